// `cloud-image/fs`: files, read into the module's memory and written out of it.

import { setImmediate } from "node:timers/promises";
import { Abort } from "./files/abort.js";
import { withDestination, withSource } from "./files/file.js";
import "./node.js";
import { FILE_OPTIONS, checkOptions } from "./options.js";
import { addBatch, addEnd, emptyResult } from "./result.js";
import { createSession, decodeLines, finish, freeSession, readBatch } from "./session.js";
import { vocabularies } from "./vocabulary.js";

export async function normalizeFile(from, options) {
  const { abort, settings } = openOptions(options);
  const images = [];
  const onLines = (lines) => {
    for (const line of decodeLines(lines)) images.push(JSON.parse(line));
  };
  return withSource(from, abort, async (input) => ({ images, ...(await convert(input, settings, abort, onLines)) }));
}

export async function toNdjsonFile(from, to, options) {
  const { abort, settings } = openOptions(options);
  return withSource(from, abort, (input, source) =>
    withDestination(to, source, abort, (write) => convert(input, settings, abort, write)),
  );
}

function openOptions(options) {
  const { signal, ...settings } = checkOptions(options, FILE_OPTIONS);
  const abort = new Abort(signal);
  abort.check();
  return { abort, settings };
}

/** Reads an input to its end, and passes lines to `onLines`, which may return a promise. Returns the rest of the result. */
async function convert(input, settings, abort, onLines) {
  const result = emptyResult();
  const session = createSession(settings, false);
  const { endingCodes } = vocabularies();
  // Whether nothing more of the input is read.
  let hasEnded = false;
  const readBatches = async () => {
    for (let more = true; more; ) {
      const batch = readBatch(session);
      more = batch.more;
      const { error } = batch;
      addBatch(result, batch);
      if (error) hasEnded ||= settings.strict === true || endingCodes.includes(error.code);
      await onLines(batch.lines);
      // Reading and writing block this thread, so others get a turn after each chunk. They may abort, too.
      await setImmediate();
      abort.check();
    }
    return !hasEnded;
  };
  try {
    await input.feedTo(session, readBatches);
    finish(session);
    await readBatches();
    addEnd(result, session);
  } finally {
    freeSession(session);
  }
  return result;
}
