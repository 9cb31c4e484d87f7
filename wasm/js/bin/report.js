// What goes to standard error: errors, a summary, and how far it is while nobody sees the images.

import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { counted, skippedIn } from "../session.js";
import { errorCodes, providers, warningCodes } from "../words.js";

const STDOUT = 1;
const STDERR = 2;
const MOST_ERRORS = 20;
const LONGEST_ERROR = 300;
const PROGRESS_MS = 100;

/** Says one line, cut if it is very long. That nobody listens is no error. */
export function say(line) {
  const characters = [...line];
  const short = characters.length > LONGEST_ERROR ? `${characters.slice(0, LONGEST_ERROR).join("")}…` : line;
  put(`${short}\n`);
}

function put(text) {
  try {
    writeSync(STDERR, text);
  } catch {
    // Nobody listens.
  }
}

export class Report {
  unreadable = false;
  #input;
  #inputs = 0;
  // Whether the input told of nothing: no image, no error, nothing to skip.
  #isEmpty;
  #isTruncated;
  // What is to be said of single inputs, once all of them are read.
  #notes = [];
  #partialInputs = 0;
  #images = counters(providers());
  #warnings = counters(warningCodes());
  #errors = counters(errorCodes());
  // By kind. Kinds are words of the input.
  #skipped = new Map();
  #shown = 0;
  #hidden = counters(errorCodes());
  #bar = isatty(STDERR) && !isatty(STDOUT) ? new Bar() : undefined;

  /** An input begins. */
  open(name, bytes) {
    this.#input = name;
    this.#inputs += 1;
    [this.#isEmpty, this.#isTruncated] = [true, false];
    this.#bar?.open(bytes);
  }

  /** So many more bytes were read. */
  passed(bytes, session) {
    this.#bar?.passed(bytes, session);
  }

  /** Something could not be read. */
  error(error) {
    this.#isEmpty = false;
    this.#isTruncated ||= error.code === "truncated";
    this.#errors[error.code] += 1;
    if (this.#shown < MOST_ERRORS) {
      this.#shown += 1;
      this.#bar?.clear();
      say(`${this.#input}: ${error.message}`);
    } else {
      this.#hidden[error.code] += 1;
    }
  }

  /** The input itself cannot be read. */
  cannotRead(reason) {
    this.unreadable = true;
    this.#isEmpty = false;
    this.#bar?.clear();
    say(`${this.#input}: ${reason}`);
  }

  /** The input is at its end. */
  close(session) {
    this.#bar?.clear();
    for (const [counts, lines] of [[this.#images, counted(session, "images")], [this.#warnings, counted(session, "warnings")]]) {
      for (const line of lines) {
        const [what, count] = line.split(" ");
        counts[what] += Number(count);
        this.#isEmpty = false;
      }
    }
    const skipped = skippedIn(session);
    for (const { kind, count } of skipped) this.#skipped.set(kind, (this.#skipped.get(kind) ?? 0) + count);
    const partial = counted(session, "partial");
    if (this.#isEmpty && skipped.length === 0) this.#note("holds no images");
    for (const provider of partial) this.#note(`holds only a part of the ${provider} images`);
    if (this.#isTruncated) this.#note("ends too early, so it holds only a part");
    this.#partialInputs += partial.length > 0 || this.#isTruncated ? 1 : 0;
  }

  #note(what) {
    this.#notes.push(`${this.#input}: ${what}`);
  }

  /** Says what was read in all. */
  finish() {
    if (sum(this.#hidden) > 0) say(`more errors: ${list(Object.entries(this.#hidden))}`);
    for (const note of this.#notes) say(note);
    say(line("image", "images", Object.entries(this.#images)));
    say(line("error", "errors", Object.entries(this.#errors)));
    say(line("skipped", "skipped", mostFirst(this.#skipped)));
    say(line("warning", "warnings", Object.entries(this.#warnings)));
    say(`${this.#partialInputs} of ${this.#inputs} ${this.#inputs === 1 ? "input" : "inputs"} partial`);
  }

  hasErrors() {
    return sum(this.#errors) > 0;
  }
}

const counters = (words) => Object.fromEntries(words.map((word) => [word, 0]));
const sum = (counts) => Object.values(counts).reduce((all, each) => all + each, 0);

/** Kinds are many where words are few, and a long line is cut. Those that are as many are in the order of their bytes. */
function mostFirst(kinds) {
  return [...kinds].sort(([a, few], [b, many]) => many - few || Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** How many there are of something: `3 images: gce 2, gcore 1`. */
function line(one, many, counted) {
  const all = counted.reduce((sum, [, count]) => sum + count, 0);
  return `${all} ${all === 1 ? one : many}${all > 0 ? `: ${list(counted)}` : ""}`;
}

function list(counted) {
  const some = counted.filter(([, count]) => count > 0);
  return some.map(([what, count]) => `${what} ${count}`).join(", ");
}

/** How far an input is, on one line that is written over. */
class Bar {
  #bytes;
  #read;
  #last = 0;
  #visible = false;

  open(bytes) {
    [this.#bytes, this.#read] = [bytes, 0];
  }

  passed(bytes, session) {
    this.#read += bytes;
    const now = performance.now();
    if (now - this.#last < PROGRESS_MS) return;
    this.#last = now;
    const images = sum(counted(session, "images").map((line) => Number(line.split(" ")[1])));
    const part = this.#bytes > 0 ? Math.min(1, this.#read / this.#bytes) : undefined;
    const done = part === undefined ? "" : `[${"#".repeat(part * 20).padEnd(20, ".")}] ${Math.floor(part * 100)} %  `;
    put(`\r\x1b[K${done}${Math.round(this.#read / 1e6)} MB, ${images.toLocaleString("en")} ${images === 1 ? "image" : "images"}`);
    this.#visible = true;
  }

  clear() {
    if (this.#visible) put("\r\x1b[K");
    this.#visible = false;
  }
}
