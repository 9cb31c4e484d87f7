// Results that the worker returns to the page.

import type { Skipped } from "cloud-image";
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
  /** Number of all images, and of those that match the query. */
  total: number;
  matched: number;
  facets: Record<Facet, FacetValue[]>;
}

export interface FacetValue {
  value: string;
  /** Number of images with this value that match all filters except this facet's own. */
  images: number;
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
  /** Number of images that are left out: without OS version, and deprecated or not ready. */
  withoutVersion: number;
  unusable: number;
}

export interface MatrixRow {
  os: string;
  version: string;
  variant?: string | undefined;
  /** By index of the column. */
  cells: (Row | undefined)[];
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
