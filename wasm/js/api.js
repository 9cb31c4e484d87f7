// The whole API, independent of the environment. The entry of each environment loads the module.

import { ImageError } from "./error.js";
import { MAX_CHUNK_BYTES, openInput, splitBytes } from "./input.js";
import { requireModule } from "./instance.js";
import { IMAGES_OPTIONS, NO_OPTIONS, OPTIONS, STREAM_OPTIONS, checkOptions } from "./options.js";
import { addBatch, emptyResult } from "./result.js";
import {
  acquireSession,
  createSession,
  decodeLines,
  feed,
  finish,
  freeSession,
  partialProviders,
  readBatch,
  releaseSession,
  selectedImages,
  skippedObjects,
} from "./session.js";
import { AbortableChunks, openSource, requireBytes } from "./source.js";

export { ImageError };

/**
 * Passes each batch of an input to `onBatch`, which returns `true` to stop. At the end it calls `onPartial` for each
 * partial provider, `onSelected` once, and `onSkipped` for each type of skipped object.
 */
function readInput({ chunks, parsed }, options, onBatch, { maxBytes, ...handlers } = {}) {
  const session = acquireSession(options, parsed);
  try {
    let stopped = false;
    for (const chunk of chunks) {
      feed(session, chunk);
      // A single chunk is read once, after `finish`.
      stopped = chunks.length !== 1 && readBatches(session, onBatch, maxBytes);
      if (stopped) break;
    }
    finish(session);
    if (!stopped) readBatches(session, onBatch, maxBytes);
    reportEnd(session, handlers);
  } catch (error) {
    freeSession(session);
    throw error;
  }
  releaseSession(session, options, parsed);
}

function readBatches(session, onBatch, maxBytes) {
  for (let more = true; more; ) {
    const batch = readBatch(session, maxBytes);
    if (onBatch(batch) === true) return true;
    more = batch.more;
  }
  return false;
}

function reportBatch({ pages, error }, { onPage, onError }) {
  if (onPage) for (const page of pages) onPage(page);
  if (error) {
    if (!onError) throw error;
    onError(error);
  }
}

function reportEnd(session, { onPartial, onSelected, onSkipped }) {
  // Read all before the first handler runs: a handler may throw or start another call.
  const partial = onPartial ? partialProviders(session) : [];
  const skipped = onSkipped ? skippedObjects(session) : [];
  const selected = onSelected ? selectedImages(session) : undefined;
  for (const provider of partial) onPartial(provider);
  if (onSelected) onSelected(selected);
  for (const each of skipped) onSkipped(each);
}

export function normalize(input, options) {
  const settings = checkOptions(options, OPTIONS);
  const result = { images: [], ...emptyResult() };
  const onBatch = (batch) => {
    for (const line of decodeLines(batch.lines)) result.images.push(JSON.parse(line));
    addBatch(result, batch);
  };
  const onPartial = (provider) => result.partial.push(provider);
  const onSkipped = (skipped) => result.skipped.push(skipped);
  if (settings === NO_OPTIONS) {
    readInput(openInput(input), settings, onBatch, { onPartial, onSkipped });
    result.matched = result.read = result.images.length;
  } else {
    const onSelected = (selected) => Object.assign(result, selected);
    readInput(openInput(input), settings, onBatch, { onPartial, onSelected, onSkipped });
  }
  return result;
}

export function normalizeImage(input, options) {
  const settings = checkOptions(options, OPTIONS);
  let image;
  readInput(openInput(input), settings, ({ lines, error }) => {
    for (const line of decodeLines(lines)) {
      if (image) throw imageCountError("malformed", "more");
      image = line;
    }
    if (error) throw error;
  });
  if (!image) throw imageCountError("missing", "none");
  return JSON.parse(image);
}

function imageCountError(code, found) {
  const expected = "one image";
  return new ImageError({ code, message: `expected ${expected}, found ${found}`, expected, found });
}

