// What the page knows of the catalogue in the worker.

import { proxy } from "comlink";
import { createEffect, createMemo, createResource, createRoot, createSignal, on } from "solid-js";
import type { Answer, Dump, Fault } from "../answers.ts";
import { address, go } from "./address.ts";
import { catalogue } from "./worker.ts";

const NOTHING: Answer = {
  total: 0,
  matched: 0,
  facets: { provider: [], architecture: [], os: [], version: [], firmware: [], status: [], visibility: [], deprecation: [] },
};

const [dumps, setDumps] = createSignal<Dump[]>([]);
const [answer, setAnswer] = createSignal(NOTHING);
// Another number, other images: what was asked of the worker is to be asked again.
const [revision, setRevision] = createSignal(0);
export { answer, dumps, revision };

// One question at a time. While it is answered, only the last of the next ones is kept.
let asking = false;
let again = false;

async function ask(): Promise<void> {
  again = asking;
  if (asking) return;
  asking = true;
  do {
    again = false;
    setAnswer(await catalogue.ask(address().query));
    setRevision((number) => number + 1);
  } while (again);
  asking = false;
}

export const { loading, faults } = createRoot(() => {
  const query = createMemo(() => JSON.stringify(address().query));
  createEffect(on([query, dumps], ask));
  const loading = createMemo(() => dumps().some(({ state }) => state === "waiting" || state === "reading"));
  const found = createMemo(() => dumps().reduce((all, { faults }) => all + faults, 0));
  const [faults] = createResource<Fault[], number>(found, () => catalogue.faults(), { initialValue: [] });
  return { loading, faults };
});

export function load(files: readonly { name: string; blob: Blob }[]): void {
  if (files.length > 0) catalogue.load([...files], proxy(setDumps));
}

export const pasted = (text: string) => ({ name: "pasted text", blob: new Blob([text]) });

/** Samples that come with the page: dumps as the two APIs answer, of images that were made up. */
export async function loadSamples(): Promise<void> {
  go({ samples: true }, true);
  const names = ["gce.json", "gcore.json"];
  const files = names.map(async (name) => ({ name, blob: await (await fetch(`./samples/${name}`)).blob() }));
  load(await Promise.all(files));
}

export function cancel(): void {
  catalogue.cancel();
}

export async function clear(): Promise<void> {
  await catalogue.clear();
  go({ samples: false, image: undefined, view: "catalogue" });
  setDumps([]);
}
