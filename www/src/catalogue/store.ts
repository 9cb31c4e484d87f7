// The images that were read, as their providers described them: in bytes, which are far smaller than objects. A
// unified image is read again when somebody looks at it, for that takes microseconds.

import { type Image, type Provider, toNdjson } from "cloud-image";

interface Source {
  provider: Provider;
  bytes: Uint8Array;
}

const decoder = new TextDecoder();
const KEY = new TextEncoder().encode(',"source":');
const BRACE = "{".charCodeAt(0);

/** Sources are kept side by side in blocks of so many bytes: a hundred thousand small buffers take twice as much. */
const BLOCK_BYTES = 1 << 20;

export class Store {
  readonly #sources: Source[] = [];
  #block = new Uint8Array(0);
  #used = 0;

  /** Keeps the source of one image, which is a line of JSON without its line feed, and gives the image. */
  add(line: Uint8Array): Image {
    const at = sourceOf(line);
    const image: Image = JSON.parse(`${decoder.decode(line.subarray(0, at - KEY.length))}}`);
    this.#sources.push({ provider: image.provider, bytes: this.#keep(line.subarray(at, -1)) });
    return image;
  }

  #keep(bytes: Uint8Array): Uint8Array {
    if (this.#used + bytes.length > this.#block.length) {
      this.#block = new Uint8Array(Math.max(BLOCK_BYTES, bytes.length));
      this.#used = 0;
    }
    this.#block.set(bytes, this.#used);
    this.#used += bytes.length;
    return this.#block.subarray(this.#used - bytes.length, this.#used);
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

/** Where the provider's object begins, which comes last. In a string the quotes of its key would be escaped. */
function sourceOf(line: Uint8Array): number {
  for (let at = line.indexOf(BRACE); at >= 0; at = line.indexOf(BRACE, at + 1)) {
    if (KEY.every((byte, place) => line[at - KEY.length + place] === byte)) return at;
  }
  throw new Error("expected a source in each line, found none");
}
