// Browsers and bundlers: the module is fetched. It is named in the way that bundlers understand.

import load from "./glue.js";
import { ready } from "./options.js";

export * from "./names.js";

let loading;

export function init(options) {
  loading ??= start(options).catch((error) => {
    // The next call may have better luck.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start({ module_or_path = new URL("./cloud-image.wasm", import.meta.url) } = {}) {
  await load({ module_or_path });
  ready();
}
