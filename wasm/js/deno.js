// Deno: an import needs no permission, where reading the file would. It is a source-phase import, which
// gives the module: a plain one would want to link it, and its glue with it.

import source module from "./cloud-image.wasm";
import { initSync } from "./glue.js";
import { ready } from "./options.js";

export * from "./names.js";

initSync({ module });
ready();

export async function init() {}
