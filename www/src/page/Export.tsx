// Saves the matching images as a file.

import { For } from "solid-js";
import { FORMATS, type Format } from "../query.ts";
import { address } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { counted } from "./format.ts";
import { notify } from "./notice.tsx";
import { result } from "./state.ts";

const TITLES: Record<Format, string> = {
  ndjson: "NDJSON: one image per line",
  json: "JSON: one array",
  csv: "CSV: visible columns",
};

export function Export() {
  let menu!: HTMLDivElement;
  async function save(format: Format): Promise<void> {
    menu.hidePopover();
    const count = result().matched;
    const blob = await catalogue.export(format, [...address().columns]);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `images.${format}`;
    link.click();
    // Late enough for the browser to start the download.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    notify(`Saved ${counted(count, "image")}`);
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
