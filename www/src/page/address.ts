// The state of the page in its URL. A shared link shows the same view, given the same dumps.

import { createSignal } from "solid-js";
import { type ImageKey, LATEST, type Query, type Wanted } from "../query.ts";
import { COLUMNS, DEFAULT_COLUMNS } from "./columns.ts";

export const VIEWS = ["find", "catalogue", "changes", "charts", "errors"] as const;
export type View = (typeof VIEWS)[number];

export interface Address {
  view: View;
  wanted: Wanted;
  query: Query;
  columns: readonly string[];
  /** The open image. */
  image?: ImageKey | undefined;
  /** The names of the dumps whose differences are shown; empty for the last two. */
  between: { old: string; current: string };
  /** Images side by side. */
  compare: readonly ImageKey[];
}

export function parse(search: string): Address {
  const parameters = new URLSearchParams(search);
  const image = parameters.get("image");
  return {
    view: VIEWS.find((view) => view === parameters.get("view")) ?? "find",
    wanted: { system: parameters.get("system") ?? "", architecture: parameters.get("architecture") ?? "" },
    query: {
      filter: parameters.get("q") ?? "",
      latest: LATEST.find((latest) => latest === parameters.get("latest")) ?? "",
      order: parameters.get("order") ?? "",
    },
    columns: columnsOf(parameters.get("columns")),
    between: { old: parameters.get("old") ?? "", current: parameters.get("new") ?? "" },
    image: image === null ? undefined : keyIn(image, parameters.get("dump")),
    compare: parameters.getAll("compare").map((text) => keyIn(text, null)).filter((key) => key !== undefined),
  };
}

export function urlOf({ view, wanted, query, columns, between, image, compare }: Address): string {
  const parameters = new URLSearchParams();
  if (view !== "find") parameters.set("view", view);
  if (wanted.system) parameters.set("system", wanted.system);
  if (wanted.architecture) parameters.set("architecture", wanted.architecture);
  if (query.filter) parameters.set("q", query.filter);
  if (query.latest) parameters.set("latest", query.latest);
  if (query.order) parameters.set("order", query.order);
  if (columns.join() !== DEFAULT_COLUMNS.join()) parameters.set("columns", columns.join());
  if (between.old) parameters.set("old", between.old);
  if (between.current) parameters.set("new", between.current);
  if (image) {
    parameters.set("image", textOfKey(image));
    if (image.dump !== undefined) parameters.set("dump", image.dump);
  }
  for (const key of compare) parameters.append("compare", textOfKey(key));
  const text = parameters.toString();
  return text ? `?${text}` : "?";
}

/** `PROVIDER/ID`, or `PROVIDER//NAME` of an image without id. */
const textOfKey = ({ provider, id, name }: ImageKey): string => (id === undefined ? `${provider}//${name}` : `${provider}/${id}`);

function keyIn(text: string, dump: string | null): ImageKey | undefined {
  const [, provider, isName, value] = /^([a-z]+)\/(\/?)(.+)$/s.exec(text) ?? [];
  if (provider === undefined) return undefined;
  return { provider, ...(isName ? { name: value } : { id: value }), dump: dump ?? undefined };
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
