// Rows of the table, asked of the worker as they come into sight.

import { createEffect, createSignal } from "solid-js";
import type { Row } from "../row.ts";
import { revision } from "./state.ts";
import { catalogue } from "./worker.ts";

/** So many rows are asked for at once. */
const BLOCK = 100;

/** The rows in sight, block by block. The old ones stay in sight until the new ones are there. */
export function createRows(inSight: () => readonly number[]): (index: number) => Row | undefined {
  const [blocks, setBlocks] = createSignal<ReadonlyMap<number, readonly Row[]>>(new Map());
  let held = -1;
  const asked = new Set<number>();
  createEffect(() => {
    const now = revision();
    const wanted = [...new Set(inSight().map((index) => Math.floor(index / BLOCK)))];
    const stale = now !== held;
    if (stale) {
      held = now;
      asked.clear();
    }
    const missing = wanted.filter((block) => !asked.has(block));
    for (const block of missing) asked.add(block);
    if (missing.length === 0) return;
    Promise.all(missing.map(async (block) => [block, await catalogue.rows(block * BLOCK, (block + 1) * BLOCK)] as const)).then((found) => {
      if (now === held) setBlocks((before) => new Map(stale ? found : [...before, ...found]));
    });
  });
  return (index) => blocks().get(Math.floor(index / BLOCK))?.[index % BLOCK];
}
