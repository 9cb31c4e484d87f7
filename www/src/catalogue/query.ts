// Runs a query, and counts the values of facets. The package does the selecting.

import type { Collection, FilterWarning } from "cloud-image";
import { ABSENT, FACETS, type Facet, type Query, RANGES, type RangeFacet, isRange } from "../query.ts";
import type { FacetValue, QueryResult } from "../results.ts";
import { MAX_CHARACTERS, type Row } from "../row.ts";
import { selectedIn, withoutFacet } from "./terms.ts";

/** Natural order: version 9 before 10. */
const collator = new Intl.Collator("en", { numeric: true });

const FIELDS: Record<Exclude<Facet, "confidential" | "warnings.code">, keyof Row> = {
  provider: "provider",
  architecture: "architecture",
  "os.distro": "distro",
  "os.version": "osVersion",
  "os.lifecycle.endOfLife": "endOfLife",
  createdAt: "created",
  firmware: "firmware",
  status: "status",
  visibility: "visibility",
  "deprecation.state": "deprecation",
};

const NONE: readonly string[] = [ABSENT];

/** The values of a field that is no range of times. */
export function valuesOf(row: Row, facet: Facet): readonly string[] {
  if (facet === "warnings.code") return row.codes ?? NONE;
  if (facet === "confidential") return row.confidential?.split(", ") ?? NONE;
  return [(row[FIELDS[facet]] as string | undefined) ?? ABSENT];
}

/** A query without faults, which was parsed. */
export interface Parsed {
  query: Query;
  canonical: string;
  warnings: readonly FilterWarning[];
}

/** Selects rows, and returns them with the result for the page. */
export function runQuery(rows: readonly Row[], images: Collection, { query, canonical, warnings }: Parsed): { rows: Row[]; result: QueryResult } {
  // All parts of the answer are of the same time.
  const now = Date.now();
  const select = (filter: string, settings: { latest?: string; orderBy?: string }) => {
    const found = images.select({ ...settings, filter, now });
    // While a dump is read, images are there before their rows.
    return images.size === rows.length ? found : { ...found, positions: found.positions.filter((position) => position < rows.length) };
  };
  const latest = query.latest ? { latest: query.latest } : {};
  const found = select(query.filter, query.order ? { ...latest, orderBy: query.order } : latest);
  const facets = {} as QueryResult["facets"];
  const selection = selectedIn(query.filter);
  for (const facet of FACETS) {
    const selected = selection.get(facet) ?? [];
    // The terms of a facet do not change its counts.
    const positions = selected.length === 0 ? found.positions : select(withoutFacet(query.filter, facet), latest).positions;
    const counts = isRange(facet) ? countsOfRanges(facet, positions, rows.length, (filter) => select(filter, {}).positions) : countsOf(rows, positions, facet);
    facets[facet] = facetValues(facet, counts, selected);
  }
  return {
    rows: Array.from(found.positions, (position) => rows[position]!),
    result: {
      total: rows.length,
      matched: found.positions.length,
      unanswered: found.unanswered,
      facets,
      canonical,
      warnings: [...warnings],
    },
  };
}

/** Number of values of a field for suggestions. */
const MAX_VALUES = 100;

/** The most frequent values of a field, of all images. */
export function frequentValues(rows: readonly Row[], facet: Facet): string[] {
  const counts = countsOf(rows, rows.keys(), facet);
  counts.delete(ABSENT);
  return facetValues(facet, counts, [])
    .slice(0, MAX_VALUES)
    .map(({ value }) => value);
}

function countsOf(rows: readonly Row[], positions: Iterable<number>, facet: Facet): Map<string, number> {
  const counts = new Map<string, number>();
  for (const position of positions) {
    for (const value of valuesOf(rows[position]!, facet)) {
      // A filter needs the whole value.
      if (value.length <= MAX_CHARACTERS) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

/** The number of these images in each range of times. The ranges overlap. */
export function countsOfRanges(facet: RangeFacet, positions: Uint32Array, size: number, select: (filter: string) => Uint32Array): Map<string, number> {
  const isCounted = new Uint8Array(size);
  for (const position of positions) isCounted[position] = 1;
  const counts = new Map<string, number>();
  for (const value of RANGES[facet]) {
    let count = 0;
    for (const position of select(value === ABSENT ? `NOT ${facet}:*` : facet + value)) count += isCounted[position]!;
    if (count > 0) counts.set(value, count);
  }
  return counts;
}

/** The most frequent first. Selected values stay in the list even without images, so that they can be deselected. */
function facetValues(facet: Facet, counts: Map<string, number>, selected: readonly string[]): FacetValue[] {
  for (const value of selected) if (!counts.has(value)) counts.set(value, 0);
  const values = [...counts].map(([value, images]) => ({ value, images, selected: selected.includes(value) }));
  if (isRange(facet)) return values;
  return values.sort((a, b) => b.images - a.images || collator.compare(a.value, b.value));
}
