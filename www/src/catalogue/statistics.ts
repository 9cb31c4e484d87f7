// How the catalogue is made up, in numbers that can be drawn.

import { bin, max, min } from "d3-array";
import { scaleUtc } from "d3-scale";
import { type Bar, type Bin, type Counts, type Statistics, sum } from "../answers.ts";
import { ABSENT, DRAWN, type Facet } from "../query.ts";
import type { Row } from "../row.ts";
import { valueOf } from "./answer.ts";

/** About so many bins of time. */
const BINS = 16;

export function statisticsOf(rows: readonly Row[]): Statistics {
  const dated = rows.filter(({ created }) => created !== undefined);
  const sized = rows.filter(({ imageBytes }) => imageBytes !== undefined && imageBytes > 0);
  return {
    bars: Object.fromEntries(DRAWN.map((facet) => [facet, barsOf(rows, facet)])) as Statistics["bars"],
    created: binsOf(dated, ({ created }) => Date.parse(created!), times),
    size: binsOf(sized, ({ imageBytes }) => imageBytes!, powersOfTwo),
    undated: rows.length - dated.length,
    unsized: rows.length - sized.length,
  };
}

function barsOf(rows: readonly Row[], facet: Facet): Bar[] {
  const bars = new Map<string, Counts>();
  for (const row of rows) {
    const value = valueOf(row, facet);
    const counts = bars.get(value) ?? {};
    bars.set(value, counts);
    counts[row.provider] = (counts[row.provider] ?? 0) + 1;
  }
  return [...bars]
    .map(([value, counts]) => ({ value, counts }))
    .sort((a, b) => Number(a.value === ABSENT) - Number(b.value === ABSENT) || sum(b.counts) - sum(a.counts));
}

function binsOf(rows: readonly Row[], value: (row: Row) => number, thresholds: (from: number, to: number) => number[]): Bin[] {
  const from = min(rows, value);
  const to = max(rows, value);
  if (from === undefined || to === undefined) return [];
  const edges = thresholds(from, to);
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

function times(from: number, to: number): number[] {
  // One more, so that the last image is not on the edge.
  const scale = scaleUtc()
    .domain([from, to + 1])
    .nice(BINS);
  const [start, end] = scale.domain().map(Number) as [number, number];
  return [...new Set([start, ...scale.ticks(BINS).map(Number), end])];
}

/** Sizes differ by powers, not by sums. */
function powersOfTwo(from: number, to: number): number[] {
  const first = Math.floor(Math.log2(from));
  const last = Math.floor(Math.log2(to)) + 1;
  return Array.from({ length: last - first + 1 }, (_, step) => 2 ** (first + step));
}
