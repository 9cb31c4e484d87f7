// Cloudflare Workers: compiling at run time is forbidden, so the module is imported, already compiled.

import module from "./cloud-image.wasm";
import { initSync } from "./glue.js";
import { markReady } from "./instance.js";

export * from "./exports.js";
export { initNothing as init } from "./init.js";

initSync({ module });
markReady();
