// Which columns are shown, and by which one is sorted where there are no heads to click on.

import { For } from "solid-js";
import { address, ask, go } from "./address.ts";
import { COLUMNS, type Column } from "./columns.ts";

export function ColumnChoice() {
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

export function SortChoice(props: { columns: readonly Column[] }) {
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
