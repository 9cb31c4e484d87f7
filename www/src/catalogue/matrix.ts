// The newest usable image of each operating system, by provider and architecture.

import type { Matrix, MatrixRow } from "../results.ts";
import type { Row } from "../row.ts";
import { valueOf } from "./query.ts";

const collator = new Intl.Collator("en", { numeric: true });

/** Images without status or deprecation count as ready and active. */
const isUsable = ({ status, deprecation }: Row) => (status ?? "ready") === "ready" && (deprecation ?? "active") === "active";

/** Additional software, bare metal and bring-your-own-subscription licensing rank an image lower. */
const extras = (row: Row) => Number(row.software !== undefined) + Number(row.bareMetal === true) + Number(row.licensing === "byos");

/** The preferred image first. */
const compare = (a: Row, b: Row) => extras(a) - extras(b) || (b.created ?? "").localeCompare(a.created ?? "") || a.index - b.index;

export function matrixOf(rows: readonly Row[]): Matrix {
  const withVersion = rows.filter(({ version }) => version !== undefined);
  const usable = withVersion.filter(isUsable);
  const columns = columnsOf(usable);
  const matrixRows = new Map<string, MatrixRow>();
  for (const row of usable) {
    const key = JSON.stringify([row.version, row.variant]);
    let matrixRow = matrixRows.get(key);
    if (!matrixRow) {
      // Without the distribution: `debian 12` becomes `12`.
      const version = row.version!.slice(row.os!.length + 1);
      matrixRow = { os: row.os!, version, variant: row.variant, cells: columns.map(() => undefined) };
      matrixRows.set(key, matrixRow);
    }
    const column = columns.findIndex(({ provider, architecture }) => provider === row.provider && architecture === valueOf(row, "architecture"));
    const best = matrixRow.cells[column];
    if (!best || compare(row, best) < 0) matrixRow.cells[column] = row;
  }
  return {
    columns,
    rows: [...matrixRows.values()].sort(
      (a, b) => a.os.localeCompare(b.os) || collator.compare(b.version, a.version) || (a.variant ?? "").localeCompare(b.variant ?? ""),
    ),
    withoutVersion: rows.length - withVersion.length,
    unusable: withVersion.length - usable.length,
  };
}

/** Columns without architecture come last. */
function columnsOf(rows: readonly Row[]): Matrix["columns"] {
  const columns = new Map<string, Matrix["columns"][number]>();
  for (const row of rows) {
    const column = { provider: row.provider, architecture: valueOf(row, "architecture") };
    columns.set(JSON.stringify(column), column);
  }
  return [...columns.values()].sort((a, b) => a.provider.localeCompare(b.provider) || b.architecture.localeCompare(a.architecture));
}
