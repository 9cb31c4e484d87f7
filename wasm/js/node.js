// Node.js: the module is read from the disk when it is imported, and there is nothing to wait for.

import { readFileSync } from "node:fs";
import { initSync } from "./glue.js";
import { ready } from "./options.js";

export * from "./names.js";

// Named so that webpack brings the file along: a path would be that of the machine it bundled on.
initSync({ module: readFileSync(new URL("./cloud-image.wasm", import.meta.url)) });
ready();

export async function init() {}
