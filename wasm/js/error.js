// The error of an input.

import { describe } from "./describe.js";

// The properties of an error besides its message, in the order of `toJSON()`.
const DETAILS = ["code", "provider", "index", "path", "line", "column", "offset", "expected", "found"];

/** An error of an input, with its details as properties. */
export class ImageError extends Error {
  constructor(fields) {
    for (const name of ["code", "message"]) {
      const value = fields?.[name];
      if (typeof value !== "string") throw new TypeError(`\`${name}\` of an ImageError: expected a string, found ${describe(value)}`);
    }
    super(fields.message);
    // Other properties of a received object, such as `toJSON`, are ignored.
    for (const name of DETAILS) if (fields[name] !== undefined) this[name] = fields[name];
  }

  toJSON() {
    const { code, message, ...rest } = this;
    return { code, message, ...rest };
  }
}
Object.defineProperty(ImageError.prototype, "name", { value: "ImageError", configurable: true, writable: true });
