// A session reads one input: bytes or strings in, lines of JSON out.

import { ImageError } from "./error.js";
import { Session } from "./glue.js";
import { MAX_CHUNK_BYTES } from "./input.js";
import { callModule, ensureInstance, instanceId, memoryBytes, memoryNumbers, refreshViews } from "./instance.js";
import { NO_OPTIONS } from "./options.js";
import { providers, splitLines } from "./vocabulary.js";

export function createSession({ provider, strict = false, source = false, maxImageBytes }, parsed) {
  const index = provider === undefined ? undefined : providers().indexOf(provider);
  const session = callModule(() => new Session(index, strict, source, parsed, maxImageBytes));
  session.instanceId = instanceId;
  session.hasSkipped = false;
  return session;
}

/** Frees a session, unless its instance has been replaced. */
export function freeSession(session) {
  ensureInstance();
  if (session.instanceId === instanceId) call(session, methods.free);
}

// Faster than a lookup by name or a new closure for each call.
const methods = {
  reserve: (session, bytes) => session.reserve(bytes),
  feed: (session, bytes) => session.feed(bytes),
  finish: (session) => session.finish(),
  read: (session, maxBytes) => session.read(maxBytes),
  restart: (session) => session.restart(),
  free: (session) => session.free(),
  images: (session) => session.images(),
  warnings: (session) => session.warnings(),
  partial: (session) => session.partial(),
  skipped: (session) => session.skipped(),
};

function call(session, method, argument) {
  ensureInstance();
  if (session.instanceId !== instanceId) {
    throw new Error("the WebAssembly module restarted after running out of memory in another call; call again");
  }
  return callModule(method, session, argument);
}

// Creating a session takes as long as reading an image, so two are kept: one for parsed values, one for bytes and
// strings. They hold nothing of the last input.
const idleSessions = [];

/** Returns a session for one input. Release it after a success, free it after an error. */
export function acquireSession(options, parsed) {
  if (options !== NO_OPTIONS) return createSession(options, parsed);
  const index = Number(parsed);
  const session = idleSessions[index];
  idleSessions[index] = undefined;
  ensureInstance();
  return session?.instanceId === instanceId ? session : createSession(options, parsed);
}

export function releaseSession(session, options, parsed) {
  const index = Number(parsed);
  if (options === NO_OPTIONS && !idleSessions[index]) {
    call(session, methods.restart);
    idleSessions[index] = session;
  } else {
    freeSession(session);
  }
}

/** Returns a buffer in the module's memory for the next `length` bytes of the input: fill it, then call `feedBuffer`. */
export function inputBuffer(session, length) {
  const address = call(session, methods.reserve, length);
  refreshViews();
  return memoryBytes.subarray(address, address + length);
}

const encoder = new TextEncoder();

/** Feeds the next chunk of the input: bytes or a string. */
export function feed(session, chunk) {
  if (typeof chunk === "string") {
    feedBuffer(session, encoder.encodeInto(chunk, inputBuffer(session, 3 * chunk.length)).written);
  } else {
    const address = call(session, methods.reserve, chunk.length);
    refreshViews();
    memoryBytes.set(chunk, address);
    feedBuffer(session, chunk.length);
  }
}

/** Feeds the first `length` bytes of the input buffer. */
export function feedBuffer(session, length) {
  call(session, methods.feed, length);
}

/** Ends the input. */
export function finish(session) {
  call(session, methods.finish);
}

// Most batches have no pages and no error.
const EMPTY = new Uint8Array();

function viewAt(address, length) {
  return length > 0 ? memoryBytes.subarray(address, address + length) : EMPTY;
}

/** Lines of a session: the counts of `images` or `warnings`, or the providers that are `partial`. */
export const sessionLines = (session, name) => splitLines(call(session, methods[name]));

/** The skipped objects by type: a list of `{ kind, count }`. */
export const skippedObjects = (session) =>
  session.hasSkipped ? sessionLines(session, "skipped").map((line) => JSON.parse(line)) : [];

/**
 * Reads a batch: a view of the lines of images, the pages that ended, the error after them, and whether there may be
 * more. Use the lines before the next call into the module.
 */
export function readBatch(session, maxBytes = MAX_CHUNK_BYTES) {
  const index = call(session, methods.read, maxBytes) / 4;
  refreshViews();
  session.hasSkipped = memoryNumbers[index + 7] === 1;
  const lines = viewAt(memoryNumbers[index + 1], memoryNumbers[index + 2]);
  const pages = decodeLines(viewAt(memoryNumbers[index + 3], memoryNumbers[index + 4])).map((page) => JSON.parse(page));
  const [errorLine] = decodeLines(viewAt(memoryNumbers[index + 5], memoryNumbers[index + 6]));
  const error = errorLine === undefined ? undefined : new ImageError(JSON.parse(errorLine));
  return { lines, pages, error, more: memoryNumbers[index] === 1 };
}

const decoder = new TextDecoder();

/** Decodes bytes into lines. Pass them to `JSON.parse`, which reads the key `__proto__` as data. */
export const decodeLines = (lines) => (lines.length > 0 ? splitLines(decoder.decode(lines)) : []);
