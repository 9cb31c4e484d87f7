// Browsers and bundlers: `init()` fetches the module. Bundlers recognise `new URL(…, import.meta.url)`.

import load from "./glue.js";
import { markReady } from "./options.js";

export * from "./exports.js";

let loading;

export function init(options) {
  loading ??= start(options).catch((error) => {
    // Lets the next call try again.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start({ module_or_path = new URL("./cloud-image.wasm", import.meta.url) } = {}) {
  await load({ module_or_path });
  markReady();
}
