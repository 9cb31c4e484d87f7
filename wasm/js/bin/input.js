// Reads an input, decompressed if its first bytes are those of gzip.

import { once } from "node:events";
import { readSync } from "node:fs";
import { createGunzip } from "node:zlib";
import { pause } from "./output.js";

const CHUNK_BYTES = 256 * 1024;
const GZIP = [0x1f, 0x8b];

/**
 * Calls `onBytes` with each chunk of the input, and with the number of bytes that were read so far, before they were
 * decompressed. It returns `false` to stop. A chunk is valid until `onBytes` returns.
 */
export async function readInput(descriptor, onBytes) {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let length = readChunk(descriptor, buffer, 0);
  // A pipe may give one byte first.
  while (length > 0 && length < GZIP.length) {
    const more = readChunk(descriptor, buffer, length);
    if (more === 0) break;
    length += more;
  }
  const isGzip = length >= GZIP.length && GZIP.every((byte, index) => buffer[index] === byte);
  const decompress = isGzip ? decompressor(onBytes) : undefined;
  for (let read = length; length > 0; length = readChunk(descriptor, buffer, 0), read += length) {
    const chunk = buffer.subarray(0, length);
    const goOn = decompress ? await decompress.write(chunk, read) : onBytes(chunk, read);
    if (!goOn) return;
  }
  await decompress?.end();
}

function decompressor(onBytes) {
  const gunzip = createGunzip();
  let read = 0;
  let stopped = false;
  let failure;
  const ended = once(gunzip, "end");
  // `write` and `end` report it.
  ended.catch((error) => (failure ??= error));
  gunzip.on("data", (chunk) => {
    if (stopped || failure) return;
    try {
      stopped = !onBytes(chunk, read);
    } catch (error) {
      failure = error;
    }
  });
  return {
    async write(chunk, bytes) {
      read = bytes;
      // The buffer is read into again before all of it is decompressed.
      const written = new Promise((resolve) => gunzip.write(Buffer.from(chunk), resolve));
      await Promise.race([written, ended.catch(() => {})]);
      if (failure) throw failure;
      return !stopped;
    },
    async end() {
      gunzip.end();
      await ended.catch(() => {});
      if (failure) throw failure;
    },
  };
}

function readChunk(descriptor, buffer, offset) {
  for (;;) {
    try {
      return readSync(descriptor, buffer, { offset });
    } catch (error) {
      // Windows reports the end of a pipe as an error.
      if (error.code === "EOF") return 0;
      if (error.code !== "EAGAIN") throw error;
      pause();
    }
  }
}
