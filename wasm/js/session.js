// One input on its way through the module: what goes in and comes out are bytes.

import { Session, moduleMemory } from "./glue.js";
import { PIECE_BYTES } from "./input.js";

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

export function begin({ provider, strict = false, source = false, maxImageBytes }, parsed) {
  return new Session(provider, strict, source, parsed, maxImageBytes);
}

// The memory of the module moves when it grows, so a view of it is good until the module is called again.
const view = (at, length) => new Uint8Array(moduleMemory().buffer, at, length);

/** A view of the place where so many next bytes of the input are to be written, and then fed. */
export const room = (session, length) => view(session.room(length), length);

export function feed(session, bytes) {
  room(session, bytes.length).set(bytes);
  session.feed(bytes.length);
}

/**
 * What a session has read: a view of lines, the pages that ended, and the error behind all of them. The lines
 * are to be used before anything else is done.
 */
export function* batches(session) {
  for (let more = true; more; ) {
    more = session.read(PIECE_BYTES);
    const pages = [...parse(session.takePages())];
    const fault = session.takeError();
    const error = fault === undefined ? undefined : new ImageError(parse(fault).next().value);
    yield { lines: view(session.lines(), session.linesLength()), pages, error };
  }
}

const decoder = new TextDecoder();

/** The values of lines. `JSON.parse` makes data of every key, `__proto__` too. */
export function* parse(lines) {
  const text = decoder.decode(lines);
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    yield JSON.parse(text.slice(at, end));
    at = end + 1;
  }
}
