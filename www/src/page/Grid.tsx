// The table. Only visible rows are in the DOM.

import { createVirtualizer } from "@tanstack/solid-virtual";
import { For, Index, Show, createEffect, createMemo, createSignal, on } from "solid-js";
import type { Row } from "../row.ts";
import { address, changeQuery, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { type Column, directionOf, orderBy, textOf } from "./columns.ts";
import { isPicked, togglePicked } from "./Compare.tsx";
import { supportBadge, toneOf } from "./format.ts";
import { providerTitle } from "./providers.ts";
import { systemOf } from "../systems.ts";
import { createRows } from "./rows.ts";
import { result } from "./state.ts";

/** In pixels. */
const HEIGHTS = { row: 36, card: 76 };

/** Space between and around columns, in `rem`. */
const GAP = 0.75;

/** Width of the column of check boxes, in `rem`. */
const PICK_WIDTH = 1.25;

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

  const visible = createMemo(() => virtualizer.getVirtualItems().map(({ index }) => index));
  const rows = createRows(visible);

  /** By slot: the index of a row. A row that comes into sight takes the element of one that goes: new ones would be garbage soon. */
  const slots = createMemo<(number | undefined)[]>((last) => {
    const indices = visible();
    const count = Math.max(last.length, indices.length);
    const next: (number | undefined)[] = Array.from({ length: count }, () => undefined);
    for (const index of indices) next[index % count] = index;
    return next;
  }, []);

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
    else if (event.key === " ") togglePicked(rows(active()));
    else return;
    event.preventDefault();
  }

  // Each row is a separate grid, so column widths must not depend on the content.
  const template = () => `${PICK_WIDTH}rem ` + props.columns.map(({ width, grow }) => (grow ? `minmax(${width}rem, ${grow}fr)` : `${width}rem`)).join(" ");
  const minWidth = () => props.columns.reduce((sum, { width }) => sum + width + GAP, 2 * GAP + PICK_WIDTH);
  return (
    <div
      ref={scroller}
      id="images"
      class="grid"
      classList={{ cards: props.cards }}
      style={props.cards ? {} : { "--columns": template(), "--min-width": `${minWidth()}rem` }}
      role="grid"
      aria-label="Images"
      aria-rowcount={result().matched + 1}
      aria-colcount={props.cards ? 1 : props.columns.length + 1}
      aria-activedescendant={`row-${active()}`}
      tabindex="0"
      onKeyDown={onKeyDown}
      onMouseOver={setTooltip}
    >
      <div class="header" role="row" aria-rowindex="1">
        <Show when={!props.cards} fallback={<div role="columnheader">Image</div>}>
          <div role="columnheader">
            <span class="hidden">Compare</span>
          </div>
          <For each={props.columns}>{(column) => <Header column={column} />}</For>
        </Show>
      </div>
      <div class="body" role="rowgroup" style={{ height: `${virtualizer.getTotalSize()}px` }}>
        <Index each={slots()}>
          {(slot) => {
            // A slot without a row keeps its last one, out of sight.
            const index = createMemo<number>((last) => slot() ?? last, 0);
            const row = () => rows(index());
            return (
              <div
                id={`row-${index()}`}
                class="row"
                classList={{ active: index() === active(), deprecated: isDeprecated(row()) }}
                style={{ transform: `translateY(${index() * height()}px)`, height: `${height()}px` }}
                hidden={slot() === undefined}
                role="row"
                aria-rowindex={index() + 2}
                aria-selected={index() === active()}
                onClick={() => {
                  setActive(index());
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
                  <Pick row={row()} />
                  <For each={props.columns}>{(column) => <Cell column={column} row={row()} />}</For>
                </Show>
              </div>
            );
          }}
        </Index>
      </div>
    </div>
  );
}

async function open(row: Row | undefined): Promise<void> {
  const key = row && (await catalogue.key(row.index));
  if (key) navigate({ image: key });
}

/** Chooses a row for comparing. The space bar does it, too. */
function Pick(props: { row: Row | undefined }) {
  return (
    <div role="gridcell" class="pick" onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        tabindex="-1"
        aria-label={`Compare ${props.row?.name ?? ""}`}
        checked={isPicked(props.row)}
        onChange={() => togglePicked(props.row)}
      />
    </div>
  );
}

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
  const { id, numeric, tone } = props.column;
  const className = () => (tone && props.row ? `tone ${tone(props.row) ?? ""}` : "");
  return (
    <div role="gridcell" class={`cell ${id}${numeric ? " numeric" : ""}`}>
      {id === "name" && (
        <Show when={props.row?.contested}>
          <span class="mark" role="img" aria-label="contested" title={props.row!.contested}>
            ≠
          </span>
        </Show>
      )}
      <bdi class={className()}>{props.row ? (textOf(props.column, props.row) ?? "–") : "…"}</bdi>
    </div>
  );
}

/** Shows the whole text of a cell, which may be cut off. */
function setTooltip(event: MouseEvent): void {
  const cell = (event.target as Element).closest<HTMLElement>(".cell");
  // The mark of a contested value has a text of its own.
  if (cell && event.target === cell.querySelector("bdi")) cell.title = cell.textContent;
  else cell?.removeAttribute("title");
}

function Card(props: { row: Row | undefined }) {
  const details = () => {
    const row = props.row;
    if (!row) return "";
    return [providerTitle(row.provider), systemOf(row), row.architecture, row.created?.slice(0, 10)].filter(Boolean).join(" · ");
  };
  /** States that a reader must know, and no others: a card has little space. */
  const states = () => {
    const row = props.row;
    if (!row) return [];
    const support = supportBadge(row);
    const words = [row.status === "ready" ? undefined : row.status, isDeprecated(row) ? row.deprecation : undefined, row.contested ? "contested" : undefined];
    return [
      ...words.filter((word) => word !== undefined).map((text) => ({ text, tone: toneOf(text) ?? "warn" })),
      ...(support && support.tone !== "good" ? [support] : []),
    ];
  };
  return (
    <>
      <bdi class="name">{props.row?.name ?? "…"}</bdi>
      <bdi class="details">{details()}</bdi>
      <span class="states">
        <For each={states()}>{({ text, tone }) => <span class={`badge ${tone}`}>{text}</span>}</For>
      </span>
    </>
  );
}
