// A dump with its images, as the catalogue holds it.

import type { Dump } from "../results.ts";
import { Sources } from "./sources.ts";

const decoder = new TextDecoder();
const KEY = new TextEncoder().encode(',"source":');
const BRACE = "{".charCodeAt(0);

export interface Entry {
  dump: Dump;
  blob: Blob;
  /** The position of its first image among all. */
  first: number;
  texts: Texts;
}

/** The texts of a dump's images, as they were read: of one image, the unified image and then the provider's object. */
export class Texts {
  readonly #lines = new Sources();
  /** By image: where the provider's object starts in its line; 0 if the dump has only the unified image. */
  readonly #starts: number[] = [];

  /** Keeps the line of one image, which has no line feed, and returns the unified image without the provider's object. */
  add(line: Uint8Array): string {
    const start = sourceStart(line) ?? 0;
    this.#lines.add(line);
    this.#starts.push(start);
    return unifiedIn(line, start);
  }

  settle(): Promise<void> {
    return this.#lines.settle();
  }

  finish(): Promise<void> {
    return this.#lines.finish();
  }

  /** The unified image, as JSON. */
  async unified(index: number): Promise<string> {
    return unifiedIn(await this.#lines.bytes(index), this.#starts[index]!);
  }

  /** The provider's object, as JSON. */
  async source(index: number): Promise<string | undefined> {
    const start = this.#starts[index]!;
    return start > 0 ? decoder.decode((await this.#lines.bytes(index)).subarray(start, -1)) : undefined;
  }
}

const unifiedIn = (line: Uint8Array, start: number): string => (start > 0 ? `${decoder.decode(line.subarray(0, start - KEY.length))}}` : decoder.decode(line));

/** Start of the provider's object, the last member, if there is one. `KEY` cannot match in a string, where quotes are escaped. */
function sourceStart(line: Uint8Array): number | undefined {
  for (let start = line.indexOf(BRACE, KEY.length); start >= 0; start = line.indexOf(BRACE, start + 1)) {
    if (KEY.every((byte, index) => line[start - KEY.length + index] === byte)) return start;
  }
  return undefined;
}
