// All of the API. It knows no environment: node.js, web.js and inline.js load the module.

import { Detector, Session, providers } from "./glue.js";

// So many bytes go over at once, either way: memory stays flat whatever the input is.
const PIECE_BYTES = 256 * 1024;
// As the Rust function `normalize` does: an error is a hundred times as long as what brings it about.
const MOST_ERRORS = 10_000;

let loaded = false;

/** Says that the module is there. */
export function ready() {
  loaded = true;
}

/** What is wrong with an input: the fields of the error are properties. */
export class ImageError extends Error {
  constructor(fields) {
    super(fields.message);
    Object.assign(this, fields);
  }

  toJSON() {
    const { code, message, ...rest } = this;
    return { code, message: this.message, ...rest };
  }
}
Object.defineProperty(ImageError.prototype, "name", { value: "ImageError", configurable: true, writable: true });

// Options

const flag = (value) => (typeof value === "boolean" ? undefined : "`true` or `false`");
const handler = (value) => (typeof value === "function" ? undefined : "a function");
const READING = {
  provider(value) {
    const words = providers();
    return words.includes(value) ? undefined : words.map((word) => `"${word}"`).join(" or ");
  },
  strict: flag,
  source: flag,
  maxImageBytes: (value) =>
    Number.isInteger(value) && value >= 1 && value < 2 ** 32 ? undefined : "a whole number of bytes from 1 to 4294967295",
};
const REPORTING = { ...READING, onError: handler, onPage: handler };

function checked(options, known) {
  needModule();
  if (options === undefined) return {};
  if (options === null || typeof options !== "object") {
    throw new TypeError(`options: expected an object, found ${describe(options)}`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).map((word) => `\`${word}\``);
      throw new TypeError(`unknown option \`${name}\`: expected ${names.join(", ")}`);
    }
    const expected = value === undefined ? undefined : known[name](value);
    if (expected) throw new TypeError(`option \`${name}\`: expected ${expected}, found ${describe(value)}`);
  }
  return { ...options };
}

function needModule() {
  if (!loaded) throw new Error("cloud-image is not loaded yet: call `await init()` first");
}

function describe(value) {
  if (value === null) return "null";
  if (typeof value === "string") return value.length > 40 ? "a string" : JSON.stringify(value);
  if (typeof value !== "object") return typeof value === "function" ? "a function" : String(value);
  return tag(value);
}

// Unlike `instanceof`, this holds for values of other realms: frames, `vm`, test runners.
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

// Inputs

/** Bytes as they are, without a copy; `undefined` for anything else. */
function bytesOf(value) {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const kind = tag(value);
  if (kind === "ArrayBuffer" || kind === "SharedArrayBuffer") return new Uint8Array(value);
  return undefined;
}

function* cut(bytes) {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function* encode(text) {
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length; ) {
    let end = at + PIECE_BYTES / 2;
    // A pair of surrogates is one character.
    if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end += 1;
    yield encoder.encode(text.slice(at, end));
    at = end;
  }
}

/** UTF-8 has no lone surrogates; as escapes they get to the reader, which replaces them and warns. */
function escapeLone(text) {
  if (text.isWellFormed?.()) return text;
  return text.replace(/[\ud800-\udfff]/gu, (lone, at) => {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes += 1;
    // Behind an open backslash it is a fault of the text, and must stay one.
    return slashes % 2 === 1 ? lone : `\\u${lone.charCodeAt(0).toString(16)}`;
  });
}

function stringify(value) {
  try {
    return JSON.stringify(value);
  } catch {
    // There may be a `bigint` in it, which nothing else makes slower.
    return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? part.toString() : part));
  }
}

/** The pieces of an input, and whether its numbers have been JavaScript's. */
function open(input) {
  if (typeof input === "string") return { pieces: encode(escapeLone(input)), parsed: false };
  if (typeof input === "object" && input !== null) {
    const bytes = bytesOf(input);
    if (bytes) return { pieces: cut(bytes), parsed: false };
    const isStream = Symbol.asyncIterator in input || typeof input.getReader === "function";
    if (isStream) throw new TypeError("input: expected what is there already, found a stream: use `images()`");
    if (Array.isArray(input) || tag(input) === "Object") {
      const text = stringify(input);
      if (text !== undefined) return { pieces: encode(text), parsed: true };
    }
  }
  throw new TypeError(`input: expected bytes, a string, an object or an array, found ${describe(input)}`);
}

function begin({ provider, strict = false, source = false, maxImageBytes }, parsed) {
  return new Session(provider, strict, source, parsed, maxImageBytes);
}

// Outputs

/** What a session has read: lines, the pages that ended, and the error behind all of them. */
function* batches(session) {
  for (let more = true; more; ) {
    more = session.read(PIECE_BYTES);
    const lines = session.takeLines();
    const pages = session.takePages();
    const error = session.takeError();
    yield {
      lines,
      pages: pages === undefined ? [] : JSON.parse(pages),
      error: error === undefined ? undefined : new ImageError(JSON.parse(error)),
    };
  }
}

