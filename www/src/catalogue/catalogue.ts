// The catalogue. It runs in a worker, which holds all images; the page gets only the visible rows.

import {
  Collection,
  Filter,
  FilterError,
  type Image,
  type ImageError,
  type KnowledgeRows,
  fieldNames,
  init,
  normalize,
  toNdjson,
  usage,
  words,
} from "cloud-image";
import { FACETS, type Facet, type Format, type ImageKey, type Query, type Wanted, isRange } from "../query.ts";
import type { Changes, Dump, DumpError, Fault, FieldWords, Finder, ImageTexts, QueryResult, Statistics } from "../results.ts";
import { type Row, keyOf, rowOf } from "../row.ts";
import { changesOf, oldestFirst } from "./changes.ts";
import { isGzip, readDump } from "./dump.ts";
import { type Entry, Texts } from "./entry.ts";
import { excerptOf } from "./excerpt.ts";
import { exportImages } from "./export.ts";
import { finderOf } from "./finder.ts";
import { type Parsed, frequentValues, runQuery } from "./query.ts";
import { isSame } from "./same.ts";
import { statisticsOf } from "./statistics.ts";
import { toggled } from "./terms.ts";

/** Further errors are only counted. */
const MAX_ERRORS = 10_000;
/** Further errors are listed without the text of the dump. */
const MAX_EXCERPTS = 100;
/** Minimum time between two progress reports, in milliseconds. */
const REPORT_INTERVAL = 100;
/** Errors after which nothing of a dump is read. */
const ENDING = new Set(["syntax", "truncated", "encoding", "depth"]);

const ALL: Parsed = { query: { filter: "", latest: "", order: "" }, canonical: "", warnings: [] };

/** A file to read. */
export interface Input {
  id: number;
  name: string;
  blob: Blob;
}

export class Catalogue {
  /** Exists when the module is loaded. */
  #images: Collection | undefined;
  #rows: Row[] = [];
  /** Dumps in the order in which they are read. */
  #entries: Entry[] = [];
  #errors: DumpError[] = [];
  #knowledge: KnowledgeRows | undefined;
  /** Rows that match the current query. */
  #matched: Row[] = [];
  /** The last query without a fault. */
  #parsed = ALL;
  /** What `latest os` selects of all images, and of how many. */
  #newest: { size: number; rows: Row[]; unanswered: string[] } | undefined;
  /** One string for all equal ones. */
  #shared = new Map<string, string>();
  #abort = new AbortController();
  #ready = init();
  #lastLoad: Promise<unknown> = Promise.resolve();

  constructor() {
    // Avoids an unhandled rejection: the error is reported when a dump is read.
    this.#ready.catch(() => {});
  }

  /** Reads dumps one after the other, after those that are already queued. Returns those that were there before. */
  load(files: readonly Input[], report: (dumps: Dump[]) => void): Promise<{ input: Input; sameAs: string }[]> {
    const signal = this.#abort.signal;
    const load = this.#lastLoad.then(async () => {
      const same = [];
      const added = [];
      for (const input of files) {
        const sameAs = await this.#sameAs(input.blob);
        if (sameAs !== undefined) same.push({ input, sameAs });
        else if (!signal.aborted) added.push(this.#addEntry(input));
      }
      report(this.#dumps());
      for (const entry of added) {
        await this.#read(entry, report, signal);
        report(this.#dumps());
      }
      return same;
    });
    this.#lastLoad = load.catch(() => {});
    return load;
  }

  #dumps(): Dump[] {
    return this.#entries.map(({ dump }) => dump);
  }

