// Which images are asked for, in which order, and what else they could be narrowed by.

import type { Answer } from "../answers.ts";
import { ABSENT, FACETS, type Facet, type Query, type Sort } from "../query.ts";
import type { Row } from "../row.ts";

/** Natural order: version 9 before 10. */
const collator = new Intl.Collator("en", { numeric: true });

export const valueOf = (row: Row, facet: Facet): string => row[facet] ?? ABSENT;

/** The rows that a query asks for, in its order, and the answer for the page. */
export function answer(rows: readonly Row[], texts: readonly string[], query: Query): { rows: Row[]; answer: Answer } {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = FACETS.map((facet) => new Set(query.chosen[facet] ?? []));
  const counts = FACETS.map(() => new Map<string, number>());
  const found: Row[] = [];
  rows.forEach((row, place) => {
    if (!words.every((word) => texts[place]!.includes(word))) return;
    const unmet = FACETS.flatMap((facet, number) => {
      const wanted = chosen[number]!;
      return wanted.size > 0 && !wanted.has(valueOf(row, facet)) ? [number] : [];
    });
    // Other values of a facet are offered as if it were not narrowed itself.
    for (const [number, count] of counts.entries()) {
      if (unmet.every((one) => one === number)) add(count, valueOf(row, FACETS[number]!));
    }
    if (unmet.length === 0) found.push(row);
  });
  const facets = Object.fromEntries(
    FACETS.map((facet, number) => [facet, valuesOf(counts[number]!, query.chosen[facet] ?? [])]),
  ) as Answer["facets"];
  return {
    rows: query.sort ? sorted(found, query.sort) : found,
    answer: { total: rows.length, matched: found.length, facets },
  };
}

const add = (count: Map<string, number>, value: string) => count.set(value, (count.get(value) ?? 0) + 1);

/** The most frequent first. What is chosen stays in the list, or nobody could take it back. */
function valuesOf(count: Map<string, number>, chosen: readonly string[]) {
  for (const value of chosen) if (!count.has(value)) count.set(value, 0);
  return [...count]
    .map(([value, images]) => ({ value, images }))
    .sort((a, b) => b.images - a.images || collator.compare(a.value, b.value));
}

/** What is absent comes last, whatever the direction. */
function sorted(rows: readonly Row[], { column, descending }: Sort): Row[] {
  const key = column as keyof Row;
  const direction = descending ? -1 : 1;
  const ranks = ranksOf(rows.map((row) => row[key]));
  return rows
    .map((row) => ({ row, rank: row[key] === undefined ? Number.POSITIVE_INFINITY : direction * ranks.get(row[key])! }))
    .sort((a, b) => (a.rank === b.rank ? a.row.index - b.row.index : a.rank - b.rank))
    .map(({ row }) => row);
}

/** Each value is compared once only, for comparing texts as people do is slow. */
function ranksOf(values: readonly Row[keyof Row][]): Map<Row[keyof Row], number> {
  const distinct = [...new Set(values)].filter((value) => value !== undefined);
  // Numbers need no collator, which is slow.
  distinct.sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b))));
  return new Map(distinct.map((value, rank) => [value, rank]));
}
