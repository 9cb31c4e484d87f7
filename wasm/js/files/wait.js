// Waits for a pipe that is not ready.

export const RETRY_MS = 5;

/** Blocks for 5 ms. */
export function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
}
