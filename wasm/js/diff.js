// The differences between two inputs.

import { MAX_CHUNK_BYTES, splitBytes } from "./input.js";
import { DIFF_OPTIONS, checkOptions } from "./options.js";
import { callSession, createSession, decodeLines, feed, finish, freeSession, partialProviders, readBatch, skippedObjects } from "./session.js";
import { openSource, requireBytes } from "./source.js";
import { vocabularies } from "./vocabulary.js";

export function diff(old, current, options) {
  const settings = checkOptions(options, DIFF_OPTIONS);
  return compare([openSource(old), openSource(current)], settings);
}

/** The settings of a session that compares: images are found by three fields. */
export const comparedSettings = (settings) => ({
  ...settings,
  evidence: false,
  fields: settings.fields === undefined ? undefined : `provider,id,name,${settings.fields}`,
});

async function* compare(sources, settings) {
  const session = createSession(comparedSettings(settings), false);
  try {
    for (const chunks of sources) {
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
  } finally {
    freeSession(session);
  }
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
