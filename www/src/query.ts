// What is asked of the catalogue: the page writes it, the worker answers it.

/** What the catalogue can be narrowed by, in the order in which the page shows it. */
export const FACETS = ["provider", "architecture", "os", "version", "firmware", "status", "visibility", "deprecation"] as const;
export type Facet = (typeof FACETS)[number];

/** The value of a facet for images whose provider does not state it. No image states an empty word. */
export const ABSENT = "";

export interface Query {
  /** Words, in any order, all of which an image must have somewhere. */
  text: string;
  /** Of each facet the values one of which an image must have; none where it is not narrowed. */
  chosen: Partial<Record<Facet, readonly string[]>>;
  /** Dumps are shown in their own order otherwise. */
  sort?: Sort | undefined;
}

export interface Sort {
  column: string;
  descending: boolean;
}

/** The facets that are drawn as bars. */
export const DRAWN = ["architecture", "os", "deprecation"] as const satisfies readonly Facet[];
export type Drawn = (typeof DRAWN)[number];

/** The kinds of file that images can be saved as. */
export const FORMATS = ["ndjson", "json", "csv"] as const;
export type Format = (typeof FORMATS)[number];