export function toNdjson(input, options) {
  const settings = checkOptions(options, STREAM_OPTIONS);
  const opened = openInput(input);
  // Most lines are shorter than their input, and unused memory of the buffer is never touched. The first buffer is
  // small, for inputs that soon fail.
  const estimate = Math.ceil(opened.size * 1.25);
  let bytes = new Uint8Array(Math.min(estimate, MAX_CHUNK_BYTES));
  let length = 0;
  const onBatch = (batch) => {
    const end = length + batch.lines.length;
    if (end > bytes.length) {
      const larger = new Uint8Array(Math.max(end, estimate, 2 * bytes.length));
      larger.set(bytes);
      bytes = larger;
    }
    bytes.set(batch.lines, length);
    length = end;
    reportBatch(batch, settings);
  };
  readInput(opened, settings, onBatch, settings);
  return bytes.slice(0, length);
}

export function detect(input) {
  requireModule();
  let detected;
  const onBatch = ({ lines, pages, error }) => {
    const [image] = decodeLines(lines);
    // A page in this batch ended before its image.
    const first = pages.find(({ provider }) => provider) ?? (image ? JSON.parse(image) : error);
    detected = first?.provider;
    return detected !== undefined;
  };
  // One line per batch, so that reading stops after the first provider.
  readInput(openInput(input), NO_OPTIONS, onBatch, { maxBytes: 1 });
  return detected;
}

export function images(source, options) {
  const { signal, ...settings } = checkOptions(options, IMAGES_OPTIONS);
  return readChunks(signal ? new AbortableChunks(source) : openSource(source), settings, signal);
}

async function* readChunks(chunks, settings, signal) {
  let session = createSession(settings, false);
  const close = () => {
    if (session) freeSession(session);
    session = undefined;
  };
  // Frees and ends everything at once: there may be no next step.
  const abort = () => {
    close();
    chunks.abort(signal.reason);
  };
  // A signal may abort wherever this function waits for a step or a chunk.
  const openSession = () => {
    if (signal?.aborted) throw signal.reason;
    return session;
  };
  try {
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort);
    for await (const bytes of chunks) {
      for (const chunk of splitBytes(requireBytes(bytes))) {
        feed(openSession(), chunk);
        yield* readImages(openSession, settings);
      }
    }
    finish(openSession());
    yield* readImages(openSession, settings);
    reportEnd(openSession(), settings);
  } finally {
    signal?.removeEventListener("abort", abort);
    close();
  }
}

function* readImages(openSession, settings) {
  for (let more = true; more; ) {
    const batch = readBatch(openSession());
    for (const line of decodeLines(batch.lines)) {
      yield JSON.parse(line);
      openSession();
    }
    reportBatch(batch, settings);
    more = batch.more;
  }
}

function transformer(options, enqueueLines) {
  const settings = checkOptions(options, STREAM_OPTIONS);
  let session = createSession(settings, false);
  const close = () => {
    if (session) freeSession(session);
    session = undefined;
  };
  const enqueueBatches = (controller) =>
    readBatches(session, (batch) => {
      enqueueLines(batch.lines, controller);
      reportBatch(batch, settings);
    });
  return {
    transform(bytes, controller) {
      try {
        for (const chunk of splitBytes(requireBytes(bytes))) {
          feed(session, chunk);
          enqueueBatches(controller);
        }
      } catch (error) {
        close();
        throw error;
      }
    },
    flush(controller) {
      try {
        finish(session);
        enqueueBatches(controller);
        reportEnd(session, settings);
      } finally {
        close();
      }
    },
    // Some runtimes do not call `cancel`: there the garbage collector frees the session.
    cancel: close,
  };
}

export class ImageStream extends TransformStream {
  constructor(options) {
    super(
      transformer(options, (lines, controller) => {
        for (const line of decodeLines(lines)) controller.enqueue(JSON.parse(line));
      }),
    );
  }
}

export class NdjsonStream extends TransformStream {
  constructor(options) {
    super(
      transformer(options, (lines, controller) => {
        if (lines.length > 0) controller.enqueue(lines.slice());
      }),
    );
  }
}
