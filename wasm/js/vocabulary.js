// The names of providers and formats, and the codes of errors that end an input, which come from the module.

import * as glue from "./glue.js";
import { callModule } from "./instance.js";

let known;

/** The names: `providers`, `formats`, `endingCodes`. */
export function vocabularies() {
  known ??= callModule(glue.vocabularies);
  return known;
}
