// The state of the page in its URL. A shared link shows the same view, given the same dumps.

import { createSignal } from "solid-js";
import { LATEST, type Query } from "../query.ts";
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
  const image = parameters.get("image");
  return {
    view: VIEWS.find((view) => view === parameters.get("view")) ?? "catalogue",
    query: {
      filter: parameters.get("q") ?? "",
      latest: LATEST.find((latest) => latest === parameters.get("latest")) ?? "",
      order: parameters.get("order") ?? "",
    },
    columns: columnsOf(parameters.get("columns")),
    image: image !== null && /^\d{1,9}$/.test(image) ? Number(image) : undefined,
    samples: parameters.has("samples"),
  };
}

export function urlOf({ view, query, columns, image, samples }: Address): string {
  const parameters = new URLSearchParams();
  if (view !== "catalogue") parameters.set("view", view);
  if (query.filter) parameters.set("q", query.filter);
  if (query.latest) parameters.set("latest", query.latest);
  if (query.order) parameters.set("order", query.order);
  if (columns.join() !== DEFAULT_COLUMNS.join()) parameters.set("columns", columns.join());
  if (image !== undefined) parameters.set("image", String(image));
  if (samples) parameters.set("samples", "");
  const text = parameters.toString();
  return text ? `?${text}` : "?";
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
