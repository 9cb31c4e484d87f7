// The instance of the module that is in use. Where it traps, for want of memory or stack, nothing in it can be relied
// on, and another takes its place.

import { errorCodes, initSync, startAnew } from "./glue.js";

/** The number of the instance. */
export let instance = 0;

// While something runs in it, it counts as spent: where it traps, there may be no stack left to do anything.
let isSpent = false;

/** Views of all of its memory, once it was looked at: it moves when it grows, and then they are empty. */
export let bytes = new Uint8Array();
export let numbers = new Uint32Array();

const noBytes = bytes;
const noNumbers = numbers;

/** Puts another in the place of a spent one. Where it cannot, as without stack, this throws, and is to be done again. */
export function renew() {
  if (!isSpent) return;
  startAnew();
  // Any next call does it.
  errorCodes();
  instance += 1;
  bytes = noBytes;
  numbers = noNumbers;
  isSpent = false;
}

/** Does something in the module, which throws nothing of its own: it hands back all faults of inputs. */
export function within(action, session, argument) {
  renew();
  isSpent = true;
  try {
    const result = action(session, argument);
    isSpent = false;
    return result;
  } catch (error) {
    throw told(error);
  }
}

function told(error) {
  // A place that cannot be reached is where Rust ends up without memory.
  if (!(error instanceof WebAssembly.RuntimeError && /unreachable/i.test(error.message))) return error;
  return new RangeError("the module stopped, most likely because no memory was left", { cause: error });
}

export function look() {
  if (bytes.length > 0) return;
  // What is there already is what this gives.
  const { buffer } = initSync().memory;
  bytes = new Uint8Array(buffer);
  numbers = new Uint32Array(buffer);
}
