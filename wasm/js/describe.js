// Describes a wrong value in an error message.

export function describe(value) {
  if (value === null) return "null";
  if (typeof value === "string") return value.length > 40 ? "a string" : JSON.stringify(value);
  if (typeof value !== "object") return typeof value === "function" ? "a function" : String(value);
  return tag(value);
}

// Unlike `instanceof`, this works for values of other realms: frames, `vm`, test runners.
export const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** Options of a call. In a `Map`, they would go unnoticed. */
export function requireObject(options) {
  if (options === null || typeof options !== "object" || tag(options) !== "Object") {
    throw new TypeError(`options: expected an object, found ${describe(options)}`);
  }
}
