// Stores the provider's object of each image as bytes, which take far less memory than JavaScript objects, and the unified
// images in a collection of the package, for queries. With its evidence, a unified image is read again on demand, which takes
// microseconds.

import { Collection, type Image, type Provider, toNdjson } from "cloud-image";

interface Source {
  provider: Provider;
  bytes: Uint8Array;
}

const decoder = new TextDecoder();
const KEY = new TextEncoder().encode(',"source":');
const BRACE = "{".charCodeAt(0);

/** Sources share large buffers: 100,000 small ones take twice the memory. */
const BUFFER_BYTES = 1 << 20;

export class Store {
  readonly #sources: Source[] = [];
  /** All unified images, for queries: `readDump` adds them. */
  readonly images = new Collection();
  #buffer = new Uint8Array(0);
  #used = 0;

  /** Stores the source of one image, and returns the image without it. `line` has no line feed. */
  add(line: Uint8Array): Image {
    const start = sourceStart(line);
    const image: Image = JSON.parse(`${decoder.decode(line.subarray(0, start - KEY.length))}}`);
    this.#sources.push({ provider: image.provider, bytes: this.#copy(line.subarray(start, -1)) });
    return image;
  }

  free(): void {
    this.images.free();
  }

  #copy(bytes: Uint8Array): Uint8Array {
    if (this.#used + bytes.length > this.#buffer.length) {
      this.#buffer = new Uint8Array(Math.max(BUFFER_BYTES, bytes.length));
      this.#used = 0;
    }
    this.#buffer.set(bytes, this.#used);
    this.#used += bytes.length;
    return this.#buffer.subarray(this.#used - bytes.length, this.#used);
  }

  /** The unified image, as a line of JSON. */
  unified(index: number): Uint8Array<ArrayBuffer> {
    const { provider, bytes } = this.#source(index);
    return toNdjson(bytes, { provider });
  }

  /** The provider's object, as JSON. */
  source(index: number): string {
    return decoder.decode(this.#source(index).bytes);
  }

  #source(index: number): Source {
    const source = this.#sources[index];
    if (!source) throw new RangeError(`expected an image below ${this.#sources.length}, found ${index}`);
    return source;
  }
}

/** Start of the provider's object, the last member. `KEY` cannot match in a string, where quotes are escaped. */
function sourceStart(line: Uint8Array): number {
  for (let start = line.indexOf(BRACE); start >= 0; start = line.indexOf(BRACE, start + 1)) {
    if (KEY.every((byte, index) => line[start - KEY.length + index] === byte)) return start;
  }
  throw new Error("expected a source in each line, found none");
}
