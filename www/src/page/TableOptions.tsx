// Column selection, the switch for the newest images, and sorting for cards, which have no column headers.

import { For } from "solid-js";
import { address, changeQuery, navigate } from "./address.ts";
import { LATEST, type Latest } from "../query.ts";
import { COLUMNS, type Column, directionOf, orderBy } from "./columns.ts";

export function ColumnMenu() {
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
                  onChange={(event) => setVisible(id, event.currentTarget.checked)}
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

function setVisible(id: string, visible: boolean): void {
  const columns = COLUMNS.map((column) => column.id as string).filter((other) => (other === id ? visible : address().columns.includes(other)));
  navigate({ columns }, true);
}

const LATEST_TITLES: Record<Latest, string> = { "": "all images", family: "newest of each family", os: "newest of each system" };

export function LatestSelect() {
  return (
    <label class="latest">
      Latest{" "}
      <select value={address().query.latest} onChange={(event) => changeQuery({ latest: event.currentTarget.value as Latest })}>
        <For each={LATEST}>{(latest) => <option value={latest}>{LATEST_TITLES[latest]}</option>}</For>
      </select>
    </label>
  );
}

export function SortSelect(props: { columns: readonly Column[] }) {
  const options = () =>
    props.columns.flatMap((column) =>
      column.order ? [false, true].map((descending) => ({ value: orderBy(column, descending)!, title: `${column.title} ${descending ? "↓" : "↑"}` })) : [],
    );
  const value = () => {
    const { order } = address().query;
    const column = props.columns.find((column) => directionOf(column, order));
    return column ? orderBy(column, directionOf(column, order) === "descending")! : "";
  };
  return (
    <select aria-label="Sort by" value={value()} onChange={(event) => changeQuery({ order: event.currentTarget.value })}>
      <option value="">Dump order</option>
      <For each={options()}>{({ value, title }) => <option value={value}>{title}</option>}</For>
    </select>
  );
}
