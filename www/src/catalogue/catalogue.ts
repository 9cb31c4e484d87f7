// The catalogue, which lives in a worker: images never come to the page but those that it shows.

import { type ImageError, init } from "cloud-image";
import type { Answer, Dump, Fault, ImageTexts, Matrix, Statistics } from "../answers.ts";
import type { Format, Query } from "../query.ts";
import { type Row, rowOf } from "../row.ts";
import { answer } from "./answer.ts";
import { readDump } from "./dump.ts";
import { exported } from "./export.ts";
import { matrixOf } from "./matrix.ts";
import { statisticsOf } from "./statistics.ts";
import { Store } from "./store.ts";

/** More faults than anybody reads are counted only. */
const MOST_FAULTS = 10_000;
/** Progress is told so often at most, in milliseconds. */
const REPORTED_EVERY = 100;
/** More than anybody searches for, and images can be as long as 64 MiB. */
const MOST_SEARCHED = 4_096;

const decoder = new TextDecoder();

export class Catalogue {
  #store = new Store();
  #rows: Row[] = [];
  /** What a row can be found by, in lower case. */
  #texts: string[] = [];
  #dumps: Dump[] = [];
  #faults: Fault[] = [];
  #asked: Row[] = [];
  #stop = new AbortController();
  #ready = init();
  #before: Promise<void> = Promise.resolve();

  constructor() {
    // Told when a dump is to be read.
    this.#ready.catch(() => {});
  }

  /** Reads dumps, one after the other, behind those that are being read. */
  load(files: readonly { name: string; blob: Blob }[], report: (dumps: Dump[]) => void): Promise<void> {
    const signal = this.#stop.signal;
    const waiting = files.map(({ name, blob }) => {
      const nothing = { read: 0, images: 0, faults: 0, partial: false, truncated: false, skipped: [] };
      const dump: Dump = { name, bytes: blob.size, ...nothing, state: "waiting" };
      return { blob, dump };
    });
    this.#dumps.push(...waiting.map(({ dump }) => dump));
    const loaded = this.#before.then(async () => {
      for (const { blob, dump } of waiting) {
        await this.#read(blob, dump, report, signal);
        report(this.#dumps);
      }
    });
    this.#before = loaded;
    return loaded;
  }

  async #read(blob: Blob, dump: Dump, report: (dumps: Dump[]) => void, signal: AbortSignal): Promise<void> {
    dump.state = "reading";
    let reported = 0;
    try {
      await this.#ready;
      await readDump(
        blob,
        {
          onBytes: (bytes) => {
            dump.read += bytes;
            if (performance.now() - reported < REPORTED_EVERY) return;
            reported = performance.now();
            report(this.#dumps);
          },
          onLine: (line) => {
            dump.images += 1;
            this.#add(line);
          },
          onError: (error) => {
            dump.truncated ||= error.code === "truncated";
            this.#fault(dump, faultOf(error));
          },
          onPartial: () => {
            dump.partial = true;
          },
          onSkipped: (skipped) => {
            dump.skipped.push(skipped);
          },
        },
        signal,
      );
      dump.state = "read";
    } catch (error) {
      dump.state = signal.aborted ? "cancelled" : "read";
      // Of a file that cannot be read or unpacked, or a module that does not load, the browser says why.
      if (!signal.aborted) this.#fault(dump, { code: "file", message: String((error as Error).message) });
    }
  }

  #add(line: Uint8Array): void {
    const row = rowOf(this.#store.add(line), this.#rows.length);
    this.#rows.push(row);
    const { index, warnings, ...fields } = row;
    this.#texts.push(Object.values(fields).join("\n").slice(0, MOST_SEARCHED).toLowerCase());
  }

  #fault(dump: Dump, fault: Omit<Fault, "dump">): void {
    dump.faults += 1;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push({ dump: dump.name, ...fault });
  }

  /** Stops reading. What has been read stays. */
  cancel(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** Forgets all dumps. */
  clear(): void {
    this.cancel();
    this.#store = new Store();
    this.#rows = [];
    this.#texts = [];
    this.#dumps = [];
    this.#faults = [];
    this.#asked = [];
  }

  /** Narrows the catalogue. What is asked for next is asked of these images. */
  ask(query: Query): Answer {
    const result = answer(this.#rows, this.#texts, query);
    this.#asked = result.rows;
    return result.answer;
  }

  rows(from: number, to: number): Row[] {
    return this.#asked.slice(from, to);
  }

  matrix(): Matrix {
    return matrixOf(this.#asked);
  }

  statistics(): Statistics {
    return statisticsOf(this.#asked);
  }

  faults(): Fault[] {
    return this.#faults;
  }

  /** One image, whether it is asked for or not. */
  image(index: number): ImageTexts | undefined {
    if (!this.#rows[index]) return undefined;
    return { unified: decoder.decode(this.#store.unified(index)).trimEnd(), source: this.#store.source(index) };
  }

  export(format: Format, columns: readonly string[]): Blob {
    return exported(this.#store, this.#asked, format, columns);
  }
}

function faultOf({ code, message, index, line, column, path }: ImageError): Omit<Fault, "dump"> {
  return { code, message, index, line, column, path };
}
