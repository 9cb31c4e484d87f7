// Converts inputs to chunks of bytes or text.

import { describe, tag } from "./describe.js";

// The size of chunks passed to the module, and of batches read from it. It bounds memory for inputs of any size.
export const MAX_CHUNK_BYTES = 256 * 1024;

/** Returns a view of the bytes without a copy, or `undefined` for any other value. */
export function asBytes(value) {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  const kind = tag(value);
  if (kind === "ArrayBuffer" || kind === "SharedArrayBuffer") return new Uint8Array(value);
  return undefined;
}

/** Splits bytes into chunks. The usual single chunk is returned in an array, without a generator. */
export const splitBytes = (bytes) => (bytes.length <= MAX_CHUNK_BYTES ? [bytes] : byteChunks(bytes));

function* byteChunks(bytes) {
  for (let at = 0; at < bytes.length; at += MAX_CHUNK_BYTES) yield bytes.subarray(at, at + MAX_CHUNK_BYTES);
}

// A UTF-16 code unit takes up to three bytes in UTF-8.
const MAX_CHUNK_UNITS = MAX_CHUNK_BYTES / 2;
const splitText = (text) => (text.length <= MAX_CHUNK_UNITS ? [text] : textChunks(text));

function* textChunks(text) {
  for (let at = 0; at < text.length; ) {
    let end = at + MAX_CHUNK_UNITS;
    // Does not split a surrogate pair.
    if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end += 1;
    yield text.slice(at, end);
    at = end;
  }
}

/** Escapes lone surrogates, which UTF-8 cannot represent. The reader replaces the escapes with a warning. */
function escapeLoneSurrogates(text) {
  if (text.isWellFormed?.()) return text;
  return text.replace(/[\ud800-\udfff]/gu, (lone, index) => {
    let slashes = 0;
    while (text[index - 1 - slashes] === "\\") slashes += 1;
    // After an unpaired backslash, a surrogate is a syntax error and must remain one.
    return slashes % 2 === 1 ? lone : `\\u${lone.charCodeAt(0).toString(16)}`;
  });
}

function stringify(value) {
  try {
    return JSON.stringify(value);
  } catch {
    // The value may contain a `bigint`. Only then is the slower replacer needed.
    return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? part.toString() : part));
  }
}

/** Returns the chunks of an input, its approximate size, and whether it was a parsed value, whose numbers were rounded by JavaScript. */
export function openInput(input) {
  if (typeof input === "string") return { chunks: splitText(escapeLoneSurrogates(input)), size: input.length, parsed: false };
  if (typeof input === "object" && input !== null) {
    const bytes = asBytes(input);
    if (bytes) return { chunks: splitBytes(bytes), size: bytes.length, parsed: false };
    const isStream = Symbol.asyncIterator in input || typeof input.getReader === "function";
    if (isStream) throw new TypeError("input: expected bytes, a string, an object or an array, found a stream: use `images()`");
    if (Array.isArray(input) || tag(input) === "Object") {
      const text = stringify(input);
      if (text !== undefined) return { chunks: splitText(text), size: text.length, parsed: true };
    }
  }
  throw new TypeError(`input: expected bytes, a string, an object or an array, found ${describe(input)}`);
}
