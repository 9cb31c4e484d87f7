// Where no file can be fetched: the module is in the script, as base64.

import load from "./glue.js";
import { ready } from "./options.js";
import base64 from "./wasm-base64.js";

export * from "./names.js";

let loading;

export function init() {
  loading ??= start();
  return loading;
}

async function start() {
  await load({ module_or_path: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) });
  ready();
}
