// The names of providers and codes, which the module returns as lines.

import * as glue from "./glue.js";
import { callModule } from "./instance.js";

/** Splits a text whose every line ends with a newline. */
export function splitLines(text) {
  const lines = text.split("\n");
  lines.pop();
  return lines;
}

export const providers = () => splitLines(callModule(glue.providers));
export const errorCodes = () => splitLines(callModule(glue.errorCodes));
export const warningCodes = () => splitLines(callModule(glue.warningCodes));
