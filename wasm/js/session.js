// One input on its way through the module: what goes in and comes out are bytes.

import { Session } from "./glue.js";
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

/** What a session has read: lines, the pages that ended, and the error behind all of them. */
export function* batches(session) {
  for (let more = true; more; ) {
    more = session.read(PIECE_BYTES);
    const lines = session.takeLines();
    const pages = session.takePages();
    const error = session.takeError();
    yield {
      lines,
      pages: [...parse(pages)],
      error: error === undefined ? undefined : new ImageError(parse(error).next().value),
    };
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
