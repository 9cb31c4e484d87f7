// Browsers and bundlers: `init()` fetches the module.

import { initOnce } from "./init.js";

export * from "./exports.js";

// Bundlers recognise `new URL(…, import.meta.url)`.
export const init = initOnce(() => new URL("./cloud-image.wasm", import.meta.url));
