// The catalogue. It runs in a worker, which holds all images; the page gets only the visible rows.

import { type ImageError, init } from "cloud-image";
import type { Format, Query } from "../query.ts";
import type { Dump, DumpError, ImageTexts, Matrix, QueryResult, Statistics } from "../results.ts";
import { type Row, rowOf } from "../row.ts";
import { readDump } from "./dump.ts";
import { exportImages } from "./export.ts";
import { matrixOf } from "./matrix.ts";
import { runQuery } from "./query.ts";
import { statisticsOf } from "./statistics.ts";
import { Store } from "./store.ts";

/** Further errors are only counted. */
const MAX_ERRORS = 10_000;
/** Minimum time between two progress reports, in milliseconds. */
const REPORT_INTERVAL = 100;
/** Length of the searched text of an image. An image can have 64 MiB. */
const MAX_SEARCH_TEXT = 4_096;

const decoder = new TextDecoder();

export class Catalogue {
  #store = new Store();
  #rows: Row[] = [];
  /** Searched texts of the rows, in lower case. */
  #searchTexts: string[] = [];
  #dumps: Dump[] = [];
  #errors: DumpError[] = [];
  /** Rows that match the current query. */
  #matched: Row[] = [];
  #abort = new AbortController();
  #ready = init();
  #lastLoad: Promise<void> = Promise.resolve();

  constructor() {
    // Avoids an unhandled rejection: the error is reported when a dump is read.
    this.#ready.catch(() => {});
  }

  /** Reads dumps one after the other, after those that are already queued. */
  load(files: readonly { name: string; blob: Blob }[], report: (dumps: Dump[]) => void): Promise<void> {
    const signal = this.#abort.signal;
    const queued = files.map(({ name, blob }) => {
      const initial = { bytesRead: 0, images: 0, errors: 0, partial: false, truncated: false, skipped: [] };
      const dump: Dump = { name, bytes: blob.size, ...initial, state: "waiting" };
      return { blob, dump };
    });
    this.#dumps.push(...queued.map(({ dump }) => dump));
    const load = this.#lastLoad.then(async () => {
      for (const { blob, dump } of queued) {
        await this.#read(blob, dump, report, signal);
        report(this.#dumps);
      }
    });
    this.#lastLoad = load;
    return load;
  }

  async #read(blob: Blob, dump: Dump, report: (dumps: Dump[]) => void, signal: AbortSignal): Promise<void> {
    dump.state = "reading";
    let lastReport = 0;
    try {
      await this.#ready;
      await readDump(
        blob,
        {
          onBytes: (bytes) => {
            dump.bytesRead += bytes;
            if (performance.now() - lastReport < REPORT_INTERVAL) return;
            lastReport = performance.now();
            report(this.#dumps);
          },
          onLine: (line) => {
            dump.images += 1;
            this.#add(line);
          },
          onError: (error) => {
            dump.truncated ||= error.code === "truncated";
            this.#addError(dump, fieldsOf(error));
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
      // The file cannot be read or decompressed, or the WebAssembly module failed to load: the browser's message.
      if (!signal.aborted) this.#addError(dump, { code: "file", message: String((error as Error).message) });
    }
  }

  #add(line: Uint8Array): void {
    const row = rowOf(this.#store.add(line), this.#rows.length);
    this.#rows.push(row);
    const { index, warnings, ...fields } = row;
    this.#searchTexts.push(Object.values(fields).join("\n").slice(0, MAX_SEARCH_TEXT).toLowerCase());
  }

  #addError(dump: Dump, error: Omit<DumpError, "dump">): void {
    dump.errors += 1;
    if (this.#errors.length < MAX_ERRORS) this.#errors.push({ dump: dump.name, ...error });
  }

  /** Stops reading. Images that were read stay. */
  cancel(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** Removes all dumps. */
  clear(): void {
    this.cancel();
    this.#store = new Store();
    this.#rows = [];
    this.#searchTexts = [];
    this.#dumps = [];
    this.#errors = [];
    this.#matched = [];
  }

  /** Sets the query that `rows`, `matrix`, `statistics` and `export` refer to. */
  query(query: Query): QueryResult {
    const { rows, result } = runQuery(this.#rows, this.#searchTexts, query);
    this.#matched = rows;
    return result;
  }

  rows(from: number, to: number): Row[] {
    return this.#matched.slice(from, to);
  }

  matrix(): Matrix {
    return matrixOf(this.#matched);
  }

  statistics(): Statistics {
    return statisticsOf(this.#matched);
  }

  errors(): DumpError[] {
    return this.#errors;
  }

  /** One image, whether or not it matches the query. */
  image(index: number): ImageTexts | undefined {
    if (!this.#rows[index]) return undefined;
    return { unified: decoder.decode(this.#store.unified(index)).trimEnd(), source: this.#store.source(index) };
  }

  export(format: Format, columns: readonly string[]): Blob {
    return exportImages(this.#store, this.#matched, format, columns);
  }
}

/** As a plain object: structured cloning drops the fields of an `Error`. */
function fieldsOf({ code, message, index, line, column, path }: ImageError): Omit<DumpError, "dump"> {
  return { code, message, index, line, column, path };
}
