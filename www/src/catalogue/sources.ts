// The texts of images as they were read: the provider's objects, compressed. Bytes take far less memory than JavaScript objects, and
// the objects of a dump are alike, so compressed they take a tenth of it.

/** Of one block before it is compressed. Larger ones take longer to read one image from. */
const BLOCK_BYTES = 1 << 18;

const FORMAT = "deflate-raw";

export class Sources {
  /** Full blocks, compressed or about to be. */
  readonly #blocks: Uint8Array<ArrayBuffer>[] = [];
  readonly #isCompressed: boolean[] = [];
  #compressing: Promise<void>[] = [];
  #open = new Uint8Array(0);
  #used = 0;
  /** By text: its block, and where it starts and ends there. */
  readonly #places: number[] = [];
  /** The last block that was decompressed. */
  #cached: { block: number; bytes: Uint8Array } | undefined;

  get size(): number {
    return this.#places.length / 3;
  }

  add(bytes: Uint8Array): void {
    if (this.#used + bytes.length > this.#open.length) {
      this.#seal();
      this.#open = new Uint8Array(Math.max(BLOCK_BYTES, bytes.length));
    }
    this.#open.set(bytes, this.#used);
    this.#places.push(this.#blocks.length, this.#used, (this.#used += bytes.length));
  }

  /** Waits until all full blocks are compressed. */
  async settle(): Promise<void> {
    await Promise.all(this.#compressing.splice(0));
  }

  /** Compresses the last block, too. No text follows. */
  async finish(): Promise<void> {
    this.#seal();
    await this.settle();
  }

  /** The text at an index, until the next call. */
  async bytes(index: number): Promise<Uint8Array> {
    const [block, start, end] = this.#places.slice(3 * index, 3 * index + 3);
    if (block === undefined) throw new RangeError(`expected a text below ${this.size}, found ${index}`);
    return (await this.#bytesOf(block)).subarray(start, end);
  }

  async #bytesOf(block: number): Promise<Uint8Array> {
    if (block === this.#blocks.length) return this.#open;
    if (!this.#isCompressed[block]) return this.#blocks[block]!;
    if (this.#cached?.block !== block) this.#cached = { block, bytes: await through(new DecompressionStream(FORMAT), this.#blocks[block]!) };
    return this.#cached.bytes;
  }

  #seal(): void {
    if (this.#used > 0) {
      const block = this.#blocks.push(this.#open.subarray(0, this.#used)) - 1;
      this.#compressing.push(this.#compress(block));
    }
    this.#open = new Uint8Array(0);
    this.#used = 0;
  }

  async #compress(block: number): Promise<void> {
    this.#blocks[block] = await through(new CompressionStream(FORMAT), this.#blocks[block]!);
    this.#isCompressed[block] = true;
  }
}

async function through({ readable, writable }: GenericTransformStream, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const writer = writable.getWriter();
  // A failure of these rejects the reading, too.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
