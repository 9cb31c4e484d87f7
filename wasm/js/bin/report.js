// What goes to standard error: errors, a summary, and how far it is while nobody sees the images.

import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { counted } from "../session.js";
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
  #partial = [];
  #partialInputs = 0;
  #images = counters(providers());
  #warnings = counters(warningCodes());
  #errors = counters(errorCodes());
  #shown = 0;
  #hidden = counters(errorCodes());
  #bar = isatty(STDERR) && !isatty(STDOUT) ? new Bar() : undefined;

  /** An input begins. */
  open(name, bytes) {
    this.#input = name;
    this.#inputs += 1;
    this.#bar?.open(bytes);
  }

  /** So many more bytes were read. */
  passed(bytes, session) {
    this.#bar?.passed(bytes, session);
  }

  /** Something could not be read. */
  error(error) {
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
      }
    }
    const partial = counted(session, "partial");
    for (const provider of partial) this.#partial.push(`${this.#input}: holds only a part of the ${provider} images`);
    this.#partialInputs += partial.length > 0 ? 1 : 0;
  }

  /** Says what was read in all. */
  finish() {
    if (sum(this.#hidden) > 0) say(`more errors: ${list(this.#hidden)}`);
    for (const line of this.#partial) say(line);
    for (const [noun, counts] of [["images", this.#images], ["errors", this.#errors], ["warnings", this.#warnings]]) {
      const all = sum(counts);
      say(`${all} ${noun}${all > 0 ? `: ${list(counts)}` : ""}`);
    }
    say(`${this.#partialInputs} of ${this.#inputs} inputs partial`);
  }

  hasErrors() {
    return sum(this.#errors) > 0;
  }
}

const counters = (words) => Object.fromEntries(words.map((word) => [word, 0]));
const sum = (counts) => Object.values(counts).reduce((all, each) => all + each, 0);

function list(counts) {
  const counted = Object.entries(counts).filter(([, count]) => count > 0);
  return counted.map(([what, count]) => `${what} ${count}`).join(", ");
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
    const images = sum(counted(session, "images").map((line) => Number(line.split(" ")[1]))).toLocaleString("en");
    const part = this.#bytes > 0 ? Math.min(1, this.#read / this.#bytes) : undefined;
    const done = part === undefined ? "" : `[${"#".repeat(part * 20).padEnd(20, ".")}] ${Math.floor(part * 100)} %  `;
    put(`\r\x1b[K${done}${Math.round(this.#read / 1e6)} MB, ${images} images`);
    this.#visible = true;
  }

  clear() {
    if (this.#visible) put("\r\x1b[K");
    this.#visible = false;
  }
}
