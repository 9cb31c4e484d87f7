// The state of the page in its URL. A shared link shows the same view, given the same dumps.

import { createSignal } from "solid-js";
import { FACETS, type Query, type Sort } from "../query.ts";
import { COLUMNS, DEFAULT_COLUMNS } from "./columns.ts";

export const VIEWS = ["catalogue", "matrix", "charts", "errors"] as const;
export type View = (typeof VIEWS)[number];

export interface Address {
  view: View;
  query: Query;
  columns: readonly string[];
  /** Index of the open image. */
  image?: number | undefined;
  /** Whether to load the samples. */
  samples: boolean;
}

export function parse(search: string): Address {
  const parameters = new URLSearchParams(search);
  const selected: Query["selected"] = {};
  for (const facet of FACETS) {
    const values = parameters.getAll(facet);
    if (values.length > 0) selected[facet] = values;
  }
  const image = parameters.get("image");
  return {
    view: VIEWS.find((view) => view === parameters.get("view")) ?? "catalogue",
    query: { text: parameters.get("q") ?? "", selected, sort: sortOf(parameters.get("sort")) },
    columns: columnsOf(parameters.get("columns")),
    image: image !== null && /^\d{1,9}$/.test(image) ? Number(image) : undefined,
    samples: parameters.has("samples"),
  };
}

export function urlOf({ view, query, columns, image, samples }: Address): string {
  const parameters = new URLSearchParams();
  if (view !== "catalogue") parameters.set("view", view);
  if (query.text) parameters.set("q", query.text);
  for (const facet of FACETS) for (const value of query.selected[facet] ?? []) parameters.append(facet, value);
  if (query.sort) parameters.set("sort", `${query.sort.descending ? "-" : ""}${query.sort.column}`);
  if (columns.join() !== DEFAULT_COLUMNS.join()) parameters.set("columns", columns.join());
  if (image !== undefined) parameters.set("image", String(image));
  if (samples) parameters.set("samples", "");
  const text = parameters.toString();
  return text ? `?${text}` : "?";
}

function sortOf(parameter: string | null): Sort | undefined {
  const column = parameter?.replace(/^-/, "");
  if (!parameter || !COLUMNS.some(({ id }) => id === column)) return undefined;
  return { column: column!, descending: parameter.startsWith("-") };
}

function columnsOf(parameter: string | null): readonly string[] {
  if (parameter === null) return DEFAULT_COLUMNS;
  const ids = parameter.split(",");
  return COLUMNS.map(({ id }) => id).filter((id) => id === "name" || ids.includes(id));
}

const [address, setAddress] = createSignal(parse(location.search));
addEventListener("popstate", () => setAddress(parse(location.search)));

export { address };

/** Changes the state. `replace` adds no entry to the browser's history, for instance while the user types. */
export function navigate(change: Partial<Address>, replace = false): void {
  const next = { ...address(), ...change };
  history[replace ? "replaceState" : "pushState"](null, "", urlOf(next));
  setAddress(next);
}

/** Changes the query, and closes the open image. */
export function changeQuery(change: Partial<Query>, replace = false): void {
  navigate({ query: { ...address().query, ...change }, image: undefined }, replace);
}
