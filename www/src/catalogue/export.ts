// Writes images as a file.

import Papa from "papaparse";
import type { Format } from "../query.ts";
import type { Row } from "../row.ts";
import type { Store } from "./store.ts";

const MEDIA_TYPES: Record<Format, string> = {
  ndjson: "application/x-ndjson",
  json: "application/json",
  csv: "text/csv;charset=utf-8",
};

/** The images of these rows: whole as JSON, as CSV these columns of them. */
export function exported(store: Store, rows: readonly Row[], format: Format, columns: readonly string[]): Blob {
  return new Blob(FILES[format](store, rows, columns), { type: MEDIA_TYPES[format] });
}

const FILES: Record<Format, (store: Store, rows: readonly Row[], columns: readonly string[]) => BlobPart[]> = {
  ndjson: (store, rows) => rows.map(({ index }) => store.unified(index)),
  // Each line has its line feed.
  json: (store, rows) => ["[\n", ...rows.flatMap(({ index }, place) => (place > 0 ? [",", store.unified(index)] : [store.unified(index)])), "]\n"],
  csv(_, rows, columns) {
    const fields = columns as (keyof Row)[];
    const data = rows.map((row) => fields.map((field) => row[field] ?? ""));
    // A cell that begins as a formula would be one in a spreadsheet.
    return [`${Papa.unparse({ fields: [...columns], data }, { escapeFormulae: true })}\r\n`];
  },
};
