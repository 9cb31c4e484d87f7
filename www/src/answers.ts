// What the catalogue answers.

import type { Skipped } from "cloud-image";
import type { Drawn, Facet } from "./query.ts";
import type { Row } from "./row.ts";

export interface Dump {
  name: string;
  bytes: number;
  /** So many of its bytes have been read. */
  read: number;
  images: number;
  faults: number;
  /** The list goes on behind the last page of the dump. */
  partial: boolean;
  /** The dump ends too early. */
  truncated: boolean;
  /** What it names as something else than images, by kind. */
  skipped: Skipped[];
  state: "waiting" | "reading" | "read" | "cancelled";
}

/** What could not be read: an error of the package, or the browser's own about a file. */
export interface Fault {
  dump: string;
  code: string;
  message: string;
  index?: number | undefined;
  line?: number | undefined;
  column?: number | undefined;
  path?: string | undefined;
}

export interface Answer {
  /** How many images there are, and how many of them are asked for. */
  total: number;
  matched: number;
  facets: Record<Facet, FacetValue[]>;
}

/** One value of a facet, and how many images have it, if those of this facet's other values counted too. */
export interface FacetValue {
  value: string;
  images: number;
}

/** One image as JSON. */
export interface ImageTexts {
  unified: string;
  /** The provider's own object. */
  source: string;
}

export interface Matrix {
  /** Providers and architectures, as far as images have them. */
  columns: { provider: string; architecture: string }[];
  rows: MatrixRow[];
  /** How many images tell no operating system or no version of it, and how many are not to be used any more. */
  untold: number;
  unusable: number;
}

export interface MatrixRow {
  os: string;
  version: string;
  variant?: string | undefined;
  /** By the number of the column. */
  cells: (Row | undefined)[];
}

export interface Statistics {
  bars: Record<Drawn, Bar[]>;
  created: Bin[];
  size: Bin[];
  /** How many images state no time, or no size. */
  undated: number;
  unsized: number;
}

/** How many images of each provider. */
export type Counts = Record<string, number>;

export interface Bar {
  /** The value of the facet. */
  value: string;
  counts: Counts;
}

export interface Bin {
  /** Milliseconds since 1970, or bytes: from this on, up to that without it. */
  from: number;
  to: number;
  counts: Counts;
}

export const sum = (counts: Counts): number => Object.values(counts).reduce((all, one) => all + one, 0);
