// The words that the module knows. They come as lines.

import * as glue from "./glue.js";

/** The lines of a text, each of which has an end. */
export function linesOf(text) {
  const lines = text.split("\n");
  lines.pop();
  return lines;
}

export const providers = () => linesOf(glue.providers());
export const errorCodes = () => linesOf(glue.errorCodes());
export const warningCodes = () => linesOf(glue.warningCodes());
