// The names of providers, codes and formats, which come from the module.

import * as glue from "./glue.js";
import { callModule } from "./instance.js";

let known;

/** The names: `providers`, `errorCodes`, `warningCodes`, `formats`. */
export function vocabularies() {
  known ??= callModule(glue.vocabularies);
  return known;
}
