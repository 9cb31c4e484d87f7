// The sources of `images()`: bytes, streams and other iterables of chunks of bytes.

import { describe } from "./describe.js";
import { asBytes } from "./input.js";

/** Returns an asynchronous iterable of the chunks of a source. The source is opened when the iteration starts. */
export function openSource(source) {
  if (typeof source === "object" && source !== null) {
    if (asBytes(source)) return toAsync([source]);
    // Some browsers cannot iterate over a stream, and its own iterator does not end while it waits for a chunk.
    if (typeof source.getReader === "function") return new StreamChunks(source);
    if (Symbol.asyncIterator in source) return source;
    if (Symbol.iterator in source) return toAsync(source);
  }
  throw new TypeError(`source: expected bytes or an iterable of chunks of bytes, found ${describe(source)}`);
}

async function* toAsync(iterable) {
  yield* iterable;
}

class StreamChunks {
  #stream;

  constructor(stream) {
    this.#stream = stream;
  }

  [Symbol.asyncIterator]() {
    const reader = this.#stream.getReader();
    return {
      async next() {
        const result = await reader.read();
        if (result.done) reader.releaseLock();
        return result;
      },
      async return(reason) {
        await reader.cancel(reason);
        reader.releaseLock();
        return { done: true };
      },
    };
  }
}

/** Chunks of a source that a call can end while a chunk is awaited. It is an iterator, for one iteration. */
export class AbortableChunks {
  #source;
  #chunks;
  #iterator;
  #rejectStep;
  #aborted = false;
  #reason;

  constructor(source) {
    this.#source = source;
    this.#chunks = openSource(source);
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  next() {
    return new Promise((resolve, reject) => {
      if (this.#aborted) throw this.#reason;
      this.#rejectStep = reject;
      this.#iterator ??= this.#chunks[Symbol.asyncIterator]();
      Promise.resolve(this.#iterator.next()).then(resolve, reject);
    });
  }

  async return() {
    if (!this.#aborted) await this.#iterator?.return?.();
    return { done: true };
  }

  /** Rejects the pending step and each later one, and ends the source without waiting for its chunk. */
  abort(reason) {
    this.#aborted = true;
    this.#reason = reason;
    this.#rejectStep?.(reason);
    this.#endSource().catch(() => {});
  }

  async #endSource() {
    // The iterator of a Node.js stream does not end while it waits for a chunk.
    if (typeof this.#source.destroy === "function") this.#source.destroy();
    this.#iterator ??= this.#chunks[Symbol.asyncIterator]();
    await this.#iterator.return?.(this.#reason);
  }
}

export function requireBytes(chunk) {
  const bytes = typeof chunk === "object" && chunk !== null ? asBytes(chunk) : undefined;
  if (bytes) return bytes;
  const found = typeof chunk === "string" ? "a string: read without an encoding" : describe(chunk);
  throw new TypeError(`source: expected chunks of bytes, found ${found}`);
}
