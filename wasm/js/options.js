// Checks the options. The names of the providers come from the module, so it must be loaded.

import { describe, tag } from "./describe.js";
import * as glue from "./glue.js";
import { callModule } from "./instance.js";
import { vocabularies } from "./vocabulary.js";

let isReady = false;

/** Marks the module as loaded. */
export function markReady() {
  isReady = true;
}

export function requireModule() {
  if (!isReady) throw new Error("cloud-image is not loaded yet: call `await init()` first");
}

// Each check returns the expected value if the value is wrong.
const boolean = (value) => (typeof value === "boolean" ? undefined : "`true` or `false`");
const handler = (value) => (typeof value === "function" ? undefined : "a function");
export const OPTIONS = {
  provider(value) {
    const { providers } = vocabularies();
    return providers.includes(value) ? undefined : providers.map((name) => `"${name}"`).join(" or ");
  },
  strict: boolean,
  source: boolean,
  evidence: boolean,
  // Checked by `knowledgeJson`.
  knowledge: undefined,
  maxImageBytes: (value) =>
    Number.isInteger(value) && value >= 1 && value < 2 ** 32 ? undefined : "a whole number of bytes from 1 to 4294967295",
};
export const STREAM_OPTIONS = { ...OPTIONS, onError: handler, onPage: handler, onPartial: handler, onSkipped: handler };
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
  // In a `Map`, options would go unnoticed.
  if (options === null || typeof options !== "object" || tag(options) !== "Object") {
    throw new TypeError(`options: expected an object, found ${describe(options)}`);
  }
  const settings = {};
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(known).map((each) => `\`${each}\``);
      throw new TypeError(`unknown option \`${name}\`: expected ${names.join(", ")}`);
    }
    if (value === undefined) continue;
    if (name === "knowledge") {
      settings.knowledge = knowledgeJson(value);
      continue;
    }
    const expected = known[name](value);
    if (expected) throw new TypeError(`option \`${name}\`: expected ${expected}, found ${describe(value)}`);
    settings[name] = value;
  }
  return settings;
}
