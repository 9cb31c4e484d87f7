// The words that the module knows. They come as lines.

import * as glue from "./glue.js";
import { within } from "./instance.js";

/** The lines of a text, each of which has an end. */
export function linesOf(text) {
  const lines = text.split("\n");
  lines.pop();
  return lines;
}

export const providers = () => linesOf(within(glue.providers));
export const errorCodes = () => linesOf(within(glue.errorCodes));
export const warningCodes = () => linesOf(within(glue.warningCodes));
