// Checks the options. The names of the providers come from the module, so it must be loaded.

import { Collection } from "./collection.js";
import { describe, requireObject, tag } from "./describe.js";
import { Filter, FilterError, timeText } from "./filter.js";
import * as glue from "./glue.js";
import { callModule, requireModule } from "./instance.js";
import { vocabularies } from "./vocabulary.js";

// Each check returns the expected value if the value is wrong.
const boolean = (value) => (typeof value === "boolean" ? undefined : "`true` or `false`");
const text = (value) => (typeof value === "string" ? undefined : "a string");
const handler = (value) => (typeof value === "function" ? undefined : "a function");
// Which images are wanted, in which order, and which of their fields. The module checks the texts.
const QUERY_OPTIONS = {
  filter: (value) => (value instanceof Filter ? undefined : text(value) && "a string or a Filter"),
  latest: text,
  orderBy: text,
  maxResults: (value) => (Number.isSafeInteger(value) && value >= 0 ? undefined : "a whole number from 0"),
  pageToken: text,
  fields: (value) => (Array.isArray(value) && !value.some(text) ? undefined : text(value) && "a string or an array of strings"),
  // Checked by `timeText`.
  now: undefined,
};
export const OPTIONS = {
  provider(value) {
    const { providers } = vocabularies();
    return providers.includes(value) ? undefined : providers.map((name) => `"${name}"`).join(" or ");
  },
  strict: boolean,
  source: boolean,
  lifecycle: boolean,
  evidence: boolean,
  // Checked by `knowledgeJson`.
  knowledge: undefined,
  maxImageBytes: (value) =>
    Number.isInteger(value) && value >= 1 && value < 2 ** 32 ? undefined : "a whole number of bytes from 1 to 4294967295",
  ...QUERY_OPTIONS,
};
const HANDLERS = { onError: handler, onPage: handler, onPartial: handler, onSelected: handler, onSkipped: handler };
const collection = (value) => (value instanceof Collection ? undefined : "a Collection");
export const STREAM_OPTIONS = { ...OPTIONS, collection, ...HANDLERS };
// Unlike `instanceof`, this works for signals of other realms.
const abortSignal = (value) => (typeof value === "object" && value !== null && tag(value) === "AbortSignal" ? undefined : "an AbortSignal");
export const IMAGES_OPTIONS = { ...STREAM_OPTIONS, signal: abortSignal };
// What selects some of the images of one input is not an option of a comparison.
const DIFF_NAMES = ["provider", "strict", "lifecycle", "knowledge", "maxImageBytes", "filter", "fields", "now", "onError", "onPartial", "onSkipped"];
export const DIFF_OPTIONS = Object.fromEntries(DIFF_NAMES.map((name) => [name, STREAM_OPTIONS[name]]));
export const FILE_OPTIONS = { ...OPTIONS, signal: abortSignal };
const { fields: _, ...selectOptions } = QUERY_OPTIONS;
export const SELECT_OPTIONS = selectOptions;
export const NO_OPTIONS = Object.freeze({});

const encoder = new TextEncoder();

/** Rows of knowledge as JSON text. It throws an error that has the path to a wrong value. */
function knowledgeJson(value) {
  if (tag(value) !== "Object") throw new TypeError(`option \`knowledge\`: expected an object, found ${describe(value)}`);
  let json;
  try {
    json = JSON.stringify(value);
  } catch (error) {
    throw new TypeError(`option \`knowledge\`: ${error.message}`, { cause: error });
  }
  if (json === undefined) throw new TypeError("option `knowledge`: expected an object, found nothing");
  const problem = callModule(() => glue.checkKnowledge(encoder.encode(json)));
  if (problem !== undefined) throw new TypeError(`option \`knowledge\`: ${problem}`);
  return json;
}

export function checkOptions(options, known) {
  requireModule();
  if (options === undefined) return NO_OPTIONS;
  requireObject(options);
  const settings = {};
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).map((each) => `\`${each}\``);
      throw new TypeError(`unknown option \`${name}\`: expected ${names.join(", ")}`);
    }
    if (value === undefined) continue;
    if (name === "knowledge") settings.knowledge = knowledgeJson(value);
    else if (name === "now") settings.now = timeText(value);
    else {
      const expected = known[name](value);
      if (expected) throw new TypeError(`option \`${name}\`: expected ${expected}, found ${describe(value)}`);
      // A list of fields is joined, and a filter is its text.
      settings[name] = Object.hasOwn(QUERY_OPTIONS, name) && typeof value === "object" ? String(value) : value;
    }
  }
  checkQuery(settings);
  return settings;
}

/** Checks the query in the settings, and adds the present. */
function checkQuery(settings) {
  if (!Object.keys(QUERY_OPTIONS).some((name) => settings[name] !== undefined)) return;
  settings.now ??= timeText(Date.now());
  const problem = callModule(() => glue.queryProblem(settings));
  if (!problem) return;
  const { option, ...fields } = problem;
  const message = `option \`${option}\`: ${fields.message}`;
  throw fields.code ? new FilterError({ ...fields, message }) : new TypeError(message);
}
