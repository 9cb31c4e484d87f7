// What may be read: as pieces of bytes, or as chunks that come.

import { describe, tag } from "./describe.js";

// So many bytes go over at once, either way: memory stays flat whatever the input is.
export const PIECE_BYTES = 256 * 1024;

/** Bytes as they are, without a copy; `undefined` for anything else. */
function bytesOf(value) {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const kind = tag(value);
  if (kind === "ArrayBuffer" || kind === "SharedArrayBuffer") return new Uint8Array(value);
  return undefined;
}

/** The pieces of bytes. Where there is no more than one, it stands in an array. */
export const cut = (bytes) => (bytes.length <= PIECE_BYTES ? [bytes] : cutBytes(bytes));

function* cutBytes(bytes) {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

// In UTF-8 a text has up to three times as many bytes as it has units.
const PIECE_UNITS = PIECE_BYTES / 2;
const cutText = (text) => (text.length <= PIECE_UNITS ? [text] : cutUnits(text));

function* cutUnits(text) {
  for (let at = 0; at < text.length; ) {
    let end = at + PIECE_UNITS;
    // A pair of surrogates is one character.
    if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end += 1;
    yield text.slice(at, end);
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

/** The pieces of an input, which are bytes or texts, about how many bytes it has, and whether its numbers have been JavaScript's. */
export function open(input) {
  if (typeof input === "string") return { pieces: cutText(escapeLone(input)), size: input.length, parsed: false };
  if (typeof input === "object" && input !== null) {
    const bytes = bytesOf(input);
    if (bytes) return { pieces: cut(bytes), size: bytes.length, parsed: false };
    const isStream = Symbol.asyncIterator in input || typeof input.getReader === "function";
    if (isStream) throw new TypeError("input: expected what is there already, found a stream: use `images()`");
    if (Array.isArray(input) || tag(input) === "Object") {
      const text = stringify(input);
      if (text !== undefined) return { pieces: cutText(text), size: text.length, parsed: true };
    }
  }
  throw new TypeError(`input: expected bytes, a string, an object or an array, found ${describe(input)}`);
}

export function chunksOf(source) {
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

export function needBytes(chunk) {
  const bytes = typeof chunk === "object" && chunk !== null ? bytesOf(chunk) : undefined;
  if (bytes) return bytes;
  const found = typeof chunk === "string" ? "a string: read without an encoding" : describe(chunk);
  throw new TypeError(`source: expected chunks of bytes, found ${found}`);
}
