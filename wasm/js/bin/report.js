// Writes to standard error: errors, a summary, and a progress bar while the images go to a file.

import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { sessionLines, skippedObjects } from "../session.js";
import { errorCodes, providers, warningCodes } from "../vocabulary.js";

const STDOUT = 1;
const STDERR = 2;
const MAX_ERRORS_SHOWN = 20;
const MAX_LINE_CHARACTERS = 300;
const PROGRESS_MS = 100;

/** Prints one line, shortened to a limit. Errors of standard error are ignored. */
export function printLine(line) {
  const characters = [...line];
  const short = characters.length > MAX_LINE_CHARACTERS ? `${characters.slice(0, MAX_LINE_CHARACTERS).join("")}…` : line;
  writeStderr(`${short}\n`);
}

function writeStderr(text) {
  try {
    writeSync(STDERR, text);
  } catch {
    // Standard error is closed.
  }
}

export class Report {
  hasUnreadableInput = false;
  #input;
  #inputs = 0;
  // Whether the input has no images, errors or skipped objects.
  #isEmpty;
  #isTruncated;
  // Lines about single inputs, printed before the summary.
  #notes = [];
  #partialInputs = 0;
  #images = counters(providers());
  #warnings = counters(warningCodes());
  #errors = counters(errorCodes());
  // By type. The types are text of the input, so their number is unknown.
  #skipped = new Map();
  #shownErrors = 0;
  #hiddenErrors = counters(errorCodes());
  #progress = isatty(STDERR) && !isatty(STDOUT) ? new ProgressBar() : undefined;

  openInput(name, bytes) {
    this.#input = name;
    this.#inputs += 1;
    [this.#isEmpty, this.#isTruncated] = [true, false];
    this.#progress?.open(bytes);
  }

  /** Updates the progress bar after `bytes` more bytes were read. */
  showProgress(bytes, session) {
    this.#progress?.update(bytes, session);
  }

  /** Counts an error of the input, and prints the first ones. */
  addError(error) {
    this.#isEmpty = false;
    this.#isTruncated ||= error.code === "truncated";
    this.#errors[error.code] += 1;
    if (this.#shownErrors < MAX_ERRORS_SHOWN) {
      this.#shownErrors += 1;
      this.#progress?.clear();
      printLine(`${this.#input}: ${error.message}`);
    } else {
      this.#hiddenErrors[error.code] += 1;
    }
  }

  /** Reports that the input cannot be read to its end. */
  addUnreadableInput(reason) {
    this.hasUnreadableInput = true;
    this.#isEmpty = false;
    this.#progress?.clear();
    printLine(`${this.#input}: ${reason}`);
  }

  closeInput(session) {
    this.#progress?.clear();
    for (const [counts, lines] of [[this.#images, sessionLines(session, "images")], [this.#warnings, sessionLines(session, "warnings")]]) {
      for (const line of lines) {
        const [name, count] = line.split(" ");
        counts[name] += Number(count);
        this.#isEmpty = false;
      }
    }
    const skipped = skippedObjects(session);
    for (const { kind, count } of skipped) this.#skipped.set(kind, (this.#skipped.get(kind) ?? 0) + count);
    const partial = sessionLines(session, "partial");
    if (this.#isEmpty && skipped.length === 0) this.#note("holds no images");
    for (const provider of partial) this.#note(`holds only a part of the ${provider} images`);
    if (this.#isTruncated) this.#note("ends too early, so it holds only a part");
    this.#partialInputs += partial.length > 0 || this.#isTruncated ? 1 : 0;
  }

  #note(text) {
    this.#notes.push(`${this.#input}: ${text}`);
  }

  /** Prints the summary of all inputs. */
  finish() {
    if (sum(this.#hiddenErrors) > 0) printLine(`more errors: ${formatCounts(Object.entries(this.#hiddenErrors))}`);
    for (const note of this.#notes) printLine(note);
    printLine(summaryLine("image", "images", Object.entries(this.#images)));
    printLine(summaryLine("error", "errors", Object.entries(this.#errors)));
    printLine(summaryLine("skipped", "skipped", byCount(this.#skipped)));
    printLine(summaryLine("warning", "warnings", Object.entries(this.#warnings)));
    printLine(`${this.#partialInputs} of ${this.#inputs} ${this.#inputs === 1 ? "input" : "inputs"} partial`);
  }

  hasErrors() {
    return sum(this.#errors) > 0;
  }
}

const counters = (names) => Object.fromEntries(names.map((name) => [name, 0]));
const sum = (counts) => Object.values(counts).reduce((all, each) => all + each, 0);

/** The most frequent types first, because a long line is shortened; equal counts in byte order, as in Rust. */
function byCount(kinds) {
  return [...kinds].sort(([a, few], [b, many]) => many - few || Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** Formats a total with its parts: `3 images: gce 2, gcore 1`. */
function summaryLine(one, many, counts) {
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return `${all} ${all === 1 ? one : many}${all > 0 ? `: ${formatCounts(counts)}` : ""}`;
}

function formatCounts(counts) {
  const nonZero = counts.filter(([, count]) => count > 0);
  return nonZero.map(([name, count]) => `${name} ${count}`).join(", ");
}

/** Shows the progress of an input on one line, which each update overwrites. */
class ProgressBar {
  #totalBytes;
  #readBytes;
  #lastUpdate = 0;
  #visible = false;

  open(bytes) {
    [this.#totalBytes, this.#readBytes] = [bytes, 0];
  }

  update(bytes, session) {
    this.#readBytes += bytes;
    const now = performance.now();
    if (now - this.#lastUpdate < PROGRESS_MS) return;
    this.#lastUpdate = now;
    const images = sum(sessionLines(session, "images").map((line) => Number(line.split(" ")[1])));
    const part = this.#totalBytes > 0 ? Math.min(1, this.#readBytes / this.#totalBytes) : undefined;
    const done = part === undefined ? "" : `[${"#".repeat(part * 20).padEnd(20, ".")}] ${Math.floor(part * 100)} %  `;
    writeStderr(`\r\x1b[K${done}${Math.round(this.#readBytes / 1e6)} MB, ${images.toLocaleString("en")} ${images === 1 ? "image" : "images"}`);
    this.#visible = true;
  }

  clear() {
    if (this.#visible) writeStderr("\r\x1b[K");
    this.#visible = false;
  }
}
