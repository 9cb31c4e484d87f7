// State of the catalogue in the worker, as signals.

import { proxy } from "comlink";
import { createEffect, createMemo, createResource, createRoot, createSignal, on } from "solid-js";
import { FACETS, type Query } from "../query.ts";
import type { Dump, DumpError, FieldWords, QueryResult } from "../results.ts";
import { address, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { PROVIDERS } from "./providers.ts";

const EMPTY: QueryResult = {
  total: 0,
  matched: 0,
  unanswered: [],
  facets: Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as QueryResult["facets"],
  canonical: "",
  warnings: [],
};

/** Systems in natural order, their newest versions and images first. */
const MATRIX_ORDER = "os.distro,os.version desc,os.variant,os.channel,licensing,createdAt desc";

/** The query of the view: the matrix has an order of its own. */
function queryOfView(): Query {
  const { view, query } = address();
  return view === "matrix" ? { ...query, latest: "os", order: MATRIX_ORDER } : query;
}

const [dumps, setDumps] = createSignal<Dump[]>([]);
const [result, setResult] = createSignal(EMPTY);
// Changes with each query result: data from the worker must then be fetched again.
const [revision, setRevision] = createSignal(0);
export { dumps, result, revision };

// One query at a time. Changes during a query lead to a single further query, of the latest state.
let running = false;
let rerun = false;
/** Of the last query, in milliseconds. */
let duration = 0;

async function runQuery(): Promise<void> {
  rerun = running;
  if (running) return;
  running = true;
  do {
    rerun = false;
    const start = performance.now();
    try {
      setResult((await catalogue.query(queryOfView())) ?? EMPTY);
      setRevision((number) => number + 1);
    } finally {
      running = false;
      duration = performance.now() - start;
    }
    running = rerun;
  } while (rerun);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** While dumps are read, queries take at most a fifth of the worker's time. */
function runQueryLater(): void {
  timer ??= setTimeout(() => {
    timer = undefined;
    runQuery();
  }, 4 * duration);
}

export const { loading, errors, fields } = createRoot(() => {
  const query = createMemo(() => JSON.stringify(queryOfView()));
  createEffect(on(query, runQuery));
  const loading = createMemo(() => dumps().some(({ state }) => state === "waiting" || state === "reading"));
  createEffect(on(dumps, () => (loading() ? runQueryLater() : runQuery())));
  const errorCount = createMemo(() => dumps().reduce((sum, { errors }) => sum + errors, 0));
  const [errors] = createResource<DumpError[], number>(errorCount, () => catalogue.errors(), { initialValue: [] });
  const [fields] = createResource<FieldWords[]>(() => catalogue.fields(), { initialValue: [] });
  return { loading, errors, fields };
});

export function load(files: readonly { name: string; blob: Blob }[]): void {
  if (files.length > 0) catalogue.load([...files], proxy(setDumps));
}

export const pastedFile = (text: string) => ({ name: "pasted text", blob: new Blob([text]) });

export async function loadSamples(): Promise<void> {
  navigate({ samples: true }, true);
  const names = [...PROVIDERS.keys()].map((provider) => `${provider}.json`);
  const files = names.map(async (name) => ({ name, blob: await (await fetch(`./samples/${name}`)).blob() }));
  load(await Promise.all(files));
}

export function cancel(): void {
  catalogue.cancel();
}

export async function clear(): Promise<void> {
  await catalogue.clear();
  navigate({ samples: false, image: undefined, view: "catalogue" });
  setDumps([]);
}
