// What differs between two dumps. The package compares them.

import { type Change, ImageError, type KnowledgeRows, diff } from "cloud-image";
import type { Changes } from "../results.ts";
import type { Row } from "../row.ts";
import { decompressed } from "./dump.ts";
import type { Entry } from "./entry.ts";

/** Further changes are only counted. */
const MAX_CHANGES = 1_000;

export async function changesOf(old: Entry, current: Entry, knowledge: KnowledgeRows | undefined): Promise<Changes> {
  const [before, after] = [await streamOf(old.blob), await streamOf(current.blob)];
  const counts = { added: 0, removed: 0, changed: 0 };
  const changes: Change[] = [];
  const partial = [old, current].filter(({ dump }) => dump.partial).map(({ dump }) => dump.name);
  const found: Changes = { old: old.dump.name, current: current.dump.name, partial, counts, changes };
  try {
    // Errors are those of the dumps, which are listed already.
    for await (const change of diff(before, after, { ...(knowledge && { knowledge }), onError() {} })) {
      counts[change.change] += 1;
      if (changes.length < MAX_CHANGES) changes.push(change);
    }
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    return { ...found, fault: error.message };
  }
  return found;
}

const streamOf = (blob: Blob): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> =>
  decompressed(blob, blob.stream()) as Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;

/** Of two dumps, the one first whose newest image is older. */
export function oldestFirst(entries: readonly Entry[], rows: readonly Row[]): Entry[] {
  const newest = ({ first, dump }: Entry) =>
    rows.slice(first, first + dump.images).reduce((last, { created = "" }) => (created > last ? created : last), "");
  return [...entries].sort((a, b) => newest(a).localeCompare(newest(b)));
}
