// What the page shows, as its address says: whoever gets the address and has the dumps sees the same.

import { createSignal } from "solid-js";
import { FACETS, type Query, type Sort } from "../query.ts";
import { COLUMNS, DEFAULT_COLUMNS } from "./columns.ts";

export const VIEWS = ["catalogue", "matrix", "pictures", "faults"] as const;
export type View = (typeof VIEWS)[number];

export interface Address {
  view: View;
  query: Query;
  columns: readonly string[];
  /** The place of the image that is looked at. */
  image?: number | undefined;
  /** Whether the samples are to be loaded. */
  samples: boolean;
}

export function parse(search: string): Address {
  const parameters = new URLSearchParams(search);
  const chosen: Query["chosen"] = {};
  for (const facet of FACETS) {
    const values = parameters.getAll(facet);
    if (values.length > 0) chosen[facet] = values;
  }
  const image = parameters.get("image");
  return {
    view: VIEWS.find((view) => view === parameters.get("view")) ?? "catalogue",
    query: { text: parameters.get("q") ?? "", chosen, sort: sortOf(parameters.get("sort")) },
    columns: columnsOf(parameters.get("columns")),
    image: image !== null && /^\d{1,9}$/.test(image) ? Number(image) : undefined,
    samples: parameters.has("samples"),
  };
}

export function write({ view, query, columns, image, samples }: Address): string {
  const parameters = new URLSearchParams();
  if (view !== "catalogue") parameters.set("view", view);
  if (query.text) parameters.set("q", query.text);
  for (const facet of FACETS) for (const value of query.chosen[facet] ?? []) parameters.append(facet, value);
  if (query.sort) parameters.set("sort", `${query.sort.descending ? "-" : ""}${query.sort.column}`);
  if (columns.join() !== DEFAULT_COLUMNS.join()) parameters.set("columns", columns.join());
  if (image !== undefined) parameters.set("image", String(image));
  if (samples) parameters.set("samples", "");
  const text = parameters.toString();
  return text ? `?${text}` : "?";
}

function sortOf(word: string | null): Sort | undefined {
  const column = word?.replace(/^-/, "");
  if (!word || !COLUMNS.some(({ id }) => id === column)) return undefined;
  return { column: column!, descending: word.startsWith("-") };
}

function columnsOf(words: string | null): readonly string[] {
  if (words === null) return DEFAULT_COLUMNS;
  const wanted = words.split(",");
  return COLUMNS.map(({ id }) => id).filter((id) => id === "name" || wanted.includes(id));
}

const [address, setAddress] = createSignal(parse(location.search));
addEventListener("popstate", () => setAddress(parse(location.search)));

export { address };

/** Shows something else. The way back leads to what was shown before, unless it is `passing`, as each letter typed. */
export function go(change: Partial<Address>, passing = false): void {
  const next = { ...address(), ...change };
  history[passing ? "replaceState" : "pushState"](null, "", write(next));
  setAddress(next);
}

export function ask(change: Partial<Query>, passing = false): void {
  go({ query: { ...address().query, ...change }, image: undefined }, passing);
}
