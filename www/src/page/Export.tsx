// What is shown, as a file.

import { For } from "solid-js";
import { FORMATS, type Format } from "../query.ts";
import { address } from "./address.ts";
import { counted } from "./format.ts";
import { say } from "./notice.tsx";
import { answer } from "./state.ts";
import { catalogue } from "./worker.ts";

const TITLES: Record<Format, string> = {
  ndjson: "NDJSON: one image a line",
  json: "JSON: one array",
  csv: "CSV: the columns shown",
};

export function Export() {
  let menu!: HTMLDivElement;
  async function save(format: Format): Promise<void> {
    menu.hidePopover();
    const count = answer().matched;
    const blob = await catalogue.export(format, [...address().columns]);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `images.${format}`;
    link.click();
    // By then the browser has begun to save it.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(`Saved: ${counted(count, "image")}`);
  }
  return (
    <>
      <button type="button" popovertarget="export">
        Export
      </button>
      <div id="export" ref={menu} class="menu" popover>
        <For each={FORMATS}>
          {(format) => (
            <button type="button" onClick={() => save(format)}>
              {TITLES[format]}
            </button>
          )}
        </For>
      </div>
    </>
  );
}
