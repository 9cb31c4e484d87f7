// What to use for an operating system on each cloud: the newest usable image.

import type { Matrix, MatrixRow } from "../answers.ts";
import type { Row } from "../row.ts";
import { valueOf } from "./answer.ts";

const collator = new Intl.Collator("en", { numeric: true });

/** Ready, as far as it is stated, and neither deprecated nor worse. */
const usable = ({ status, deprecation }: Row) => (status ?? "ready") === "ready" && (deprecation ?? "active") === "active";

/** The plain system is meant before one with software that costs, and a virtual machine before bare metal. */
const extras = (row: Row) => Number(row.software !== undefined) + Number(row.bareMetal === true) + Number(row.licensing === "byos");

const better = (a: Row, b: Row) => extras(a) - extras(b) || (b.created ?? "").localeCompare(a.created ?? "") || a.index - b.index;

export function matrixOf(rows: readonly Row[]): Matrix {
  const told = rows.filter(({ version }) => version !== undefined);
  const good = told.filter(usable);
  const columns = columnsOf(good);
  const found = new Map<string, MatrixRow>();
  for (const row of good) {
    const key = JSON.stringify([row.version, row.variant]);
    let line = found.get(key);
    if (!line) {
      // The facet's value is `debian 12`.
      const version = row.version!.slice(row.os!.length + 1);
      line = { os: row.os!, version, variant: row.variant, cells: columns.map(() => undefined) };
      found.set(key, line);
    }
    const column = columns.findIndex(({ provider, architecture }) => provider === row.provider && architecture === valueOf(row, "architecture"));
    const held = line.cells[column];
    if (!held || better(row, held) < 0) line.cells[column] = row;
  }
  return {
    columns,
    rows: [...found.values()].sort(
      (a, b) => a.os.localeCompare(b.os) || collator.compare(b.version, a.version) || (a.variant ?? "").localeCompare(b.variant ?? ""),
    ),
    untold: rows.length - told.length,
    unusable: told.length - good.length,
  };
}

/** What is not stated comes last. */
function columnsOf(rows: readonly Row[]): Matrix["columns"] {
  const found = new Map<string, Matrix["columns"][number]>();
  for (const row of rows) {
    const column = { provider: row.provider, architecture: valueOf(row, "architecture") };
    found.set(JSON.stringify(column), column);
  }
  return [...found.values()].sort((a, b) => a.provider.localeCompare(b.provider) || b.architecture.localeCompare(a.architecture));
}
