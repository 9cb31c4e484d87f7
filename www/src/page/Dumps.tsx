// Adds dumps, and shows their progress and summary.

import { For, Show, createMemo } from "solid-js";
import type { Dump } from "../results.ts";
import { bytes, counted, integer } from "./format.ts";
import { cancel, clear, dumps, load, loading, pastedFile } from "./state.ts";

export function Dumps() {
  let fileInput!: HTMLInputElement;
  let pasteDialog!: HTMLDialogElement;
  let textArea!: HTMLTextAreaElement;
  return (
    <div class="dumps">
      <div class="actions">
        <input
          ref={fileInput}
          type="file"
          multiple
          hidden
          aria-label="Add dumps"
          accept=".json,.ndjson,.jsonl,.gz,.txt,application/json,application/gzip"
          onChange={() => {
            load([...fileInput.files!].map((file) => ({ name: file.name, blob: file })));
            // Otherwise selecting the same file again fires no event.
            fileInput.value = "";
          }}
        />
        <button type="button" onClick={() => fileInput.click()}>
          Add dumps…
        </button>
        <button type="button" onClick={() => pasteDialog.showModal()}>
          Paste…
        </button>
        <Show when={dumps().length > 0}>
          <button type="button" onClick={clear}>
            Remove all
          </button>
        </Show>
      </div>
      <dialog ref={pasteDialog} class="paste" aria-labelledby="paste-title">
        <form
          method="dialog"
          onSubmit={() => {
            if (textArea.value.trim()) load([pastedFile(textArea.value)]);
            textArea.value = "";
          }}
        >
          <label id="paste-title" for="paste-text">
            Dump or image as JSON or NDJSON
          </label>
          <textarea id="paste-text" ref={textArea} rows="12" spellcheck={false} />
          <div class="actions">
            <button type="submit" class="primary">
              Add
            </button>
            <button type="button" onClick={() => pasteDialog.close()}>
              Cancel
            </button>
          </div>
        </form>
      </dialog>
      <Show when={loading()}>
        <Progress />
      </Show>
      <Show when={dumps().length > 0}>
        <details class="list">
          <summary>{summaryOf(dumps())}</summary>
          <ul>
            <For each={dumps()}>{(dump) => <Line dump={dump} />}</For>
          </ul>
        </details>
      </Show>
    </div>
  );
}

function Progress() {
  const total = createMemo(() => dumps().reduce((sum, dump) => sum + dump.bytes, 0));
  const read = createMemo(() => dumps().reduce((sum, dump) => sum + dump.bytesRead, 0));
  return (
    <div class="progress">
      <progress max={Math.max(total(), 1)} value={read()} aria-label="Reading dumps" />
      <span>
        {bytes(read())} of {bytes(total())}
      </span>
      <button type="button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}

function summaryOf(dumps: readonly Dump[]): string {
  const images = dumps.reduce((sum, dump) => sum + dump.images, 0);
  const partial = dumps.filter((dump) => dump.partial || dump.truncated).length;
  const skipped = dumps.flatMap((dump) => dump.skipped).reduce((sum, { count }) => sum + count, 0);
  return [
    `${counted(images, "image")} in ${counted(dumps.length, "dump")}`,
    partial > 0 ? ` (${partial} partial)` : "",
    skipped > 0 ? `; skipped ${counted(skipped, "other object")}` : "",
  ].join("");
}

const STATES: Record<Dump["state"], string> = { waiting: "waiting", reading: "reading", read: "", cancelled: "cancelled" };

function Line(props: { dump: Dump }) {
  return (
    <li>
      {lineOf(props.dump)}
      <For each={props.dump.skipped}>
        {({ kind, count }, index) => (
          <>
            {index() === 0 ? "; skipped: " : ", "}
            {integer(count)} <bdi>{kind}</bdi>
          </>
        )}
      </For>
    </li>
  );
}

function lineOf({ name, images, errors, partial, truncated, state }: Dump): string {
  const parts = [counted(images, "image"), errors > 0 ? counted(errors, "error") : "", STATES[state]];
  if (partial) parts.push("partial: more pages follow");
  if (truncated) parts.push("partial: truncated");
  return `${name}: ${parts.filter(Boolean).join(", ")}`;
}
