// Exports images as a file.

import Papa from "papaparse";
import type { Format } from "../query.ts";
import type { Row } from "../row.ts";

const MEDIA_TYPES: Record<Format, string> = {
  ndjson: "application/x-ndjson",
  json: "application/json",
  csv: "text/csv;charset=utf-8",
};

/** JSON and NDJSON have whole images, CSV only the given columns. */
export async function exportImages(rows: readonly Row[], format: Format, columns: readonly string[], unified: (row: Row) => Promise<string | undefined>): Promise<Blob> {
  return new Blob(await WRITERS[format](rows, columns, unified), { type: MEDIA_TYPES[format] });
}

/** Collects texts in parts of a Blob, which takes less memory for a few large ones. */
class Parts {
  readonly #blobs: Blob[] = [];
  #texts: string[] = [];

  add(text: string): void {
    if (this.#texts.push(text) === 1_000) this.#join();
  }

  all(): Blob[] {
    this.#join();
    return this.#blobs;
  }

  #join(): void {
    this.#blobs.push(new Blob(this.#texts));
    this.#texts = [];
  }
}

type Writer = (rows: readonly Row[], columns: readonly string[], unified: (row: Row) => Promise<string | undefined>) => Promise<BlobPart[]>;

const WRITERS: Record<Format, Writer> = {
  async ndjson(rows, _, unified) {
    const parts = new Parts();
    for (const row of rows) {
      const image = await unified(row);
      if (image !== undefined) parts.add(`${image}\n`);
    }
    return parts.all();
  },
  async json(rows, _, unified) {
    const parts = new Parts();
    let before = "[\n";
    for (const row of rows) {
      const image = await unified(row);
      if (image === undefined) continue;
      parts.add(`${before}${image}\n`);
      before = ",";
    }
    parts.add(before === "," ? "]\n" : "[\n]\n");
    return parts.all();
  },
  async csv(rows, columns) {
    const fields = columns as (keyof Row)[];
    const data = rows.map((row) => fields.map((field) => row[field] ?? ""));
    // Otherwise a spreadsheet would run a cell that looks like a formula.
    return [`${Papa.unparse({ fields: [...columns], data }, { escapeFormulae: true })}\r\n`];
  },
};
