// The table. Only visible rows are in the DOM.

import { createVirtualizer } from "@tanstack/solid-virtual";
import { For, Show, createEffect, createMemo, createSignal, on } from "solid-js";
import type { Row } from "../row.ts";
import { address, changeQuery, navigate } from "./address.ts";
import { type Column, directionOf, orderBy, textOf } from "./columns.ts";
import { providerTitle } from "./providers.ts";
import { createRows } from "./rows.ts";
import { result } from "./state.ts";

/** In pixels. */
const HEIGHTS = { row: 36, card: 60 };

/** Space between and around columns, in `rem`. */
const GAP = 0.75;

export function Grid(props: { columns: readonly Column[]; cards: boolean }) {
  let scroller!: HTMLDivElement;
  const [active, setActive] = createSignal(0);
  const height = () => (props.cards ? HEIGHTS.card : HEIGHTS.row);
  const virtualizer = createVirtualizer({
    get count() {
      return result().matched;
    },
    getScrollElement: () => scroller,
    estimateSize: () => height(),
    overscan: 4,
  });
  createEffect(on(height, () => virtualizer.measure(), { defer: true }));
  const query = createMemo(() => JSON.stringify(address().query));
  createEffect(on(query, () => moveTo(0), { defer: true }));
  createEffect(() => setActive((row) => Math.min(row, result().matched - 1)));

  const rows = createRows(() => virtualizer.getVirtualItems().map(({ index }) => index));

  function moveTo(row: number): void {
    const next = Math.max(0, Math.min(row, result().matched - 1));
    setActive(next);
    virtualizer.scrollToIndex(next);
  }

  const rowsPerPage = () => Math.max(1, Math.floor(scroller.clientHeight / height()) - 2);
  const moves: Record<string, () => number> = {
    ArrowDown: () => active() + 1,
    ArrowUp: () => active() - 1,
    PageDown: () => active() + rowsPerPage(),
    PageUp: () => active() - rowsPerPage(),
    Home: () => 0,
    End: () => result().matched - 1,
  };

  function onKeyDown(event: KeyboardEvent): void {
    // Header buttons handle their own keys.
    if (event.target !== scroller) return;
    const move = moves[event.key];
    if (move) moveTo(move());
    else if (event.key === "Enter") open(rows(active()));
    else return;
    event.preventDefault();
  }

  // Each row is a separate grid, so column widths must not depend on the content.
  const template = () => props.columns.map(({ width, grow }) => (grow ? `minmax(${width}rem, ${grow}fr)` : `${width}rem`)).join(" ");
  const minWidth = () => props.columns.reduce((sum, { width }) => sum + width + GAP, GAP);
  return (
    <div
      ref={scroller}
      class="grid"
      classList={{ cards: props.cards }}
      style={props.cards ? {} : { "--columns": template(), "--min-width": `${minWidth()}rem` }}
      role="grid"
      aria-label="Images"
      aria-rowcount={result().matched + 1}
      aria-colcount={props.cards ? 1 : props.columns.length}
      aria-activedescendant={`row-${active()}`}
      tabindex="0"
      onKeyDown={onKeyDown}
      onMouseOver={setTooltip}
    >
      <div class="header" role="row" aria-rowindex="1">
        <Show when={!props.cards} fallback={<div role="columnheader">Image</div>}>
          <For each={props.columns}>{(column) => <Header column={column} />}</For>
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
                classList={{ active: item.index === active(), deprecated: isDeprecated(row()) }}
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

const open = (row: Row | undefined) => row && navigate({ image: row.index });

const isDeprecated = (row: Row | undefined) => row?.deprecation !== undefined && row.deprecation !== "active";

function Header(props: { column: Column }) {
  const direction = () => directionOf(props.column, address().query.order);
  const arrow = () => (direction() === "ascending" ? " ↑" : direction() === "descending" ? " ↓" : "");
  return (
    <div role="columnheader" classList={{ numeric: props.column.numeric ?? false }} aria-sort={direction() ?? "none"}>
      <Show when={props.column.order} fallback={props.column.title}>
        <button type="button" onClick={() => changeQuery({ order: nextOrder(props.column, direction()) })}>
          {props.column.title}
          <span aria-hidden="true">{arrow()}</span>
        </button>
      </Show>
    </div>
  );
}

/** Ascending, then descending, then the order of the dumps. */
const nextOrder = (column: Column, direction: string | undefined): string =>
  direction === "descending" ? "" : orderBy(column, direction === "ascending")!;

/** Only the text is reactive: a jump while scrolling creates hundreds of cells. */
function Cell(props: { column: Column; row: Row | undefined }) {
  const { id, numeric } = props.column;
  return (
    <div role="gridcell" class={`cell ${id}${numeric ? " numeric" : ""}`}>
      <bdi>{props.row ? (textOf(props.column, props.row) ?? "–") : "…"}</bdi>
    </div>
  );
}

/** Shows the whole text of a cell, which may be cut off. */
function setTooltip(event: MouseEvent): void {
  const cell = (event.target as Element).closest<HTMLElement>(".cell");
  if (cell) cell.title = cell.textContent;
}

function Card(props: { row: Row | undefined }) {
  const details = () => {
    const row = props.row;
    if (!row) return "";
    const deprecation = isDeprecated(row) ? row.deprecation : undefined;
    return [providerTitle(row.provider), row.version ?? row.os, row.architecture, row.created?.slice(0, 10), deprecation].filter(Boolean).join(" · ");
  };
  return (
    <>
      <bdi class="name">{props.row?.name ?? "…"}</bdi>
      <bdi class="details">{details()}</bdi>
    </>
  );
}
