// The catalogue. It runs in a worker, which holds all images; the page gets only the visible rows.

import { Filter, FilterError, type ImageError, fieldNames, init, toNdjson, words } from "cloud-image";
import { FACETS, type Facet, type Format, type Query } from "../query.ts";
import type { Dump, DumpError, Fault, FieldWords, ImageTexts, Matrix, QueryResult, Statistics } from "../results.ts";
import { type Row, rowOf } from "../row.ts";
import { readDump } from "./dump.ts";
import { exportImages } from "./export.ts";
import { matrixOf } from "./matrix.ts";
import { type Parsed, frequentValues, runQuery } from "./query.ts";
import { statisticsOf } from "./statistics.ts";
import { Store } from "./store.ts";
import { toggled } from "./terms.ts";

/** Further errors are only counted. */
const MAX_ERRORS = 10_000;
/** Minimum time between two progress reports, in milliseconds. */
const REPORT_INTERVAL = 100;

const ALL: Parsed = { query: { filter: "", latest: "", order: "" }, canonical: "", warnings: [] };

const decoder = new TextDecoder();

export class Catalogue {
  /** Exists when the module is loaded. */
  #store: Store | undefined;
  #rows: Row[] = [];
  #dumps: Dump[] = [];
  #errors: DumpError[] = [];
  /** Rows that match the current query. */
  #matched: Row[] = [];
  /** The last query without a fault. */
  #parsed = ALL;
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
    let store: Store | undefined;
    try {
      await this.#ready;
      store = this.#store ??= new Store();
      await readDump(
        blob,
        store.images,
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
      // Images that were read, but never arrived as lines. A removed store is freed.
      if (store && store === this.#store) store.images.truncate(this.#rows.length);
      // The file cannot be read or decompressed, or the WebAssembly module failed to load: the browser's message.
      if (!signal.aborted) this.#addError(dump, { code: "file", message: String((error as Error).message) });
    }
  }

  #add(line: Uint8Array): void {
    this.#rows.push(rowOf(this.#store!.add(line), this.#rows.length));
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
    this.#store?.free();
    this.#store = undefined;
    this.#rows = [];
    this.#dumps = [];
    this.#errors = [];
    this.#matched = [];
  }

  /** Sets the query that `rows`, `matrix`, `statistics` and `export` refer to. */
  async query(query: Query): Promise<QueryResult | undefined> {
    try {
      await this.#ready;
    } catch {
      return undefined;
    }
    const fault = this.#parse(query);
    this.#store ??= new Store();
    const { rows, result } = runQuery(this.#rows, this.#store.images, this.#parsed);
    this.#matched = rows;
    return { ...result, fault };
  }

  /** Takes a query, unless it has a fault, which is returned. */
  #parse(query: Query): Fault | undefined {
    let of: Fault["of"] = "filter";
    try {
      const filter = new Filter(query.filter);
      of = "order";
      checkOrder(query.order);
      this.#parsed = { query, canonical: String(filter), warnings: filter.warnings };
      return undefined;
    } catch (error) {
      if (error instanceof FilterError) return { of, text: query[of], ...error.toJSON() };
      throw error;
    }
  }

  /** The filter with a value added to the terms of a facet, or removed from them. */
  toggle(filter: string, facet: Facet, value: string): string {
    return toggled(filter, facet, value);
  }

  /** The fields of the language, with their known words. */
  async fields(): Promise<FieldWords[]> {
    try {
      await this.#ready;
    } catch {
      return [];
    }
    return fieldNames().map((name) => ({ name, words: words(name) }));
  }

  /** Values of the facets' fields, for suggestions. Times are no such values. */
  values(): Map<string, string[]> {
    return new Map(FACETS.filter((facet) => facet !== "createdAt").map((facet) => [facet, frequentValues(this.#rows, facet)]));
  }

  /** Rows that the query selected, in its order. */
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
    if (!this.#rows[index] || !this.#store) return undefined;
    return { unified: decoder.decode(this.#store.unified(index)).trimEnd(), source: this.#store.source(index) };
  }

  export(format: Format, columns: readonly string[]): Blob {
    return exportImages(this.#store!, this.#matched, format, columns);
  }
}

/** Throws a `FilterError` if it is no order. */
function checkOrder(order: string): void {
  if (order) toNdjson(new Uint8Array(), { orderBy: order });
}

/** As a plain object: structured cloning drops the fields of an `Error`. */
function fieldsOf({ code, message, index, line, column, path }: ImageError): Omit<DumpError, "dump"> {
  return { code, message, index, line, column, path };
}
