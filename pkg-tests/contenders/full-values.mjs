// Conversions for both providers.

export const GIB = 2 ** 30;

export const nonEmptyList = (list) => (list?.length > 0 ? list : undefined);

/** Returns `undefined` for an object without values. */
export function nonEmpty(object) {
  for (const key in object) if (object[key] !== undefined) return object;
  return undefined;
}

const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+?)0*)?(Z|[+-]\d\d:?\d\d)?$/;

/** Converts a time to UTC, with all digits of the second: a `Date` has only milliseconds. */
export function time(text, field, source, warnings) {
  if (!text) return undefined;
  const parts = TIME.exec(text);
  if (!parts) {
    warnings.push({ code: "malformed", source, message: `${source}: expected a time, found ${text}` });
    return undefined;
  }
  const [, day, clock, fraction, zone] = parts;
  if (!zone) warnings.push({ code: "assumed", field, source, message: `${source}: no time zone is given, read as UTC` });
  const digits = fraction && fraction !== "0" ? `.${fraction}` : "";
  if (!zone || zone === "Z" || zone === "+0000" || zone === "+00:00") return `${day}T${clock}${digits}Z`;
  const offset = zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return `${new Date(`${day}T${clock}${offset}`).toISOString().slice(0, 19)}${digits}Z`;
}

/** Translates a provider's value to the model's. An unknown value is kept, with a warning. */
export function translate(known, text, field, source, warnings) {
  if (!text) return undefined;
  const found = known[text];
  if (found === undefined) warnings.push({ code: "unrecognized", field, source, message: `${source}: ${text} is not known` });
  return found ?? text;
}

export const CODENAMES = {
  debian: { 10: "buster", 11: "bullseye", 12: "bookworm", 13: "trixie" },
  ubuntu: { "18.04": "bionic", "20.04": "focal", "22.04": "jammy", "24.04": "noble" },
};
