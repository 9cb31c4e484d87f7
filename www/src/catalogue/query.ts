// Runs a query: search, filters, facet counts, sorting.

import { ABSENT, FACETS, type Facet, type Query, type Sort } from "../query.ts";
import type { QueryResult } from "../results.ts";
import type { Row } from "../row.ts";

/** Natural order: version 9 before 10. */
const collator = new Intl.Collator("en", { numeric: true });

export const valueOf = (row: Row, facet: Facet): string => row[facet] ?? ABSENT;

/** Returns the matching rows, sorted, and the result for the page. `searchTexts` are parallel to `rows`. */
export function runQuery(rows: readonly Row[], searchTexts: readonly string[], query: Query): { rows: Row[]; result: QueryResult } {
  const terms = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const selected = FACETS.map((facet) => new Set(query.selected[facet] ?? []));
  const counts = FACETS.map(() => new Map<string, number>());
  const matched: Row[] = [];
  rows.forEach((row, rowIndex) => {
    if (!terms.every((term) => searchTexts[rowIndex]!.includes(term))) return;
    const failed = FACETS.flatMap((facet, facetIndex) => {
      const values = selected[facetIndex]!;
      return values.size > 0 && !values.has(valueOf(row, facet)) ? [facetIndex] : [];
    });
    // A facet's own filter does not change its counts.
    for (const [facetIndex, count] of counts.entries()) {
      if (failed.every((index) => index === facetIndex)) increment(count, valueOf(row, FACETS[facetIndex]!));
    }
    if (failed.length === 0) matched.push(row);
  });
  const facets = Object.fromEntries(
    FACETS.map((facet, facetIndex) => [facet, facetValues(counts[facetIndex]!, query.selected[facet] ?? [])]),
  ) as QueryResult["facets"];
  return {
    rows: query.sort ? sorted(matched, query.sort) : matched,
    result: { total: rows.length, matched: matched.length, facets },
  };
}

const increment = (counts: Map<string, number>, value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);

/** The most frequent first. Selected values stay in the list even without images, so that they can be deselected. */
function facetValues(counts: Map<string, number>, selected: readonly string[]) {
  for (const value of selected) if (!counts.has(value)) counts.set(value, 0);
  return [...counts]
    .map(([value, images]) => ({ value, images }))
    .sort((a, b) => b.images - a.images || collator.compare(a.value, b.value));
}

/** Absent values come last in both directions. */
function sorted(rows: readonly Row[], { column, descending }: Sort): Row[] {
  const key = column as keyof Row;
  const direction = descending ? -1 : 1;
  const ranks = ranksOf(rows.map((row) => row[key]));
  return rows
    .map((row) => ({ row, rank: row[key] === undefined ? Number.POSITIVE_INFINITY : direction * ranks.get(row[key])! }))
    .sort((a, b) => (a.rank === b.rank ? a.row.index - b.row.index : a.rank - b.rank))
    .map(({ row }) => row);
}

/** Sorts distinct values only, because the collator is slow. */
function ranksOf(values: readonly Row[keyof Row][]): Map<Row[keyof Row], number> {
  const distinct = [...new Set(values)].filter((value) => value !== undefined);
  distinct.sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b))));
  return new Map(distinct.map((value, rank) => [value, rank]));
}
