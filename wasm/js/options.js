// What a caller may choose. The words for the providers come from the module, so it must be there.

import { describe } from "./describe.js";
import { providers } from "./words.js";

let isReady = false;

/** Says that the module is there. */
export function ready() {
  isReady = true;
}

export function needModule() {
  if (!isReady) throw new Error("cloud-image is not loaded yet: call `await init()` first");
}

const flag = (value) => (typeof value === "boolean" ? undefined : "`true` or `false`");
const handler = (value) => (typeof value === "function" ? undefined : "a function");
export const READING = {
  provider(value) {
    const words = providers();
    return words.includes(value) ? undefined : words.map((word) => `"${word}"`).join(" or ");
  },
  strict: flag,
  source: flag,
  maxImageBytes: (value) =>
    Number.isInteger(value) && value >= 1 && value < 2 ** 32 ? undefined : "a whole number of bytes from 1 to 4294967295",
};
export const REPORTING = { ...READING, onError: handler, onPage: handler, onPartial: handler, onSkipped: handler };
export const NO_OPTIONS = Object.freeze({});

export function checked(options, known) {
  needModule();
  if (options === undefined) return NO_OPTIONS;
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
