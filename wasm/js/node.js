// Node.js: the module is read from the disk when it is imported, and there is nothing to wait for.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { initSync } from "./glue.js";
import { ready } from "./options.js";

export * from "./names.js";

// No `new URL(…, import.meta.url)` here: a bundler would copy the file a second time.
initSync({ module: readFileSync(join(dirname(fileURLToPath(import.meta.url)), "cloud-image.wasm")) });
ready();

export async function init() {}
