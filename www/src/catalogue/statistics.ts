// Data for the charts.

import { bin, max, min } from "d3-array";
import { scaleUtc } from "d3-scale";
import { ABSENT, CHART_FACETS, type ChartFacet } from "../query.ts";
import { type Bar, type Bin, type Counts, type Statistics, sum } from "../results.ts";
import type { Row } from "../row.ts";
import { supportOf } from "../support.ts";
import { valuesOf } from "./query.ts";

/** Approximate number of bins of time. */
const BINS = 16;

export function statisticsOf(rows: readonly Row[]): Statistics {
  const dated = rows.filter(({ created }) => created !== undefined);
  const sized = rows.filter(({ imageBytes }) => imageBytes !== undefined && imageBytes > 0);
  return {
    bars: Object.fromEntries(CHART_FACETS.map((facet) => [facet, barsOf(rows, facet)])) as Statistics["bars"],
    created: binsOf(dated, ({ created }) => Date.parse(created!), timeEdges),
    size: binsOf(sized, ({ imageBytes }) => imageBytes!, sizeEdges),
    undated: rows.length - dated.length,
    unsized: rows.length - sized.length,
  };
}

function barsOf(rows: readonly Row[], facet: ChartFacet): Bar[] {
  const bars = new Map<string, Counts>();
  for (const row of rows) {
    for (const value of barValues(row, facet)) {
      const counts = bars.get(value) ?? {};
      bars.set(value, counts);
      counts[row.provider] = (counts[row.provider] ?? 0) + 1;
    }
  }
  return [...bars]
    .map(([value, counts]) => ({ value, counts }))
    .sort((a, b) => Number(a.value === ABSENT) - Number(b.value === ABSENT) || sum(b.counts) - sum(a.counts));
}

/** The last day of maintenance counts as the term of the facet that it matches. */
function barValues(row: Row, facet: ChartFacet): readonly string[] {
  return facet === "os.lifecycle.endOfLife" ? [supportOf(row)?.term ?? ABSENT] : valuesOf(row, facet);
}

function binsOf(rows: readonly Row[], value: (row: Row) => number, edgesOf: (from: number, to: number) => number[]): Bin[] {
  const from = min(rows, value);
  const to = max(rows, value);
  if (from === undefined || to === undefined) return [];
  const edges = edgesOf(from, to);
  const bins = bin<Row, number>()
    .value(value)
    .domain([edges[0]!, edges.at(-1)!])
    .thresholds(edges.slice(1, -1))(rows);
  return bins.map((rowsOfBin) => {
    const counts: Counts = {};
    for (const { provider } of rowsOfBin) counts[provider] = (counts[provider] ?? 0) + 1;
    return { from: rowsOfBin.x0!, to: rowsOfBin.x1!, counts };
  });
}

function timeEdges(from: number, to: number): number[] {
  // Plus 1, because the upper edge is exclusive.
  const scale = scaleUtc()
    .domain([from, to + 1])
    .nice(BINS);
  const [start, end] = scale.domain().map(Number) as [number, number];
  return [...new Set([start, ...scale.ticks(BINS).map(Number), end])];
}

/** Powers of two: sizes span several orders of magnitude. */
function sizeEdges(from: number, to: number): number[] {
  const first = Math.floor(Math.log2(from));
  const last = Math.floor(Math.log2(to)) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) => 2 ** (first + index));
}
