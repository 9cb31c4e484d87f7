// Reads an input, decompressed if its first bytes are those of gzip.

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

/** Decompresses the members of a gzip file, which may have zeros between and after them. */
function decompressor(onBytes) {
  let member;
  let read = 0;
  let stopped = false;
  const receive = (bytes) => {
    stopped ||= !onBytes(bytes, read);
  };
  return {
    async write(chunk, bytes) {
      read = bytes;
      // The buffer is read into again before all of it is decompressed.
      for (let rest = Buffer.from(chunk); rest.length > 0 && !stopped; ) {
        // The input starts with a member, so zeros are behind one.
        if (!member) rest = withoutZeros(rest);
        if (rest.length === 0) break;
        member ??= new Member(receive);
        const used = await member.write(rest);
        rest = rest.subarray(used);
        if (member.hasEnded) member = undefined;
      }
      return !stopped;
    },
    async end() {
      if (!stopped) await member?.end();
    },
  };
}

function withoutZeros(bytes) {
  const start = bytes.findIndex((byte) => byte !== 0);
  return start < 0 ? bytes.subarray(bytes.length) : bytes.subarray(start);
}

/** One member; also several that follow each other directly, which zlib joins. */
class Member {
  hasEnded = false;
  #failure;
  #gunzip = createGunzip();
  #ended;

  constructor(onBytes) {
    this.#ended = new Promise((resolve) => {
      this.#gunzip.on("end", () => {
        this.hasEnded = true;
        resolve();
      });
      this.#gunzip.on("error", (error) => {
        this.#failure ??= error;
        resolve();
      });
    });
    this.#gunzip.on("data", (bytes) => {
      if (this.#failure) return;
      try {
        onBytes(bytes);
      } catch (error) {
        this.#failure = error;
      }
    });
  }

  /** Decompresses bytes, and returns how many of them belong to the member. */
  async write(bytes) {
    const before = this.#gunzip.bytesWritten;
    const written = new Promise((resolve) => this.#gunzip.write(bytes, resolve));
    await Promise.race([written, this.#ended]);
    if (this.#failure) throw this.#failure;
    return this.hasEnded ? this.#gunzip.bytesWritten - before : bytes.length;
  }

  async end() {
    this.#gunzip.end();
    await this.#ended;
    if (this.#failure) throw this.#failure;
  }
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
