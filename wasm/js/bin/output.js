// Standard output, all of it written before the next is read.

import { writeSync } from "node:fs";

const STDOUT = 1;

export class Output {
  /** Why nothing more can be written. */
  failed;

  write(bytes) {
    for (let at = 0; at < bytes.length && !this.failed; ) {
      try {
        at += writeSync(STDOUT, bytes, at);
      } catch (error) {
        if (error.code === "EAGAIN") pause();
        else this.failed = error;
      }
    }
  }
}

/** Waits for a pipe that is shared with others and not ready. */
export function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
