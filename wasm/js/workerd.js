// Workers: no code may be compiled while they run, so the module is imported, and it comes compiled.

import module from "./cloud-image.wasm";
import { initSync } from "./glue.js";
import { ready } from "./options.js";

export * from "./names.js";

initSync({ module });
ready();

export async function init() {}
