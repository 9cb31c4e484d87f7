// The names of providers and formats, and the codes of errors of some kinds, which come from the module.

import * as glue from "./glue.js";
import { callModule } from "./instance.js";

let known;

/** The names: `providers`, `formats`, `endingCodes` and `losingCodes`, as of `ErrorCode` in Rust. */
export function vocabularies() {
  known ??= callModule(glue.vocabularies);
  return known;
}
