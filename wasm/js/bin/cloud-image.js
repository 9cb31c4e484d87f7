#!/usr/bin/env node
// The command: reads dumps and writes unified images, with the output and exit statuses of the Rust command. Unlike that,
// it has no sample dumps: without an input it prints its help.

import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { isatty } from "node:tty";
import { FileInput, readBlocking } from "../files/input.js";
import { checkKnowledge } from "../glue.js";
import { callModule } from "../instance.js";
import { comparedSettings } from "../diff.js";
import "../node.js";
import { vocabularies } from "../vocabulary.js";
import { callSession, createSession, finish, readBatch } from "../session.js";
import { STDIN, diffHelp, diffUsage, filterWarnings, help, parse, querySettings, usage } from "./arguments.js";
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
    printLine(process.argv[2] === "diff" ? diffUsage() : usage());
    return FAILURE;
  }
  const output = new Output();
  if (command.version) {
    output.write(Buffer.from(`cloud-image ${version()}\n`));
    return 0;
  }
  if (command.help) {
    output.write(Buffer.from(command.isDiff ? diffHelp() : help()));
    return 0;
  }
  if (command.files.length === 0 && isatty(STDIN_DESCRIPTOR)) {
    for (const line of help().trimEnd().split("\n")) printLine(line);
    return FAILURE;
  }
  let query;
  try {
    query = querySettings(command);
  } catch (error) {
    printLine(error.message);
    return FAILURE;
  }
  let knowledge;
  try {
    if (command.knowledge !== undefined) knowledge = readKnowledge(command.knowledge);
  } catch (error) {
    printLine(`${command.knowledge}: ${reasonOf(error)}`);
    return FAILURE;
  }
  return convertAll({ ...command, query, knowledge }, output);
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

const NOT_COMPARED = "nothing is compared: images that were not read would be missing";

async function convertAll({ files, provider, strict, source, knowledge, format, quiet, query, isDiff, ...flags }, output) {
  if (!quiet) for (const line of filterWarnings(query)) printLine(line);
  const report = new Report(quiet);
  const fields = query.fields;
  const settings = {
    ...query,
    provider,
    strict: strict === true,
    source: source === true,
    lifecycle: flags.lifecycle === true,
    evidence: flags["no-evidence"] !== true,
    knowledge,
    ...(isDiff && comparedSettings(query)),
  };
  const outputSettings = {
    format,
    csvSafe: flags["csv-safe"] === true,
    lifecycle: flags.lifecycle === true,
    tableWidth: format === "table" && isatty(STDOUT) ? process.stdout.columns : undefined,
    // If the module runs out of memory, a new instance continues the output.
    state: undefined,
  };
  // One session reads all inputs, because images are selected from all of them.
  let session;
  const openSession = () => {
    if (session) return session;
    session = createSession(settings, false);
    if (!isDiff) callSession(session, "setOutput", outputSettings);
    return session;
  };
  for (const file of files.length > 0 ? files : [STDIN]) {
    if (output.error) break;
    const name = file === STDIN ? "standard input" : file;
    let descriptor = STDIN_DESCRIPTOR;
    try {
      if (file !== STDIN) descriptor = openSync(file);
    } catch (error) {
      report.openInput(name);
      report.addUnreadableInput(reasonOf(error));
      report.closeInput(openSession());
      continue;
    }
    try {
      const saveState = () => {
        if (!isDiff) outputSettings.state = callSession(session, "outputState");
      };
      if (isDiff) callSession(openSession(), "compare", fields);
      await convert(descriptor, name, openSession(), settings.strict, report, output, saveState);
      saveState();
      callSession(session, "restart");
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const lost = isSelective(query) ? ", and what was selected until then is lost" : "";
      report.addUnreadableInput(`${error.message}; the summary does not count its images${lost}`);
      report.loseInput();
      session = undefined;
    } finally {
      if (descriptor !== STDIN_DESCRIPTOR) closeSync(descriptor);
    }
  }
  if (isDiff) {
    if (report.hasLost && !report.hasFailed) report.addFailure(NOT_COMPARED);
    if (!report.hasFailed) output.write(callSession(openSession(), "changes", outputSettings));
  } else {
    callSession(openSession(), "endSelection");
    writeImages(session, output);
    output.write(callSession(session, "endOutput"));
  }
  if (output.error && !output.isClosed) report.addFailure(`standard output: ${reasonOf(output.error)}`);
  report.finish(openSession());
  if (report.hasFailed) return FAILURE;
  return report.hasErrors ? HAS_ERRORS : 0;
}

/** Whether images are held, or counted, over all inputs. */
const isSelective = ({ latest, orderBy, maxResults, pageToken }) => [latest, orderBy, maxResults, pageToken].some(Boolean);

/** Writes the images that are complete. Passes errors to `onError`. */
function writeImages(session, output, onError) {
  for (let more = true; more && !output.error; ) {
    const batch = readBatch(session);
    more = batch.more;
    output.write(batch.lines);
    if (batch.error) onError(batch.error);
  }
}

/** Converts one input of any length. Only one image is in memory at a time, and those that may be selected. */
async function convert(descriptor, name, session, isStrict, report, output, saveState) {
  // Whether nothing more of the input is read.
  let hasEnded = false;
  const onError = (error) => {
    report.addError(error);
    const { endingCodes, losingCodes } = vocabularies();
    hasEnded ||= isStrict || endingCodes.includes(error.code);
    report.hasLost ||= hasEnded || losingCodes.includes(error.code);
  };
  report.openInput(name, descriptor === STDIN_DESCRIPTOR ? undefined : fstatSync(descriptor).size);
  try {
    const input = await FileInput.open((buffer) => readBlocking(descriptor, buffer), { isBlocking: true });
    await input.feedTo(session, (read) => {
      writeImages(session, output, onError);
      saveState();
      report.showProgress(read, session);
      return !output.error && !hasEnded;
    });
  } catch (error) {
    if (!error.syscall && !error.code?.startsWith("Z_")) throw error;
    report.addUnreadableInput(reasonOf(error));
  }
  if (!output.error) {
    finish(session);
    writeImages(session, output, onError);
  }
  report.closeInput(session);
}

/** A system's message without the call and the path: `ENOENT: no such file or directory`. */
function reasonOf({ message, syscall }) {
  return syscall ? message.split(", ")[0] : message;
}

process.exitCode = await main();
