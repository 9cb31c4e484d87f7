// Fetches visible rows from the worker.

import { createEffect, createSignal } from "solid-js";
import type { Row } from "../row.ts";
import { catalogue } from "./catalogue.ts";
import { revision } from "./state.ts";

/** Number of rows per request. */
const BLOCK_SIZE = 100;
/** Number of blocks that are held: many more than are visible. */
const MAX_BLOCKS = 20;

/** Fetches rows in blocks. Old rows stay visible until the new ones arrive. */
export function createRows(visible: () => readonly number[]): (index: number) => Row | undefined {
  const [blocks, setBlocks] = createSignal<ReadonlyMap<number, readonly Row[]>>(new Map());
  let current = -1;
  const requested = new Set<number>();
  createEffect(() => {
    const requestRevision = revision();
    const needed = [...new Set(visible().map((index) => Math.floor(index / BLOCK_SIZE)))];
    const stale = requestRevision !== current;
    if (stale) {
      current = requestRevision;
      requested.clear();
    }
    const missing = needed.filter((block) => !requested.has(block));
    for (const block of missing) requested.add(block);
    if (missing.length === 0) return;
    const fetchBlock = async (block: number) => [block, await catalogue.rows(block * BLOCK_SIZE, (block + 1) * BLOCK_SIZE)] as const;
    Promise.all(missing.map(fetchBlock)).then((fetched) => {
      if (requestRevision !== current) return;
      setBlocks((previous) => {
        const all = stale ? fetched : [...previous, ...fetched];
        for (const [block] of all.slice(0, -MAX_BLOCKS)) requested.delete(block);
        return new Map(all.slice(-MAX_BLOCKS));
      });
    });
  });
  return (index) => blocks().get(Math.floor(index / BLOCK_SIZE))?.[index % BLOCK_SIZE];
}
