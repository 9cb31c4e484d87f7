// Reads a file into the module's memory, decompressed if its first bytes are those of gzip.

import { read, readSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { createGunzip } from "node:zlib";
import { MAX_CHUNK_BYTES } from "../input.js";
import { feed, feedFrom } from "../session.js";
import { RETRY_MS, pause } from "./wait.js";

const GZIP = [0x1f, 0x8b];
// Text is mostly twenty times as long as its gzip, at most a thousand times. All that a piece expands to is held.
const GZIP_PIECE_BYTES = 16 * 1024;
const GUNZIP_CHUNK_BYTES = 64 * 1024;

/** Reads from a descriptor, and blocks until there are bytes. */
export function readBlocking(descriptor, buffer) {
  for (;;) {
    try {
      return readSync(descriptor, buffer);
    } catch (error) {
      if (!isRetried(error)) return 0;
      pause();
    }
  }
}

const readAsync = promisify(read);

/** Reads from a descriptor, without blocking this thread: for pipes, sockets and terminals. */
export async function readWaiting(descriptor, buffer) {
  for (;;) {
    try {
      return (await readAsync(descriptor, buffer, 0, buffer.length, null)).bytesRead;
    } catch (error) {
      if (!isRetried(error)) return 0;
      await setTimeout(RETRY_MS);
    }
  }
}

/** Whether to read again after an error; `false` at the end. It throws the other errors. */
function isRetried(error) {
  // Windows reports the end of a pipe as an error.
  if (error.code === "EOF") return false;
  if (error.code !== "EAGAIN") throw error;
  return true;
}

/** The bytes of a file. The first ones are read when it is opened, because they say whether it is gzip. */
export class FileInput {
  #read;
  #isBlocking;
  #buffer = Buffer.allocUnsafe(MAX_CHUNK_BYTES);
  #length = 0;

  /** `read` fills a buffer, and returns the number of bytes; with `isBlocking: false`, a promise of it. */
  static async open(read, { isBlocking }) {
    const input = new FileInput();
    input.#read = read;
    input.#isBlocking = isBlocking;
    // A pipe may give one byte first.
    while (input.#length < GZIP.length) {
      const more = await read(input.#buffer.subarray(input.#length));
      if (more === 0) break;
      input.#length += more;
    }
    return input;
  }

  /**
   * Feeds the file to a session, and waits for `onFed` after each chunk. `onFed` gets the number of bytes that were read so
   * far, before they were decompressed, and returns `false` to stop.
   */
  async feedTo(session, onFed) {
    const isGzip = GZIP.every((byte, index) => index < this.#length && this.#buffer[index] === byte);
    if (isGzip) return this.#feedDecompressed(session, onFed);
    feed(session, this.#buffer.subarray(0, this.#length));
    for (let [length, total] = [this.#length, this.#length]; length > 0; total += length) {
      if (!(await onFed(total))) return;
      length = this.#isBlocking ? feedFrom(session, MAX_CHUNK_BYTES, this.#read) : await this.#feedCopy(session);
    }
  }

  // Not read into the module's memory: other calls may move or free that memory while this one waits.
  async #feedCopy(session) {
    const length = await this.#read(this.#buffer);
    feed(session, this.#buffer.subarray(0, length));
    return length;
  }

  async #feedDecompressed(session, onFed) {
    const members = new Members();
    let total = this.#length;
    const feedAll = async ({ chunks, error }) => {
      for (const chunk of chunks) {
        feed(session, chunk);
        if (!(await onFed(total))) return false;
      }
      if (error) throw error;
      return true;
    };
    for (let length = this.#length; length > 0; length = await this.#read(this.#buffer), total += length) {
      for (let at = 0; at < length; at += GZIP_PIECE_BYTES) {
        const piece = this.#buffer.subarray(at, Math.min(length, at + GZIP_PIECE_BYTES));
        if (!(await feedAll(await members.decompress(piece)))) return;
      }
    }
    await feedAll(await members.end());
  }
}

/** Decompresses the members of a gzip file, which may have zeros between and after them. */
class Members {
  #member;

  /** Returns the decompressed chunks, and the error after them. */
  async decompress(bytes) {
    const chunks = [];
    for (let rest = bytes; ; ) {
      // The input starts with a member, so zeros are behind one.
      if (!this.#member) rest = withoutZeros(rest);
      if (rest.length === 0) return { chunks };
      this.#member ??= new Member();
      try {
        rest = rest.subarray(await this.#member.write(rest));
      } catch (error) {
        return { chunks: [...chunks, ...this.#member.takeChunks()], error };
      }
      chunks.push(...this.#member.takeChunks());
      if (this.#member.hasEnded) this.#member = undefined;
    }
  }

  /** Ends the input: returns the last chunks, and an error if it is cut. */
  async end() {
    if (!this.#member) return { chunks: [] };
    const error = await this.#member.end().then(() => undefined, (error) => error);
    return { chunks: this.#member.takeChunks(), error };
  }
}

function withoutZeros(bytes) {
  const start = bytes.findIndex((byte) => byte !== 0);
  return start < 0 ? bytes.subarray(bytes.length) : bytes.subarray(start);
}

/** One member; also several that follow each other directly, which zlib joins. */
class Member {
  hasEnded = false;
  #failure;
  #gunzip = createGunzip({ chunkSize: GUNZIP_CHUNK_BYTES });
  #ended;
  #chunks = [];

  constructor() {
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
    this.#gunzip.on("data", (bytes) => this.#chunks.push(bytes));
  }

  /** Returns what was decompressed since the last call. */
  takeChunks() {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
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
