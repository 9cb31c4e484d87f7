#!/usr/bin/env node
// The command: reads dumps and writes unified images, with the output and exit statuses of the Rust example `normalize`.

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { isatty } from "node:tty";
import "../node.js";
import { createSession, feedBuffer, finish, freeSession, inputBuffer, readBatch } from "../session.js";
import { help, parse, usage } from "./arguments.js";
import { formats } from "./formats.js";
import { Output, pause } from "./output.js";
import { Report, printLine } from "./report.js";

const STDIN = 0;
const CHUNK_BYTES = 256 * 1024;
// Exit statuses. 2: wrong options, an unreadable input, or output that cannot be written.
const HAS_ERRORS = 1;
const FAILURE = 2;

function main() {
  let command;
  try {
    command = parse(process.argv.slice(2));
  } catch (error) {
    printLine(error.message);
    printLine(usage());
    return FAILURE;
  }
  const { options, format, files } = command;
  const output = new Output();
  if (command.help || (files.length === 0 && isatty(STDIN))) {
    output.write(Buffer.from(help()));
    return command.help ? 0 : FAILURE;
  }

  const report = new Report();
  const writer = formats[format](output);
  let hasFailed = false;
  for (const file of files.length > 0 ? files : ["-"]) {
    if (output.error) break;
    const name = files.length > 0 ? file : "standard input";
    let descriptor = STDIN;
    try {
      if (file !== "-") descriptor = openSync(file);
    } catch (error) {
      printLine(`${name}: ${reasonOf(error)}`);
      hasFailed = true;
      continue;
    }
    try {
      readInput(descriptor, name, options, report, writer, output);
    } finally {
      if (descriptor !== STDIN) closeSync(descriptor);
    }
  }
  writer.end();
  if (output.error && !output.isClosed) {
    printLine(`standard output: ${reasonOf(output.error)}`);
    hasFailed = true;
  }
  report.finish();
  if (hasFailed || report.hasUnreadableInput) return FAILURE;
  return report.hasErrors() ? HAS_ERRORS : 0;
}

/** Reads one input of any length. Only one image is in memory at a time. */
function readInput(descriptor, name, options, report, writer, output) {
  const session = createSession(options, false);
  const writeBatches = () => {
    for (let more = true; more; ) {
      const batch = readBatch(session);
      const { lines, error } = batch;
      more = batch.more;
      if (lines.length > 0) writer.write(lines);
      if (error) report.addError(error);
      if (output.error) return;
    }
  };
  report.openInput(name, descriptor === STDIN ? undefined : fstatSync(descriptor).size);
  try {
    try {
      for (let length; !output.error && (length = readChunk(descriptor, inputBuffer(session, CHUNK_BYTES))) > 0; ) {
        feedBuffer(session, length);
        writeBatches();
        report.showProgress(length, session);
      }
    } catch (error) {
      if (!error.syscall) throw error;
      report.addUnreadableInput(reasonOf(error));
    }
    if (!output.error) {
      finish(session);
      writeBatches();
    }
    report.closeInput(session);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.addUnreadableInput(`${error.message}; the summary does not count its images`);
  }
  freeSession(session);
}

function readChunk(descriptor, buffer) {
  for (;;) {
    try {
      return readSync(descriptor, buffer);
    } catch (error) {
      // Windows reports the end of a pipe as an error.
      if (error.code === "EOF") return 0;
      if (error.code !== "EAGAIN") throw error;
      pause();
    }
  }
}

/** The system's message without the call and the path: `ENOENT: no such file or directory`. */
function reasonOf(error) {
  return error.message.split(", ")[0];
}

process.exitCode = main();
