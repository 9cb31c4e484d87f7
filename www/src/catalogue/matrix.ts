// The newest usable image of each operating system, by provider and architecture. The query has selected them.

import type { Matrix } from "../results.ts";
import type { Row } from "../row.ts";
import { valueOf } from "./query.ts";

/** `rows` are the newest images of each system, in the order of systems. */
export function matrixOf(rows: readonly Row[]): Matrix {
  const columns = columnsOf(rows);
  const matrixRows = new Map<string, Matrix["rows"][number]>();
  for (const row of rows) {
    const system = row.version ?? "";
    const details = [row.variant, row.channel, row.software, row.licensing].filter(Boolean).join(" · ");
    const key = JSON.stringify([system, details]);
    let matrixRow = matrixRows.get(key);
    if (!matrixRow) {
      matrixRow = { system, details, cells: columns.map(() => []) };
      matrixRows.set(key, matrixRow);
    }
    const column = columns.findIndex(({ provider, architecture }) => provider === row.provider && architecture === valueOf(row, "architecture"));
    matrixRow.cells[column]!.push(row);
  }
  return { columns, rows: [...matrixRows.values()] };
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
