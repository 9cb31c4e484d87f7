// Filters, and what a page needs to suggest fields and words.

import { describe, requireObject, tag } from "./describe.js";
import * as glue from "./glue.js";
import { imageFault, imageJson } from "./image.js";
import { callModule, ensureInstance, instanceId, requireModule } from "./instance.js";

const DETAILS = ["code", "offset", "length", "hint"];

/** An error in the text of a filter or another part of a query, with its place. */
export class FilterError extends Error {
  constructor(fields) {
    for (const name of ["code", "message"]) {
      const value = fields?.[name];
      if (typeof value !== "string") throw new TypeError(`\`${name}\` of a FilterError: expected a string, found ${describe(value)}`);
    }
    super(fields.message);
    for (const name of DETAILS) if (fields[name] !== undefined) this[name] = fields[name];
  }

  toJSON() {
    const { code, message, ...rest } = this;
    return { code, message, ...rest };
  }
}
Object.defineProperty(FilterError.prototype, "name", { value: "FilterError", configurable: true, writable: true });

/** A time as text: a `Date`, a number of milliseconds, or a text. The module checks a text. */
export function timeText(value) {
  if (typeof value === "string") return value;
  const isTime = typeof value === "number" || (typeof value === "object" && value !== null && tag(value) === "Date");
  const time = isTime ? new Date(value) : undefined;
  if (!time || Number.isNaN(time.getTime())) {
    throw new TypeError(`option \`now\`: expected a Date, a number of milliseconds or an RFC 3339 text, found ${describe(value)}`);
  }
  return time.toISOString();
}

/** A condition on images, which is parsed once and evaluated for any number of images. */
export class Filter {
  #text;
  #warnings;
  #canonical;
  // The filter in the module, and the instance that it belongs to.
  #parsed;
  #instanceId;

  constructor(text) {
    requireModule();
    if (typeof text !== "string") throw new TypeError(`filter: expected a string, found ${describe(text)}`);
    this.#text = text;
    const problem = this.#call((parsed) => parsed.problem());
    if (problem) throw new FilterError(problem);
    this.#warnings = Object.freeze(this.#call((parsed) => parsed.warnings()).map(Object.freeze));
    this.#canonical = this.#call((parsed) => parsed.canonical());
  }

  get warnings() {
    return this.#warnings;
  }

  matches(image, options = {}) {
    requireObject(options);
    for (const name of Object.keys(options)) {
      if (name !== "now") throw new TypeError(`unknown option \`${name}\`: expected \`now\``);
    }
    const json = imageJson(image);
    const now = timeText(options.now ?? Date.now());
    const answer = this.#call((parsed) => parsed.matches(json, now));
    if (typeof answer === "boolean") return answer;
    if (typeof answer === "string") throw new TypeError(`option \`now\`: ${answer}`);
    throw imageFault(answer);
  }

  toString() {
    return this.#canonical;
  }

  #call(action) {
    ensureInstance();
    if (this.#instanceId !== instanceId) {
      this.#parsed = callModule(() => new glue.Filter(this.#text));
      this.#instanceId = instanceId;
    }
    return callModule(action, this.#parsed);
  }
}

export function fieldNames() {
  requireModule();
  return callModule(glue.fieldNames);
}

export function words(field) {
  requireModule();
  if (typeof field !== "string") throw new TypeError(`field: expected a string, found ${describe(field)}`);
  return callModule(() => glue.words(field));
}