function* batchesOf(input, options) {
  const { pieces, parsed } = open(input);
  const session = begin(options, parsed);
  try {
    for (const piece of pieces) {
      session.feed(piece);
      yield* batches(session);
    }
    session.finish();
    yield* batches(session);
  } finally {
    session.free();
  }
}

const decoder = new TextDecoder();

/** The images of lines. `JSON.parse` makes data of every key, `__proto__` too. */
function* parse(lines) {
  const text = decoder.decode(lines);
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    yield JSON.parse(text.slice(at, end));
    at = end + 1;
  }
}

function report({ pages, error }, { onPage, onError }) {
  if (onPage) for (const page of pages) onPage(page);
  if (error) {
    if (!onError) throw error;
    onError(error);
  }
}

// The API

export function normalize(input, options) {
  const settings = checked(options, READING);
  const result = { images: [], errors: [], furtherErrors: 0, pages: [] };
  for (const { lines, pages, error } of batchesOf(input, settings)) {
    for (const image of parse(lines)) result.images.push(image);
    for (const page of pages) result.pages.push(page);
    if (error && result.errors.length < MOST_ERRORS) result.errors.push(error);
    else if (error) result.furtherErrors += 1;
  }
  return result;
}

export function normalizeImage(input, options) {
  const settings = checked(options, READING);
  let found;
  for (const { lines, error } of batchesOf(input, settings)) {
    for (const image of parse(lines)) {
      if (found) throw notOne("malformed", "more");
      found = image;
    }
    if (error) throw error;
  }
  if (!found) throw notOne("missing", "none");
  return found;
}

function notOne(code, found) {
  const expected = "one image";
  return new ImageError({ code, message: `expected ${expected}, found ${found}`, expected, found });
}

export function toNdjson(input, options) {
  const settings = checked(options, REPORTING);
  const parts = [];
  let length = 0;
  for (const batch of batchesOf(input, settings)) {
    if (batch.lines.length > 0) parts.push(batch.lines);
    length += batch.lines.length;
    report(batch, settings);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function detect(input) {
  needModule();
  const { pieces } = open(input);
  const detector = new Detector();
  try {
    for (const piece of pieces) {
      const provider = detector.feed(piece);
      if (provider !== undefined) return provider;
    }
    return detector.finish();
  } finally {
    detector.free();
  }
}

export function images(source, options) {
  const settings = checked(options, REPORTING);
  return readAll(chunksOf(source), settings);
}

async function* readAll(chunks, settings) {
  const session = begin(settings, false);
  try {
    for await (const chunk of chunks) {
      for (const piece of cut(needBytes(chunk))) {
        session.feed(piece);
        yield* imagesOf(session, settings);
      }
    }
    session.finish();
    yield* imagesOf(session, settings);
  } finally {
    session.free();
  }
}

function* imagesOf(session, settings) {
  for (const batch of batches(session)) {
    yield* parse(batch.lines);
    report(batch, settings);
  }
}

function chunksOf(source) {
  if (typeof source === "object" && source !== null) {
    if (Symbol.asyncIterator in source) return source;
    // Not every browser can iterate over a stream.
    if (typeof source.getReader === "function") return readStream(source);
    if (Symbol.iterator in source && !bytesOf(source)) return source;
  }
  throw new TypeError(`source: expected an iterable of chunks of bytes, found ${describe(source)}`);
}

async function* readStream(stream) {
  const reader = stream.getReader();
  let done = false;
  try {
    for (;;) {
      const result = await reader.read();
      done = result.done;
      if (done) return;
      yield result.value;
    }
  } finally {
    if (!done) await reader.cancel();
    reader.releaseLock();
  }
}

function needBytes(chunk) {
  const bytes = typeof chunk === "object" && chunk !== null ? bytesOf(chunk) : undefined;
  if (bytes) return bytes;
  const found = typeof chunk === "string" ? "a string: read without an encoding" : describe(chunk);
  throw new TypeError(`source: expected chunks of bytes, found ${found}`);
}

function transformer(options, give) {
  const settings = checked(options, REPORTING);
  let session = begin(settings, false);
  const end = () => {
    session?.free();
    session = undefined;
  };
  const hand = (controller) => {
    for (const batch of batches(session)) {
      give(batch.lines, controller);
      report(batch, settings);
    }
  };
  return {
    transform(chunk, controller) {
      try {
        for (const piece of cut(needBytes(chunk))) {
          session.feed(piece);
          hand(controller);
        }
      } catch (error) {
        end();
        throw error;
      }
    },
    flush(controller) {
      try {
        session.finish();
        hand(controller);
      } finally {
        end();
      }
    },
    // Where streams do not call this, the garbage collector frees the session.
    cancel: end,
  };
}

export class ImageStream extends TransformStream {
  constructor(options) {
    super(
      transformer(options, (lines, controller) => {
        for (const image of parse(lines)) controller.enqueue(image);
      }),
    );
  }
}

export class NdjsonStream extends TransformStream {
  constructor(options) {
    super(
      transformer(options, (lines, controller) => {
        if (lines.length > 0) controller.enqueue(lines);
      }),
    );
  }
}
