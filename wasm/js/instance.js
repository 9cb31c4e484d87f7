// The instance of the module that is in use: when it is spent, another takes its place.

import { errorCodes, initSync, startAnew } from "./glue.js";

/** The number of the instance. */
export let instance = 0;
let isSpent = false;

/** Puts another in the place of a spent one. Where it cannot, as without stack, this throws, and is to be done again. */
export function renew() {
  if (!isSpent) return;
  startAnew();
  // Any next call does it.
  errorCodes();
  isSpent = false;
}

/** Gives up the instance, for nothing in it can be relied on, and gives what is to be thrown. */
export function giveUp(error) {
  instance += 1;
  bytes = new Uint8Array();
  numbers = new Uint32Array();
  isSpent = true;
  renew();
  if (!(error instanceof WebAssembly.RuntimeError)) return error;
  const message = "out of memory: expected images that fit into the module; `maxImageBytes` can refuse longer ones";
  return new RangeError(message, { cause: error });
}

/** Views of all of its memory, once it was looked at: it moves when it grows, and then they are empty. */
export let bytes = new Uint8Array();
export let numbers = new Uint32Array();

export function look() {
  if (bytes.length > 0) return;
  // What is there already is what this gives.
  const { buffer } = initSync().memory;
  bytes = new Uint8Array(buffer);
  numbers = new Uint32Array(buffer);
}
