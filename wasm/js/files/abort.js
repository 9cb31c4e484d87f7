// Lets a signal end what waits.

/** An optional `AbortSignal`. */
export class Abort {
  #signal;

  constructor(signal) {
    this.#signal = signal;
  }

  get isAborted() {
    return this.#signal?.aborted === true;
  }

  /** Throws the signal's reason if it is aborted. */
  check() {
    if (this.isAborted) throw this.#signal.reason;
  }

  /** Waits for a promise, or for the abort. A value that comes after it is passed to `onLate`. */
  async orValue(promise, onLate = () => {}) {
    const signal = this.#signal;
    if (!signal) return promise;
    let onAbort;
    const aborted = new Promise((_, reject) => {
      onAbort = () => reject(signal.reason);
      if (signal.aborted) onAbort();
      else signal.addEventListener("abort", onAbort);
    });
    try {
      return await Promise.race([promise, aborted]);
    } catch (error) {
      if (this.isAborted) promise.then(onLate).catch(() => {});
      throw error;
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }
}
