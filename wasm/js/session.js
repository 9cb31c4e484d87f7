// A session reads one input: bytes or strings in, lines of JSON out.

import { keepImages } from "./collection.js";
import { ImageError } from "./error.js";
import { Session } from "./glue.js";
import { MAX_CHUNK_BYTES } from "./input.js";
import { callModule, ensureInstance, instanceId, memoryBytes, memoryNumbers, refreshViews } from "./instance.js";
import { NO_OPTIONS } from "./options.js";

export function createSession(options, parsed) {
  // Without options, nothing is converted at the boundary.
  const settings = options === NO_OPTIONS ? undefined : options;
  const session = callModule(() => new Session(settings, parsed));
  session.instanceId = instanceId;
  session.hasSkipped = false;
  if (options.collection) keepImages(session, options.collection);
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
  pages: (session) => session.pages(),
  error: (session) => session.error(),
  partial: (session) => session.partial(),
  selected: (session) => session.selected(),
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
function inputBuffer(session, length) {
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

/**
 * Feeds what `fill` writes into a buffer in the module's memory, and returns how much that was. `fill` must neither wait nor
 * call the module: both can move or free the buffer.
 */
export function feedFrom(session, maxLength, fill) {
  const length = fill(inputBuffer(session, maxLength));
  feedBuffer(session, length);
  return length;
}

/** Feeds the first `length` bytes of the input buffer. */
function feedBuffer(session, length) {
  call(session, methods.feed, length);
}

/** Ends the input. */
export function finish(session) {
  call(session, methods.finish);
}

const EMPTY = new Uint8Array();
// Most batches have no pages.
const NONE = Object.freeze([]);

function viewAt(address, length) {
  return length > 0 ? memoryBytes.subarray(address, address + length) : EMPTY;
}

/** The providers whose images are only a part. */
export const partialProviders = (session) => call(session, methods.partial);

/** What was selected: `matched`, `read`, `unanswered` and `nextPageToken`. */
export const selectedImages = (session) => call(session, methods.selected);

/** The skipped objects by type: a list of `{ kind, count }`. */
export const skippedObjects = (session) => (session.hasSkipped ? call(session, methods.skipped) : []);

/** Calls a method of the session that only the command needs. */
export const callSession = (session, name, ...args) => call(session, () => session[name](...args));

/**
 * Reads a batch: a view of the lines of images, the pages that ended, the error after them, and whether there may be
 * more. Use the lines before the next call into the module.
 */
export function readBatch(session, maxBytes = MAX_CHUNK_BYTES) {
  const index = call(session, methods.read, maxBytes) / 4;
  refreshViews();
  const more = memoryNumbers[index] === 1;
  const address = memoryNumbers[index + 1];
  const length = memoryNumbers[index + 2];
  const hasPages = memoryNumbers[index + 3] === 1;
  const hasError = memoryNumbers[index + 4] === 1;
  session.hasSkipped = memoryNumbers[index + 5] === 1;
  const pages = hasPages ? call(session, methods.pages).map(parseWarning) : NONE;
  const error = hasError ? new ImageError(call(session, methods.error)) : undefined;
  // The memory may have grown.
  if (hasPages || hasError) refreshViews();
  return { lines: viewAt(address, length), pages, error, more };
}

/** The API's warning about a page is a text of JSON. Its keys are those of the input, and `JSON.parse` reads them as data. */
function parseWarning({ warning, ...page }) {
  return warning === undefined ? page : { ...page, warning: JSON.parse(warning) };
}

const decoder = new TextDecoder();

/** Splits a text whose every line ends with a newline. */
function splitLines(text) {
  const lines = text.split("\n");
  lines.pop();
  return lines;
}

/** Decodes bytes into lines. Pass them to `JSON.parse`, which reads the key `__proto__` as data. */
export const decodeLines = (lines) => (lines.length > 0 ? splitLines(decoder.decode(lines)) : []);
