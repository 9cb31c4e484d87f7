// Writes to standard output, synchronously: the next chunk is read when all output of the last one is written.

import { writeSync } from "node:fs";

const STDOUT = 1;

export class Output {
  /** The error that ended the output. */
  error;

  /** Whether the reader of the output closed it. A socket with unread data reports that as a reset. */
  get isClosed() {
    return this.error?.code === "EPIPE" || this.error?.code === "ECONNRESET";
  }

  write(bytes) {
    for (let at = 0; at < bytes.length && !this.error; ) {
      try {
        at += writeSync(STDOUT, bytes, at);
      } catch (error) {
        if (error.code === "EAGAIN") pause();
        else this.error = error;
      }
    }
  }
}

/** Waits 5 ms for a non-blocking pipe that is not ready. */
export function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
