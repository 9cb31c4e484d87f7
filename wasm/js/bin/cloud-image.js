#!/usr/bin/env node
// Dumps in, unified images out: the same bytes and exit statuses as the Rust example `normalize`.

import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { isatty } from "node:tty";
import "../node.js";
import { begin, end, fed, finish, read as next, room } from "../session.js";
import { help, parse, usage } from "./arguments.js";
import { formats } from "./formats.js";
import { Output, pause } from "./output.js";
import { Report, say } from "./report.js";

const STDIN = 0;
const CHUNK_BYTES = 256 * 1024;
// Wrong flags, a file that cannot be read, output that cannot be written.
const UNUSABLE = 2;

function main() {
  let command;
  try {
    command = parse(process.argv.slice(2));
  } catch (error) {
    say(error.message);
    say(usage());
    return UNUSABLE;
  }
  const { options, format, files } = command;
  const output = new Output();
  if (command.help || (files.length === 0 && isatty(STDIN))) {
    output.write(Buffer.from(help()));
    return command.help ? 0 : UNUSABLE;
  }

  const report = new Report();
  const writer = formats[format](output);
  let unusable = false;
  for (const file of files.length > 0 ? files : ["-"]) {
    if (output.failed) break;
    const name = files.length > 0 ? file : "standard input";
    let descriptor = STDIN;
    try {
      if (file !== "-") descriptor = openSync(file);
    } catch (error) {
      say(`${name}: ${because(error)}`);
      unusable = true;
      continue;
    }
    try {
      read(descriptor, name, options, report, writer, output);
    } finally {
      if (descriptor !== STDIN) closeSync(descriptor);
    }
  }
  writer.end();
  if (output.failed && output.failed.code !== "EPIPE") {
    say(`standard output: ${because(output.failed)}`);
    unusable = true;
  }
  report.finish();
  if (unusable || report.unreadable) return UNUSABLE;
  return report.hasErrors() ? 1 : 0;
}

/** Reads one input, of any length: only one image is held at a time. */
function read(descriptor, name, options, report, writer, output) {
  const session = begin(options, false);
  const hand = () => {
    for (let more = true; more; ) {
      const batch = next(session);
      const { lines, error } = batch;
      more = batch.more;
      if (lines.length > 0) writer.write(lines);
      if (error) report.error(error);
      if (output.failed) return;
    }
  };
  report.open(name, descriptor === STDIN ? undefined : fstatSync(descriptor).size);
  try {
    try {
      for (let length; !output.failed && (length = readSome(descriptor, room(session, CHUNK_BYTES))) > 0; ) {
        fed(session, length);
        hand();
        report.passed(length, session);
      }
    } catch (error) {
      if (!error.syscall) throw error;
      report.cannotRead(because(error));
    }
    if (!output.failed) {
      finish(session);
      hand();
    }
    report.close(session);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.cannotRead(`${error.message}; what was read of it is not counted`);
  }
  end(session);
}

function readSome(descriptor, chunk) {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      // The end of a pipe on Windows.
      if (error.code === "EOF") return 0;
      if (error.code !== "EAGAIN") throw error;
      pause();
    }
  }
}

/** What the system says: `ENOENT: no such file or directory`. */
function because(error) {
  return error.message.split(", ")[0];
}

process.exitCode = main();