  async #sameAs(blob: Blob): Promise<string | undefined> {
    for (const entry of this.#entries) {
      // A file that cannot be read is reported when it is read.
      if (await isSame(entry.blob, blob).catch(() => false)) return entry.dump.name;
    }
    return undefined;
  }

  #addEntry({ id, name, blob }: Input): Entry {
    const initial = { bytesRead: 0, images: 0, errors: 0, partial: false, truncated: false, skipped: [] };
    const dump: Dump = { id, name, bytes: blob.size, ...initial, state: "waiting" };
    const entry = { dump, blob, first: this.#rows.length, texts: new Texts() };
    this.#entries.push(entry);
    return entry;
  }

  async #read(entry: Entry, report: (dumps: Dump[]) => void, signal: AbortSignal): Promise<void> {
    const { dump, blob, texts } = entry;
    dump.state = "reading";
    entry.first = this.#rows.length;
    let lastReport = 0;
    let images: Collection | undefined;
    try {
      signal.throwIfAborted();
      await this.#ready;
      images = this.#images ??= new Collection();
      await readDump(
        blob,
        { collection: images, knowledge: this.#knowledge },
        {
          onBytes: (bytes) => {
            dump.bytesRead += bytes;
            if (performance.now() - lastReport < REPORT_INTERVAL) return;
            lastReport = performance.now();
            report(this.#dumps());
          },
          onLine: (line) => {
            dump.images += 1;
            const image: Image = JSON.parse(texts.add(line));
            this.#rows.push(rowOf(image, this.#rows.length, (text) => this.#share(text)));
          },
          onError: (error) => {
            dump.truncated ||= error.code === "truncated";
            this.#addError(entry, fieldsOf(error));
          },
          onPartial: () => {
            dump.partial = true;
          },
          onSkipped: (skipped) => {
            dump.skipped.push(skipped);
          },
          onPause: () => texts.settle(),
        },
        signal,
      );
      await texts.finish();
      dump.state = "read";
    } catch (error) {
      dump.state = signal.aborted ? "cancelled" : "read";
      // Images that were read, but never arrived as lines. A removed collection is freed.
      if (images && images === this.#images) images.truncate(this.#rows.length);
      // The file cannot be read or decompressed, or the WebAssembly module failed to load: the browser's message.
      if (!signal.aborted) this.#addError(entry, { code: "file", message: String((error as Error).message) });
    }
  }

  #share(text: string): string {
    const shared = this.#shared.get(text);
    if (shared === undefined) this.#shared.set(text, text);
    return shared ?? text;
  }

  #addError({ dump }: Entry, error: Omit<DumpError, "dump" | "dumpId">): void {
    dump.errors += 1;
    if (this.#errors.length < MAX_ERRORS) this.#errors.push({ dumpId: dump.id, dump: dump.name, ...error });
  }

  /** Stops reading. Images that were read stay. */
  cancel(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** Removes all dumps. */
  clear(): void {
    this.cancel();
    this.#images?.free();
    this.#images = undefined;
    this.#rows = [];
    this.#entries = [];
    this.#errors = [];
    this.#matched = [];
    this.#newest = undefined;
    this.#shared.clear();
  }

  /** Removes one dump that was read, with its images and errors. Returns the others. */
  remove(id: number): Dump[] {
    const place = this.#entries.findIndex(({ dump }) => dump.id === id);
    const [entry] = place >= 0 ? this.#entries.splice(place, 1) : [];
    if (entry) {
      const { first, dump } = entry;
      this.#images?.remove(first, dump.images);
      this.#rows.splice(first, dump.images);
      for (let index = first; index < this.#rows.length; index++) this.#rows[index]!.index = index;
      for (const other of this.#entries) if (other.first > first) other.first -= dump.images;
      this.#errors = this.#errors.filter(({ dumpId }) => dumpId !== id);
      this.#matched = [];
      this.#newest = undefined;
    }
    return this.#dumps();
  }

  /** Sets the caller's distributions and licences, for dumps that are read from now on. Returns what is wrong with them. */
  async setKnowledge(knowledge: KnowledgeRows | undefined): Promise<string | undefined> {
    await this.#ready;
    try {
      if (knowledge) normalize(new Uint8Array(), { knowledge });
    } catch (error) {
      return String((error as Error).message);
    }
    this.#knowledge = knowledge;
    return undefined;
  }

  /** Sets the query that `rows`, `statistics` and `export` refer to. */
  async query(query: Query): Promise<QueryResult | undefined> {
    try {
      await this.#ready;
    } catch {
      return undefined;
    }
    const fault = this.#parse(query);
    this.#images ??= new Collection();
    const { rows, result } = runQuery(this.#rows, this.#images, this.#parsed);
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

  /** The newest usable images of the wanted systems. */
  async finder(wanted: Wanted): Promise<Finder | undefined> {
    try {
      await this.#ready;
    } catch {
      return undefined;
    }
    const { rows, unanswered } = this.#newestOfAll();
    return finderOf(rows, unanswered, wanted, (row) => this.#unified(row));
  }

  #newestOfAll(): { rows: Row[]; unanswered: string[] } {
    const size = this.#rows.length;
    if (this.#newest?.size !== size) {
      const { positions, unanswered } = (this.#images ??= new Collection()).select({ latest: "os" });
      const rows = Array.from(positions, (position) => this.#rows[position]).filter((row) => row !== undefined);
      this.#newest = { size, rows, unanswered };
    }
    return this.#newest;
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
    return new Map(FACETS.filter((facet) => !isRange(facet)).map((facet) => [facet, frequentValues(this.#rows, facet)]));
  }

  /** Rows that the query selected, in its order. */
  rows(from: number, to: number): Row[] {
    return this.#matched.slice(from, to);
  }

  statistics(): Statistics {
    return statisticsOf(this.#matched);
  }

  /** What differs between two dumps, by their names; else between the last two, the older one first. */
  async changes(names: { old: string; current: string }): Promise<Changes | undefined> {
    const named = (name: string) => this.#entries.find(({ dump }) => dump.name === name);
    const [older, newer] = oldestFirst(this.#entries.slice(-2), this.#rows);
    const old = named(names.old) ?? older;
    const current = named(names.current) ?? newer;
    return old && current && old !== current ? changesOf(old, current, this.#knowledge) : undefined;
  }

  /** The errors, the first ones with the text of the dump. */
  async errors(): Promise<DumpError[]> {
    const found: DumpError[] = [];
    for (const error of this.#errors) {
      const entry = this.#entries.find(({ dump }) => dump.id === error.dumpId);
      if (!entry) continue;
      const excerpt = found.length < MAX_EXCERPTS ? await excerptOf(entry.blob, error).catch(() => undefined) : undefined;
      found.push({ ...error, excerpt, ended: ENDING.has(error.code) ? await lossOf(entry, error.offset) : undefined });
    }
    return found;
  }

  /** One image, whether or not it matches the query: in its dump, or else in any other. */
  async image(key: ImageKey): Promise<ImageTexts | undefined> {
    const isWanted = ({ provider, id, name }: Row) => provider === key.provider && (key.id === undefined ? name === key.name : id === key.id);
    const inDump = this.#entries.find(({ dump }) => dump.name === key.dump);
    const rows = inDump ? this.#rows.slice(inDump.first, inDump.first + inDump.dump.images) : [];
    const row = rows.find(isWanted) ?? this.#rows.find(isWanted);
    const entry = row && this.#entryOf(row);
    if (!row || !entry) return undefined;
    // The dump may be removed meanwhile, and others move up.
    const { texts, dump } = entry;
    const index = row.index - entry.first;
    const [source, unified] = [await texts.source(index), await texts.unified(index)];
    return { row, unified, source, usages: usage(JSON.parse(unified)), dump: dump.name };
  }

  /** The key of an image that was shown. */
  key(index: number): ImageKey | undefined {
    const row = this.#rows[index];
    return row && keyOf(row, this.#entryOf(row)?.dump.name);
  }

  #entryOf({ index }: Row): Entry | undefined {
    return this.#entries.findLast(({ first, dump }) => first <= index && index < first + dump.images);
  }

  /** The unified image of a row; `undefined` if its dump was removed. */
  async #unified(row: Row): Promise<string | undefined> {
    const entry = this.#entryOf(row);
    return entry?.texts.unified(row.index - entry.first);
  }

  export(format: Format, columns: readonly string[]): Promise<Blob> {
    return exportImages(this.#matched, format, columns, (row) => this.#unified(row));
  }
}

/** The bytes from an offset to the end of the file. Of compressed text, nothing is known about what follows. */
async function lossOf({ blob, dump: { bytes } }: Entry, offset: number | undefined): Promise<DumpError["ended"]> {
  const isKnown = offset !== undefined && !(await isGzip(blob).catch(() => true));
  return isKnown ? { lost: bytes - offset, of: bytes } : { lost: 0, of: 0 };
}

/** Throws a `FilterError` if it is no order. */
function checkOrder(order: string): void {
  if (order) toNdjson(new Uint8Array(), { orderBy: order });
}

/** As a plain object: structured cloning drops the fields of an `Error`. */
function fieldsOf({ code, message, index, line, column, offset, path }: ImageError): Omit<DumpError, "dump" | "dumpId"> {
  return { code, message, index, line, column, offset, path };
}
