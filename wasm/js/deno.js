// Deno: importing the module needs no permission, unlike reading the file. A source-phase import returns the compiled
// module; a plain import would instantiate it and import its glue.

import source module from "./cloud-image.wasm";
import { initSync } from "./glue.js";
import { markReady } from "./instance.js";

export * from "./exports.js";
export { initNothing as init } from "./init.js";

initSync({ module });
markReady();
