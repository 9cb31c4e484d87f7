// Column selection, and sorting for cards, which have no column headers.

import { For } from "solid-js";
import { address, changeQuery, navigate } from "./address.ts";
import { COLUMNS, type Column } from "./columns.ts";

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

export function SortSelect(props: { columns: readonly Column[] }) {
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
        const selected = event.currentTarget.value;
        changeQuery({ sort: selected ? { column: selected.replace("-", ""), descending: selected.startsWith("-") } : undefined });
      }}
    >
      <option value="">Dump order</option>
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
