// State of the catalogue in the worker, as signals.

import type { KnowledgeRows } from "cloud-image";
import { proxy } from "comlink";
import { createEffect, createMemo, createResource, createRoot, createSignal, on, untrack } from "solid-js";
import type { Input } from "../catalogue/catalogue.ts";
import { FACETS } from "../query.ts";
import type { Dump, DumpError, FieldWords, QueryResult } from "../results.ts";
import { address, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { forgetFile, keepFile, keptFiles, startKeeping, stopKeeping } from "./keep.ts";
import { knowledgeIn } from "./knowledge.ts";
import { notify } from "./notice.tsx";

const EMPTY: QueryResult = {
  total: 0,
  matched: 0,
  unanswered: [],
  facets: Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as QueryResult["facets"],
  canonical: "",
  warnings: [],
};

export interface NamedBlob {
  name: string;
  blob: Blob;
}

const [dumps, setDumps] = createSignal<Dump[]>([]);
const [result, setResult] = createSignal(EMPTY);
// Changes with each query result: data from the worker must then be fetched again.
const [revision, setRevision] = createSignal(0);
/** Whether the images are those of the samples, which give way to dumps. */
const [onlySamples, setOnlySamples] = createSignal(false);
/** The file with rows of knowledge that are in use. */
const [knowledgeFile, setKnowledgeFile] = createSignal<Input>();
export { dumps, result, revision, onlySamples, knowledgeFile };

/** The files of the dumps. A browser keeps a file on the disk. */
let inputs: Input[] = [];
let nextId = 1;

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
      setResult((await catalogue.query(address().query)) ?? EMPTY);
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
  const query = createMemo(() => JSON.stringify(address().query));
  createEffect(on(query, runQuery));
  const loading = createMemo(() => dumps().some(({ state }) => state === "waiting" || state === "reading"));
  // The first rows are shown as soon as they are there.
  createEffect(on(dumps, () => (loading() && untrack(result).total > 0 ? runQueryLater() : runQuery())));
  // Errors refer to texts of dumps, so they are fetched when these are read.
  const errorCount = createMemo(() => dumps().reduce((sum, { errors }) => sum + errors, 0));
  const errorKey = createMemo(() => `${errorCount()} ${loading()} ${dumps().length}`);
  const [errors] = createResource<DumpError[], string>(errorKey, () => catalogue.errors(), { initialValue: [] });
  const [fields] = createResource<FieldWords[]>(() => catalogue.fields(), { initialValue: [] });
  return { loading, errors, fields };
});

// One change of the set of files at a time: dumps may be dropped while the samples are fetched.
let lastChange: Promise<void> = Promise.resolve();
function change(action: () => Promise<void>): Promise<void> {
  lastChange = lastChange.then(action, action);
  return lastChange;
}

/** Adds files: dumps, and rows of knowledge. The samples give way to them. */
export const load = (files: readonly NamedBlob[]): Promise<void> =>
  change(async () => {
    const names = new Set(onlySamples() ? [] : inputs.map(({ name }) => name));
    const added = files.map(({ name, blob }) => ({ id: nextId++, name: uniqueName(name, names), blob }));
    for (const file of added) await keepFile(file).catch(() => notify(`${file.name} is not kept: there is not enough space`));
    await add(added);
  });

/** Dumps are named in links and compared by their names, and each month's file may have the same one. */
function uniqueName(name: string, names: Set<string>): string {
  let unique = name;
  for (let number = 2; names.has(unique); number++) unique = `${name} (${number})`;
  names.add(unique);
  return unique;
}

async function add(files: readonly Input[]): Promise<void> {
  const dumps = [];
  for (const file of files) {
    const knowledge = await knowledgeIn(file.blob);
    if (knowledge) await useKnowledge(file, knowledge);
    else dumps.push(file);
  }
  if (dumps.length === 0) return;
  if (onlySamples()) await removeAll();
  read(dumps);
}

/** Reads files in the background. */
async function read(files: readonly Input[]): Promise<void> {
  inputs.push(...files);
  const same = await catalogue.load([...files], proxy(setDumps));
  if (same.length === 0) return;
  for (const { input } of same) {
    inputs = inputs.filter(({ id }) => id !== input.id);
    await forgetFile(input.id);
  }
  const [{ input, sameAs }] = same as [(typeof same)[number]];
  notify(same.length > 1 ? `${same.length} files have the same content as dumps that are here` : `${input.name} has the same content as ${sameAs}: it was not added again`);
}

export const pastedFile = (text: string): NamedBlob => ({ name: "pasted text", blob: new Blob([text]) });

/** At the start: the dumps that are kept on this device, else the samples. */
export const start = (): Promise<void> =>
  change(async () => {
    const kept = await keptFiles();
    nextId = 1 + kept.reduce((last, { id }) => Math.max(last, id), 0);
    await add(kept);
    if (inputs.length === 0) await loadSamples();
  });

async function loadSamples(): Promise<void> {
  let files: Input[];
  try {
    const names: string[] = await (await fetch("./samples/index.json")).json();
    files = await Promise.all(names.map(async (name) => ({ id: nextId++, name, blob: await (await fetch(`./samples/${name}`)).blob() })));
  } catch {
    // The page works without them.
    return;
  }
  setOnlySamples(true);
  read(files);
}

/** Keeps the dumps on this device, or removes all of them from it. */
export const setKeeping = (keep: boolean): Promise<void> => (keep ? startKeeping([...(onlySamples() ? [] : inputs), ...(knowledgeFile() ? [knowledgeFile()!] : [])]) : stopKeeping());

/** Removes one dump. */
export const remove = (id: number): Promise<void> =>
  change(async () => {
    inputs = inputs.filter((input) => input.id !== id);
    await forgetFile(id);
    setDumps(await catalogue.remove(id));
    if (inputs.length === 0) await clear();
  });

async function useKnowledge(file: Input, knowledge: KnowledgeRows): Promise<void> {
  const fault = await catalogue.setKnowledge(knowledge);
  if (fault !== undefined) {
    await forgetFile(file.id);
    notify(`${file.name}: ${fault}`);
    return;
  }
  const before = knowledgeFile();
  if (before) await forgetFile(before.id);
  setKnowledgeFile(file);
  await readAgain();
}

export const removeKnowledge = (): Promise<void> =>
  change(async () => {
    await forgetFile(knowledgeFile()!.id);
    setKnowledgeFile(undefined);
    await catalogue.setKnowledge(undefined);
    await readAgain();
  });

/** Systems are identified while a dump is read. */
async function readAgain(): Promise<void> {
  const again = inputs;
  inputs = [];
  await catalogue.clear();
  setDumps([]);
  if (again.length > 0) read(again);
}

export function cancel(): void {
  catalogue.cancel();
}

async function removeAll(): Promise<void> {
  inputs = [];
  setOnlySamples(false);
  await catalogue.clear();
  setDumps([]);
}

/** Removes the dumps, also from the device, the rows of knowledge and the filter, and shows the samples. */
export const startAgain = (): Promise<void> => change(clear);

async function clear(): Promise<void> {
  await stopKeeping();
  await removeAll();
  await catalogue.setKnowledge(undefined);
  setKnowledgeFile(undefined);
  navigate({ image: undefined, compare: [], view: "find", wanted: { system: "", architecture: "" }, between: { old: "", current: "" }, query: { filter: "", latest: "", order: "" } });
  await loadSamples();
}
