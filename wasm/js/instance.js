// The current instance of the WebAssembly module. After a trap (no memory or no stack left) its state is unreliable, so a
// new instance replaces it.

import { initSync, startAnew, vocabularies } from "./glue.js";

let isReady = false;

/** Marks the module as loaded. */
export function markReady() {
  isReady = true;
}

export function requireModule() {
  if (!isReady) throw new Error("cloud-image is not loaded yet: call `await init()` first");
}

/** Counts the instances. A session belongs to the instance that created it. */
export let instanceId = 0;

// Set while code runs in the instance: after a trap there may be no stack left to set anything.
let isUnusable = false;

/** Views of the module's memory. They become empty when the memory grows; `refreshViews` creates them again. */
export let memoryBytes = new Uint8Array();
export let memoryNumbers = new Uint32Array();

const noBytes = memoryBytes;
const noNumbers = memoryNumbers;

/** Replaces an unusable instance. It throws if that fails, for instance without stack; the next call tries again. */
export function ensureInstance() {
  if (!isUnusable) return;
  startAnew();
  // `startAnew` only schedules the restart; the next call into the module does it.
  vocabularies();
  instanceId += 1;
  memoryBytes = noBytes;
  memoryNumbers = noNumbers;
  isUnusable = false;
}

/** Runs an action in the module. The module returns the errors of inputs, so an exception means a trap. */
export function callModule(action, session, argument) {
  ensureInstance();
  isUnusable = true;
  try {
    const result = action(session, argument);
    isUnusable = false;
    return result;
  } catch (error) {
    throw asRangeError(error);
  }
}

function asRangeError(error) {
  // Rust executes `unreachable` when an allocation fails.
  if (!(error instanceof WebAssembly.RuntimeError && /unreachable/i.test(error.message))) return error;
  return new RangeError("the module stopped, most likely because no memory was left", { cause: error });
}

export function refreshViews() {
  if (memoryBytes.length > 0) return;
  // `initSync` returns the existing exports.
  const { buffer } = initSync().memory;
  memoryBytes = new Uint8Array(buffer);
  memoryNumbers = new Uint32Array(buffer);
}
