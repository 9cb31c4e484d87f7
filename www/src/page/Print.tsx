// Printing: the rows of the catalogue and nothing else.

import { For, Show, createSignal, onCleanup, onMount } from "solid-js";
import type { Row } from "../row.ts";
import { address } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { COLUMNS, textOf } from "./columns.ts";
import { counted, integer } from "./format.ts";
import { result } from "./state.ts";

/** Further rows are not printed. */
const MAX_ROWS = 5_000;

const [rows, setRows] = createSignal<readonly Row[]>([]);

async function print(): Promise<void> {
  setRows(await catalogue.rows(0, MAX_ROWS));
  // The dialog of the browser blocks the page until it is closed.
  window.print();
  setRows([]);
}

export function PrintButton() {
  // The browser prints at once, and the rows must be fetched before.
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p" || event.altKey || event.shiftKey) return;
    event.preventDefault();
    print();
  };
  onMount(() => addEventListener("keydown", onKeyDown));
  onCleanup(() => removeEventListener("keydown", onKeyDown));
  return (
    <button type="button" onClick={print}>
      Print
    </button>
  );
}

/** Only printed. */
export function PrintRows() {
  const columns = () => COLUMNS.filter(({ id }) => address().columns.includes(id));
  return (
    <Show when={address().view === "catalogue"}>
      <section class="print" aria-hidden="true">
        <Show when={rows().length > 0} fallback={<p>To print the rows, use the button Print of the page.</p>}>
          <p>
            {rows().length < result().matched ? `The first ${integer(rows().length)} of ${counted(result().matched, "image")}` : counted(rows().length, "image")}
            {result().canonical ? `: ${result().canonical}` : ""}
          </p>
          <table>
            <thead>
              <tr>
                <For each={columns()}>{({ title }) => <th>{title}</th>}</For>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(row) => (
                  <tr>
                    <For each={columns()}>
                      {(column) => (
                        <td>
                          <bdi>{textOf(column, row)}</bdi>
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
      </section>
    </Show>
  );
}
