// Queries, facets and export formats: sent by the page to the worker.

/** Fields with a list of values to choose from, in the order in which the page shows them. */
export const FACETS = [
  "provider",
  "architecture",
  "os.distro",
  "os.version",
  "createdAt",
  "firmware",
  "status",
  "visibility",
  "deprecation.state",
] as const;
export type Facet = (typeof FACETS)[number];

/** Facet value of images without this field. No image has an empty string as value. */
export const ABSENT = "";

/** Values of the facet `createdAt`: a comparator with a time relative to now. */
export const CREATED = [">=-P30D", "<-P30D", "<-P1Y", ABSENT] as const;

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

/** Facets with a bar chart. */
export const CHART_FACETS = ["architecture", "os.distro", "deprecation.state"] as const satisfies readonly Facet[];
export type ChartFacet = (typeof CHART_FACETS)[number];

export const FORMATS = ["ndjson", "json", "csv"] as const;
export type Format = (typeof FORMATS)[number];
