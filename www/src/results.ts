// Results that the worker returns to the page.

import type { Change, FilterErrorFields, FilterWarning, Skipped, Usage } from "cloud-image";
import type { ChartFacet, Facet } from "./query.ts";
import type { Row } from "./row.ts";

export interface Dump {
  /** Never used again for another dump. */
  id: number;
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
  /** The id and the name of the dump. */
  dumpId: number;
  dump: string;
  code: string;
  message: string;
  index?: number | undefined;
  line?: number | undefined;
  column?: number | undefined;
  /** In bytes, of the text after decompression. */
  offset?: number | undefined;
  path?: string | undefined;
  excerpt?: Excerpt | undefined;
  /** Whether the error ended the input, and how many bytes of how many are behind it, if that is known. */
  ended?: { lost: number; of: number } | undefined;
}

/** The text round an error. */
export interface Excerpt {
  before: string;
  after: string;
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

/** One image: as JSON, and how it is used. */
export interface ImageTexts {
  row: Row;
  unified: string;
  /** The provider's object. Absent if the dump has unified images without it. */
  source?: string | undefined;
  usages: Usage[];
  /** The name of its dump. */
  dump: string;
}

/** The newest usable images of systems, for one architecture. */
export interface Finder {
  /** What was looked for, without the architecture that it names. */
  words: string;
  architecture: string;
  /** With the number of systems of each. */
  architectures: { value: string; systems: number }[];
  /** Clouds that have images, in the order of the registry. */
  providers: string[];
  systems: System[];
  /** Number of systems that are found, of which `systems` are the first. */
  found: number;
  /** Groups that have no usable image. */
  unanswered: string[];
}

export interface System {
  distro: string;
  version: string;
  codename?: string | undefined;
  endOfLife?: string | undefined;
  extendedEnd?: string | undefined;
  /** By provider: the answer, then others of further regions, variants and projects. */
  answers: Record<string, Answer[]>;
}

export interface Answer {
  row: Row;
  /** What distinguishes it from a plain image of the system: variant, channel, software, licensing. */
  details: string;
  usages: Usage[];
}

/** What differs between two dumps. */
export interface Changes {
  /** The names of the dumps. */
  old: string;
  current: string;
  /** The names of dumps whose lists go on. What is not in them looks added or removed. */
  partial: string[];
  /** Why the dumps cannot be compared. */
  fault?: string;
  counts: Record<Change["change"], number>;
  /** The first ones. */
  changes: Change[];
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
