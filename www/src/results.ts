// Results that the worker returns to the page.

import type { FilterErrorFields, FilterWarning, Skipped } from "cloud-image";
import type { ChartFacet, Facet } from "./query.ts";
import type { Row } from "./row.ts";

export interface Dump {
  name: string;
  bytes: number;
  bytesRead: number;
  images: number;
  errors: number;
  /** The list has more pages after the last one in the dump. */
  partial: boolean;
  /** The dump ends too early. */
  truncated: boolean;
  /** Objects that the dump marks as something other than images, by kind. */
  skipped: Skipped[];
  state: "waiting" | "reading" | "read" | "cancelled";
}

/** An error of the package, or of the browser about a file. */
export interface DumpError {
  dump: string;
  code: string;
  message: string;
  index?: number | undefined;
  line?: number | undefined;
  column?: number | undefined;
  path?: string | undefined;
}

export interface QueryResult {
  /** Number of all images, and of those that the query selects. */
  total: number;
  matched: number;
  /** Groups that have no usable image. */
  unanswered: string[];
  facets: Record<Facet, FacetValue[]>;
  /** The filter in its canonical form. */
  canonical: string;
  warnings: FilterWarning[];
  /** If the query has a fault, the rest is the result of the last query without one. */
  fault?: Fault | undefined;
}

/** What is wrong with a query, and its place in the filter or the order. */
export interface Fault extends FilterErrorFields {
  of: "filter" | "order";
  /** The filter or the order. */
  text: string;
}

/** A field of the language with its known words, for suggestions. */
export interface FieldWords {
  name: string;
  words: string[];
}

export interface FacetValue {
  value: string;
  /** Number of images with this value that match the filter without this facet's own terms. */
  images: number;
  /** Whether the filter has a term for this value. */
  selected: boolean;
}

/** One image as JSON. */
export interface ImageTexts {
  unified: string;
  /** The provider's object. */
  source: string;
}

export interface Matrix {
  /** The pairs of provider and architecture that have images. */
  columns: { provider: string; architecture: string }[];
  rows: MatrixRow[];
}

export interface MatrixRow {
  system: string;
  /** What distinguishes it from other images of the same system: variant, channel, software, licensing. */
  details: string;
  /** By index of the column. There are several for several regions or projects. */
  cells: Row[][];
}

export interface Statistics {
  bars: Record<ChartFacet, Bar[]>;
  created: Bin[];
  size: Bin[];
  /** Number of images without creation time, and without size. */
  undated: number;
  unsized: number;
}

/** Number of images by provider. */
export type Counts = Record<string, number>;

export interface Bar {
  value: string;
  counts: Counts;
}

export interface Bin {
  /** Milliseconds since 1970, or bytes: `from` is inclusive, `to` exclusive. */
  from: number;
  to: number;
  counts: Counts;
}

export const sum = (counts: Counts): number => Object.values(counts).reduce((total, count) => total + count, 0);
