// State of the catalogue in the worker, as signals.

import { proxy } from "comlink";
import { createEffect, createMemo, createResource, createRoot, createSignal, on } from "solid-js";
import type { Dump, DumpError, QueryResult } from "../results.ts";
import { address, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { PROVIDERS } from "./providers.ts";

const EMPTY: QueryResult = {
  total: 0,
  matched: 0,
  facets: { provider: [], architecture: [], os: [], version: [], firmware: [], status: [], visibility: [], deprecation: [] },
};

const [dumps, setDumps] = createSignal<Dump[]>([]);
const [result, setResult] = createSignal(EMPTY);
// Changes with each query result: data from the worker must then be fetched again.
const [revision, setRevision] = createSignal(0);
export { dumps, result, revision };

// One query at a time. Changes during a query lead to a single further query, of the latest state.
let running = false;
let rerun = false;

async function runQuery(): Promise<void> {
  rerun = running;
  if (running) return;
  running = true;
  do {
    rerun = false;
    setResult(await catalogue.query(address().query));
    setRevision((number) => number + 1);
  } while (rerun);
  running = false;
}

export const { loading, errors } = createRoot(() => {
  const query = createMemo(() => JSON.stringify(address().query));
  createEffect(on([query, dumps], runQuery));
  const loading = createMemo(() => dumps().some(({ state }) => state === "waiting" || state === "reading"));
  const errorCount = createMemo(() => dumps().reduce((sum, { errors }) => sum + errors, 0));
  const [errors] = createResource<DumpError[], number>(errorCount, () => catalogue.errors(), { initialValue: [] });
  return { loading, errors };
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
