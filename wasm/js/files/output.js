// Writes bytes to a descriptor: all of them, or it throws the system's error.

import { write, writeSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { RETRY_MS, pause } from "./wait.js";

/** Writes bytes, which may be in the module's memory, and blocks until they are written. */
export function writeBlocking(descriptor, bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      pause();
    }
  }
}

const writeAsync = promisify(write);

/** Writes bytes without blocking this thread: for pipes, sockets and terminals. The bytes must not be in the module's memory. */
export async function writeWaiting(descriptor, bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += (await writeAsync(descriptor, bytes, at, bytes.length - at, null)).bytesWritten;
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      await setTimeout(RETRY_MS);
    }
  }
}
