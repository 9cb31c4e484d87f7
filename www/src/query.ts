// Queries, facets and export formats: sent by the page to the worker.

/** In the order in which the page shows them. */
export const FACETS = ["provider", "architecture", "os", "version", "firmware", "status", "visibility", "deprecation"] as const;
export type Facet = (typeof FACETS)[number];

/** Facet value of images without this field. No image has an empty string as value. */
export const ABSENT = "";

export interface Query {
  /** Search terms. An image must contain all of them, in any order. */
  text: string;
  /** Selected values by facet. An image must have one of them; facets without selection are not filtered. */
  selected: Partial<Record<Facet, readonly string[]>>;
  /** The default is the order of the dumps. */
  sort?: Sort | undefined;
}

export interface Sort {
  column: string;
  descending: boolean;
}

/** Facets with a bar chart. */
export const CHART_FACETS = ["architecture", "os", "deprecation"] as const satisfies readonly Facet[];
export type ChartFacet = (typeof CHART_FACETS)[number];

export const FORMATS = ["ndjson", "json", "csv"] as const;
export type Format = (typeof FORMATS)[number];
