// Exports images as a file.

import Papa from "papaparse";
import type { Format } from "../query.ts";
import type { Row } from "../row.ts";
import type { Store } from "./store.ts";

const MEDIA_TYPES: Record<Format, string> = {
  ndjson: "application/x-ndjson",
  json: "application/json",
  csv: "text/csv;charset=utf-8",
};

/** JSON and NDJSON have whole images, CSV only the given columns. */
export function exportImages(store: Store, rows: readonly Row[], format: Format, columns: readonly string[]): Blob {
  return new Blob(WRITERS[format](store, rows, columns), { type: MEDIA_TYPES[format] });
}

const WRITERS: Record<Format, (store: Store, rows: readonly Row[], columns: readonly string[]) => BlobPart[]> = {
  ndjson: (store, rows) => rows.map(({ index }) => store.unified(index)),
  // Each unified image ends with a line feed.
  json: (store, rows) => ["[\n", ...rows.flatMap(({ index }, position) => (position > 0 ? [",", store.unified(index)] : [store.unified(index)])), "]\n"],
  csv(_, rows, columns) {
    const fields = columns as (keyof Row)[];
    const data = rows.map((row) => fields.map((field) => row[field] ?? ""));
    // Otherwise a spreadsheet would run a cell that looks like a formula.
    return [`${Papa.unparse({ fields: [...columns], data }, { escapeFormulae: true })}\r\n`];
  },
};
