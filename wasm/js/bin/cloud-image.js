#!/usr/bin/env node
// The command: reads dumps and writes unified images, with the output and exit statuses of the Rust command. Unlike that,
// it has no sample dumps: without an input it prints its help.

import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { isatty } from "node:tty";
import { checkKnowledge } from "../glue.js";
import { callModule } from "../instance.js";
import "../node.js";
import { vocabularies } from "../vocabulary.js";
import { callSession, createSession, feed, finish, freeSession, readBatch } from "../session.js";
import { STDIN, help, parse, usage } from "./arguments.js";
import { readInput } from "./input.js";
import { Output } from "./output.js";
import { Report, printLine } from "./report.js";

const STDIN_DESCRIPTOR = 0;
const STDOUT = 1;
// Exit statuses. 2: wrong options, an unreadable input, or output that cannot be written.
const HAS_ERRORS = 1;
const FAILURE = 2;

async function main() {
  let command;
  try {
    command = parse(process.argv.slice(2));
  } catch (error) {
    printLine(error.message);
    printLine(usage());
    return FAILURE;
  }
  const output = new Output();
  if (command.version) {
    output.write(Buffer.from(`cloud-image ${version()}\n`));
    return 0;
  }
  if (command.help) {
    output.write(Buffer.from(help()));
    return 0;
  }
  if (command.files.length === 0 && isatty(STDIN_DESCRIPTOR)) {
    for (const line of help().trimEnd().split("\n")) printLine(line);
    return FAILURE;
  }
  let knowledge;
  try {
    if (command.knowledge !== undefined) knowledge = readKnowledge(command.knowledge);
  } catch (error) {
    printLine(`${command.knowledge}: ${reasonOf(error)}`);
    return FAILURE;
  }
  return convertAll({ ...command, knowledge }, output);
}

function readKnowledge(file) {
  const json = readFileSync(file);
  const problem = callModule(() => checkKnowledge(json));
  if (problem !== undefined) throw new Error(problem);
  return new TextDecoder().decode(json);
}

function version() {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version;
}

async function convertAll({ files, provider, strict, source, knowledge, format, quiet, ...flags }, output) {
  const report = new Report(quiet);
  const settings = {
    provider,
    strict: strict === true,
    source: source === true,
    evidence: flags["no-evidence"] !== true,
    knowledge,
  };
  const outputSettings = {
    format,
    csvSafe: flags["csv-safe"] === true,
    tableWidth: format === "table" && isatty(STDOUT) ? process.stdout.columns : undefined,
    // If the module runs out of memory, a new instance continues the output.
    state: undefined,
  };
  const openSession = () => {
    const session = createSession(settings, false);
    callSession(session, "setOutput", outputSettings);
    return session;
  };
  for (const file of files.length > 0 ? files : [STDIN]) {
    if (output.error) break;
    const name = file === STDIN ? "standard input" : file;
    let descriptor = STDIN_DESCRIPTOR;
    try {
      if (file !== STDIN) descriptor = openSync(file);
    } catch (error) {
      report.addFailure(`${name}: ${reasonOf(error)}`);
      continue;
    }
    try {
      await convert(descriptor, name, openSession(), settings.strict, report, output, (state) => (outputSettings.state = state));
    } finally {
      if (descriptor !== STDIN_DESCRIPTOR) closeSync(descriptor);
    }
  }
  output.write(callSession(openSession(), "endOutput"));
  if (output.error && !output.isClosed) report.addFailure(`standard output: ${reasonOf(output.error)}`);
  report.finish();
  if (report.hasFailed) return FAILURE;
  return report.hasErrors ? HAS_ERRORS : 0;
}

/** Converts one input of any length. Only one image is in memory at a time. */
async function convert(descriptor, name, session, isStrict, report, output, saveState) {
  // Whether nothing more of the input is read.
  let hasEnded = false;
  const writeImages = () => {
    for (let more = true; more && !output.error; ) {
      const batch = readBatch(session);
      more = batch.more;
      output.write(batch.lines);
      if (batch.error) {
        report.addError(batch.error);
        hasEnded ||= isStrict || vocabularies().endingCodes.includes(batch.error.code);
      }
    }
    saveState(callSession(session, "outputState"));
    return !output.error && !hasEnded;
  };
  report.openInput(name, descriptor === STDIN_DESCRIPTOR ? undefined : fstatSync(descriptor).size);
  try {
    try {
      await readInput(descriptor, (chunk, read) => {
        feed(session, chunk);
        const goOn = writeImages();
        report.showProgress(read, session);
        return goOn;
      });
    } catch (error) {
      if (!error.syscall && !error.code?.startsWith("Z_")) throw error;
      report.addUnreadableInput(reasonOf(error));
    }
    if (!output.error) {
      finish(session);
      writeImages();
    }
    report.closeInput(session);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report.addUnreadableInput(`${error.message}; the summary does not count its images`);
    report.loseInput();
  }
  freeSession(session);
}

/** A system's message without the call and the path: `ENOENT: no such file or directory`. */
function reasonOf({ message, syscall }) {
  return syscall ? message.split(", ")[0] : message;
}

process.exitCode = await main();
