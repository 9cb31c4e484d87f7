// Writes to standard output, synchronously: the next chunk is read when all output of the last one is written.

import { writeBlocking } from "../files/output.js";

const STDOUT = 1;

export class Output {
  /** The error that ended the output. */
  error;

  /** Whether the reader of the output closed it. A socket with unread data reports that as a reset. */
  get isClosed() {
    return this.error?.code === "EPIPE" || this.error?.code === "ECONNRESET";
  }

  write(bytes) {
    if (this.error) return;
    try {
      writeBlocking(STDOUT, bytes);
    } catch (error) {
      this.error = error;
    }
  }
}
