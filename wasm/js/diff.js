// The differences between two inputs.

import { MAX_CHUNK_BYTES, splitBytes } from "./input.js";
import { DIFF_OPTIONS, checkOptions } from "./options.js";
import { callSession, createSession, decodeLines, feed, finish, freeSession, partialProviders, readBatch, skippedObjects } from "./session.js";
import { openSource, requireBytes } from "./source.js";
import { vocabularies } from "./vocabulary.js";

export function diff(old, current, options) {
  const settings = checkOptions(options, DIFF_OPTIONS);
  const sources = [openSource(old), openSource(current)];
  // Streams and iterators can be read once.
  if (old === current && ["getReader", "next", "pipe"].some((name) => typeof old[name] === "function")) {
    throw new TypeError("source: expected two sources, found the same one twice");
  }
  return compare(sources, settings);
}

/** The settings of a session that compares: images are found by three fields. */
export const comparedSettings = (settings) => ({
  ...settings,
  evidence: false,
  fields: settings.fields === undefined ? undefined : `provider,id,name,${settings.fields}`,
});

async function* compare(sources, settings) {
  const session = createSession(comparedSettings(settings), false);
  let isLast = false;
  try {
    for (const chunks of sources) {
      isLast = chunks === sources[1];
      callSession(session, "compare", settings.fields);
      for await (const bytes of chunks) {
        for (const chunk of splitBytes(requireBytes(bytes))) {
          feed(session, chunk);
          readErrors(session, settings);
        }
      }
      finish(session);
      readErrors(session, settings);
      for (const provider of partialProviders(session)) settings.onPartial?.(provider);
      for (const skipped of skippedObjects(session)) settings.onSkipped?.(skipped);
      callSession(session, "restart");
    }
    const changes = callSession(session, "changes", { format: "ndjson" });
    for (const line of decodeLines(changes)) yield JSON.parse(line);
  } catch (error) {
    // The second source was not opened.
    if (!isLast) await closeSource(sources[1]);
    throw error;
  } finally {
    freeSession(session);
  }
}

/** Ends a source of which nothing was read. */
async function closeSource(source) {
  const iterator = source[Symbol.asyncIterator]();
  await iterator.return?.();
}

function readErrors(session, { onError }) {
  for (let more = true; more; ) {
    const batch = readBatch(session, MAX_CHUNK_BYTES);
    if (batch.error) {
      // Images that were not read would be missing.
      if (!onError || vocabularies().losingCodes.includes(batch.error.code)) throw batch.error;
      onError(batch.error);
    }
    more = batch.more;
  }
}
