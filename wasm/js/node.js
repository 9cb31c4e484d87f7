// Node.js: the import reads the module from disk, so `init()` has nothing to do.

import { readFileSync } from "node:fs";
import { initSync } from "./glue.js";
import { markReady } from "./instance.js";

export * from "./exports.js";
export { initNothing as init } from "./init.js";

// webpack copies a file that is named as a `URL`. A path would be the one on the machine that ran webpack.
initSync({ module: readFileSync(new URL("./cloud-image.wasm", import.meta.url)) });
markReady();
