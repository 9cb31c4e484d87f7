// For environments that cannot fetch a file: the module is in the script, as base64.

import load from "./glue.js";
import { markReady } from "./options.js";
import base64 from "./wasm-base64.js";

export * from "./exports.js";

let loading;

export function init() {
  loading ??= start();
  return loading;
}

async function start() {
  await load({ module_or_path: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) });
  markReady();
}
