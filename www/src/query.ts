// Queries, facets and export formats: sent by the page to the worker.

/** Fields with a list of values to choose from, in the order in which the page shows them. */
export const FACETS = [
  "provider",
  "architecture",
  "os.distro",
  "os.version",
  "os.lifecycle.endOfLife",
  "createdAt",
  "deprecation.state",
  "status",
  "visibility",
  "firmware",
  "confidential",
  "warnings.code",
] as const;
export type Facet = (typeof FACETS)[number];

/** Facet value of images without this field. No image has an empty string as value. */
export const ABSENT = "";

/** Values of facets of times: comparators with a time relative to now. They may overlap. */
export const RANGES = {
  createdAt: [">=-P30D", "<-P30D", "<-P1Y", ABSENT],
  "os.lifecycle.endOfLife": [">=-P0D", "<+P6M", "<-P0D", ABSENT],
} as const;
export type RangeFacet = keyof typeof RANGES;
export const isRange = (facet: Facet): facet is RangeFacet => Object.hasOwn(RANGES, facet);

/** Which images of those that match: all, or the newest of each family or system. */
export const LATEST = ["", "family", "os"] as const;
export type Latest = (typeof LATEST)[number];

export interface Query {
  /** A filter of the package's language. */
  filter: string;
  latest: Latest;
  /** Fields, each with `desc` or not. Empty for the order of the dumps. */
  order: string;
}

/** What the finder looks for. */
export interface Wanted {
  /** Words of a system: `ubuntu 24.04`. */
  system: string;
  /** Empty for the most frequent one. */
  architecture: string;
}

/** An image, wherever it is in the dumps. */
export interface ImageKey {
  provider: string;
  /** Absent if the dump left it out: then the name counts. */
  id?: string | undefined;
  name?: string | undefined;
  /** The name of the dump that it was seen in. */
  dump?: string | undefined;
}

/** Facets with a bar chart. */
export const CHART_FACETS = ["architecture", "os.distro", "os.lifecycle.endOfLife", "deprecation.state"] as const satisfies readonly Facet[];
export type ChartFacet = (typeof CHART_FACETS)[number];

export const FORMATS = ["ndjson", "json", "csv"] as const;
export type Format = (typeof FORMATS)[number];
