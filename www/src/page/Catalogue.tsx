// The table of images. Only the rows in sight are in the page, and only those near them are asked of the worker.

import { createVirtualizer } from "@tanstack/solid-virtual";
import { For, Show, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import type { Row } from "../row.ts";
import { address, ask, go } from "./address.ts";
import { COLUMNS, type Column, textOf } from "./columns.ts";
import { Export } from "./Export.tsx";
import { providerTitle } from "./format.ts";
import { answer, loading, revision } from "./state.ts";
import { catalogue } from "./worker.ts";

/** So many rows are asked for at once. */
const BLOCK = 100;

/** Where there is no room for columns, a row is a card of two lines. */
const narrow = matchMedia("(max-width: 40rem)");
const HEIGHTS = { row: 36, card: 60 };

/** Between columns and around them, in `rem`. */
const GAP = 0.75;

export function Catalogue() {
  const [cards, setCards] = createSignal(narrow.matches);
  const listen = () => setCards(narrow.matches);
  narrow.addEventListener("change", listen);
  onCleanup(() => narrow.removeEventListener("change", listen));

  const columns = createMemo(() => COLUMNS.filter(({ id }) => address().columns.includes(id)));
  return (
    <section class="catalogue" aria-label="Images">
      <div class="actions">
        <Show when={cards()}>
          <SortChoice columns={columns()} />
        </Show>
        <ColumnChoice />
        <Export />
      </div>
      <Show
        when={answer().matched > 0}
        fallback={<p class="nothing">{loading() ? "Reading…" : answer().total > 0 ? "No image is like that." : "No image was found."}</p>}
      >
        <Grid columns={columns()} cards={cards()} />
      </Show>
    </section>
  );
}

function Grid(props: { columns: readonly Column[]; cards: boolean }) {
  let scroller!: HTMLDivElement;
  const [active, setActive] = createSignal(0);
  const height = () => (props.cards ? HEIGHTS.card : HEIGHTS.row);
  const virtualizer = createVirtualizer({
    get count() {
      return answer().matched;
    },
    getScrollElement: () => scroller,
    estimateSize: () => height(),
    overscan: 4,
  });
  createEffect(on(height, () => virtualizer.measure(), { defer: true }));
  createEffect(on(() => JSON.stringify(address().query), () => moveTo(0), { defer: true }));
  createEffect(() => setActive((row) => Math.min(row, answer().matched - 1)));

  const rows = createRows(() => virtualizer.getVirtualItems().map(({ index }) => index));

  function moveTo(row: number): void {
    const next = Math.max(0, Math.min(row, answer().matched - 1));
    setActive(next);
    virtualizer.scrollToIndex(next);
  }

  const page = () => Math.max(1, Math.floor(scroller.clientHeight / height()) - 2);
  const moves: Record<string, () => number> = {
    ArrowDown: () => active() + 1,
    ArrowUp: () => active() - 1,
    PageDown: () => active() + page(),
    PageUp: () => active() - page(),
    Home: () => 0,
    End: () => answer().matched - 1,
  };

  function onKeyDown(event: KeyboardEvent): void {
    // The buttons of the head have keys of their own.
    if (event.target !== scroller) return;
    const move = moves[event.key];
    if (move) moveTo(move());
    else if (event.key === "Enter") open(rows(active()));
    else return;
    event.preventDefault();
  }

  // Every row has a grid of its own, so no row may be as wide as what is in it.
  const template = () => props.columns.map(({ width, grow }) => (grow ? `minmax(${width}rem, ${grow}fr)` : `${width}rem`)).join(" ");
  const least = () => props.columns.reduce((sum, { width }) => sum + width + GAP, GAP);
  return (
    <div
      ref={scroller}
      class="grid"
      classList={{ cards: props.cards }}
      style={props.cards ? {} : { "--columns": template(), "--least": `${least()}rem` }}
      role="grid"
      aria-label="Images"
      aria-rowcount={answer().matched + 1}
      aria-colcount={props.cards ? 1 : props.columns.length}
      aria-activedescendant={`row-${active()}`}
      tabindex="0"
      onKeyDown={onKeyDown}
      onMouseOver={tell}
    >
      <div class="head" role="row" aria-rowindex="1">
        <Show when={!props.cards} fallback={<div role="columnheader">Image</div>}>
          <For each={props.columns}>{(column) => <Head column={column} />}</For>
        </Show>
      </div>
      <div class="body" role="rowgroup" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        <For each={virtualizer.getVirtualItems()}>
          {(item) => {
            const row = () => rows(item.index);
            return (
              <div
                id={`row-${item.index}`}
                class="row"
                classList={{ active: item.index === active(), unusable: isUnusable(row()) }}
                style={{ transform: `translateY(${item.start}px)`, height: `${height()}px` }}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={item.index === active()}
                onClick={() => {
                  setActive(item.index);
                  open(row());
                }}
              >
                <Show
                  when={!props.cards}
                  fallback={
                    <div role="gridcell">
                      <Card row={row()} />
                    </div>
                  }
                >
                  <For each={props.columns}>{(column) => <Cell column={column} row={row()} />}</For>
                </Show>
              </div>
            );
          }}
        </For>
      </div>
    </div>
  );
}

const open = (row: Row | undefined) => row && go({ image: row.index });

const isUnusable = (row: Row | undefined) => row?.deprecation !== undefined && row.deprecation !== "active";

function Head(props: { column: Column }) {
  const direction = () => directionOf(props.column);
  return (
    <div role="columnheader" classList={{ numeric: props.column.numeric ?? false }} aria-sort={direction() ?? "none"}>
      <button type="button" onClick={() => ask({ sort: nextSort(props.column) })}>
        {props.column.title}
        <span aria-hidden="true">{direction() === "ascending" ? " ↑" : direction() === "descending" ? " ↓" : ""}</span>
      </button>
    </div>
  );
}

function directionOf({ id }: Column): "ascending" | "descending" | undefined {
  const sort = address().query.sort;
  if (sort?.column !== id) return undefined;
  return sort.descending ? "descending" : "ascending";
}

/** Up, down, and back to the order of the dumps. */
function nextSort({ id }: Column) {
  const before = directionOf({ id } as Column);
  return before === "descending" ? undefined : { column: id, descending: before === "ascending" };
}

/** A jump makes hundreds of them, so nothing but the text can change. */
function Cell(props: { column: Column; row: Row | undefined }) {
  const { id, numeric } = props.column;
  return (
    <div role="gridcell" class={`cell ${id}${numeric ? " numeric" : ""}`}>
      <bdi>{props.row ? (textOf(props.column, props.row) ?? "–") : "…"}</bdi>
    </div>
  );
}

/** What does not fit into a cell is told where the mouse is. */
function tell(event: MouseEvent): void {
  const cell = (event.target as Element).closest<HTMLElement>(".cell");
  if (cell) cell.title = cell.textContent;
}

function Card(props: { row: Row | undefined }) {
  const words = () => {
    const row = props.row;
    if (!row) return "";
    const deprecation = isUnusable(row) ? row.deprecation : undefined;
    return [providerTitle(row.provider), row.version ?? row.os, row.architecture, row.created?.slice(0, 10), deprecation].filter(Boolean).join(" · ");
  };
  return (
    <>
      <bdi class="name">{props.row?.name ?? "…"}</bdi>
      <bdi class="words">{words()}</bdi>
    </>
  );
}

/** The rows in sight, block by block. The old ones stay in sight until the new ones are there. */
function createRows(inSight: () => readonly number[]): (index: number) => Row | undefined {
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

function ColumnChoice() {
  return (
    <>
      <button type="button" popovertarget="columns">
        Columns
      </button>
      <div id="columns" class="menu" popover>
        <fieldset>
          <legend>Columns</legend>
          <For each={COLUMNS}>
            {({ id, title }) => (
              <label>
                <input
                  type="checkbox"
                  checked={address().columns.includes(id)}
                  disabled={id === "name"}
                  onChange={(event) => show(id, event.currentTarget.checked)}
                />
                {title}
              </label>
            )}
          </For>
        </fieldset>
      </div>
    </>
  );
}

function show(id: string, wanted: boolean): void {
  const columns = COLUMNS.map((column) => column.id as string).filter((one) => (one === id ? wanted : address().columns.includes(one)));
  go({ columns }, true);
}

function SortChoice(props: { columns: readonly Column[] }) {
  const options = () => props.columns.flatMap(({ id, title }) => [`${id}`, `-${id}`].map((value) => ({ value, title })));
  const value = () => {
    const sort = address().query.sort;
    return sort ? `${sort.descending ? "-" : ""}${sort.column}` : "";
  };
  return (
    <select
      aria-label="Sort by"
      value={value()}
      onChange={(event) => {
        const word = event.currentTarget.value;
        ask({ sort: word ? { column: word.replace("-", ""), descending: word.startsWith("-") } : undefined });
      }}
    >
      <option value="">As in the dumps</option>
      <For each={options()}>
        {({ value, title }) => (
          <option value={value}>
            {title} {value.startsWith("-") ? "↓" : "↑"}
          </option>
        )}
      </For>
    </select>
  );
}

