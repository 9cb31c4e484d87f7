// Writes to standard error: errors, a summary, and a progress bar while the images go to a file.

import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { callSession } from "../session.js";

const STDOUT = 1;
const STDERR = 2;
const MAX_ERRORS_SHOWN = 20;
const MAX_LINE_CHARACTERS = 300;
const PROGRESS_MS = 100;

/** Prints one line, cut to a limit. Control characters, which the name of a file may have, are escaped. */
export function printLine(line) {
  const characters = [...line];
  const short = characters.length > MAX_LINE_CHARACTERS ? `${characters.slice(0, MAX_LINE_CHARACTERS).join("")}…` : line;
  const escaped = short.replace(/\p{Cc}/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
  writeStderr(`${escaped}\n`);
}

function writeStderr(text) {
  try {
    writeSync(STDERR, text);
  } catch {
    // Standard error is closed.
  }
}

/** Collects what is written to standard error while inputs are read. */
export class Report {
  hasFailed = false;
  hasErrors = false;
  /** Whether an unknown number of images is missing. */
  hasLost = false;
  #isQuiet;
  #input;
  #isUnreadable;
  // One for each input, from the module.
  #summaries = [];
  // The codes of the errors that were printed.
  #shown = [];
  #progress;

  constructor(isQuiet) {
    this.#isQuiet = isQuiet;
    if (!isQuiet && isatty(STDERR) && !isatty(STDOUT)) this.#progress = new ProgressBar();
  }

  openInput(name, bytes) {
    [this.#input, this.#isUnreadable] = [name, false];
    this.#progress?.open(bytes);
  }

  /** Updates the progress bar. `bytes` is the number of bytes that were read, before they were decompressed. */
  showProgress(bytes, session) {
    this.#progress?.update(bytes, session);
  }

  /** Prints an error of the input, if it is one of the first. */
  addError(error) {
    this.hasErrors = true;
    if (this.#shown.length >= MAX_ERRORS_SHOWN) return;
    this.#shown.push(error.code);
    this.#print(`${this.#input}: ${error.message}`);
  }

  /** Prints why the input cannot be read to its end. */
  addUnreadableInput(reason) {
    this.#isUnreadable = true;
    this.addFailure(`${this.#input}: ${reason}`);
  }

  /** Prints why the command fails. */
  addFailure(line) {
    this.hasFailed = true;
    this.#print(line);
  }

  #print(line) {
    this.#progress?.clear();
    printLine(line);
  }

  closeInput(session) {
    this.#progress?.clear();
    this.#summaries.push(callSession(session, "summary", this.#input, this.#isUnreadable));
  }

  /** Ends an input whose session is lost. */
  loseInput() {
    this.#summaries.push({ inputs: 1 });
  }

  /** Prints the summary of all inputs, and of what the session selected from them. */
  finish(session) {
    for (const line of callSession(session, "summaryLines", this.#summaries, this.#shown, this.#isQuiet)) printLine(line);
  }
}

/** Shows the progress of an input on one line, which each update overwrites. */
class ProgressBar {
  #totalBytes;
  #lastUpdate = 0;
  #visible = false;

  open(bytes) {
    this.#totalBytes = bytes;
  }

  update(bytes, session) {
    const now = performance.now();
    if (now - this.#lastUpdate < PROGRESS_MS) return;
    this.#lastUpdate = now;
    const images = callSession(session, "imageCount");
    const part = this.#totalBytes > 0 ? Math.min(1, bytes / this.#totalBytes) : undefined;
    const done = part === undefined ? "" : `[${"#".repeat(part * 20).padEnd(20, ".")}] ${Math.floor(part * 100)} %  `;
    writeStderr(`\r\x1b[K${done}${Math.round(bytes / 1e6)} MB, ${images.toLocaleString("en")} ${images === 1 ? "image" : "images"}`);
    this.#visible = true;
  }

  clear() {
    if (this.#visible) writeStderr("\r\x1b[K");
    this.#visible = false;
  }
}
