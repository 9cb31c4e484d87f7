// For environments that cannot fetch a file: the module is in the script, as base64.

import { initOnce } from "./init.js";
import base64 from "./wasm-base64.js";

export * from "./exports.js";

export const init = initOnce(() => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
