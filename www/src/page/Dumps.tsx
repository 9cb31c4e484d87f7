// The dumps: how to add them, and how far they have been read.

import { For, Show, createMemo } from "solid-js";
import type { Dump } from "../answers.ts";
import { bytes, counted } from "./format.ts";
import { cancel, clear, dumps, load, loading, pasted } from "./state.ts";

export function Dumps() {
  let picker!: HTMLInputElement;
  let paste!: HTMLDialogElement;
  let text!: HTMLTextAreaElement;
  return (
    <div class="dumps">
      <div class="actions">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Dumps to add"
          accept=".json,.ndjson,.jsonl,.gz,.txt,application/json,application/gzip"
          onChange={() => {
            load([...picker.files!].map((file) => ({ name: file.name, blob: file })));
            // The same file may be picked again.
            picker.value = "";
          }}
        />
        <button type="button" onClick={() => picker.click()}>
          Add dumps…
        </button>
        <button type="button" onClick={() => paste.showModal()}>
          Paste…
        </button>
        <Show when={dumps().length > 0}>
          <button type="button" onClick={clear}>
            Start again
          </button>
        </Show>
      </div>
      <dialog ref={paste} class="paste" aria-labelledby="paste-title">
        <form
          method="dialog"
          onSubmit={() => {
            if (text.value.trim()) load([pasted(text.value)]);
            text.value = "";
          }}
        >
          <label id="paste-title" for="paste-text">
            A dump, or one image, as JSON or NDJSON
          </label>
          <textarea id="paste-text" ref={text} rows="12" spellcheck={false} />
          <div class="actions">
            <button type="submit" class="primary">
              Add
            </button>
            <button type="button" onClick={() => paste.close()}>
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
            <For each={dumps()}>{(dump) => <li>{lineOf(dump)}</li>}</For>
          </ul>
        </details>
      </Show>
    </div>
  );
}

function Progress() {
  const total = createMemo(() => dumps().reduce((all, dump) => all + dump.bytes, 0));
  const read = createMemo(() => dumps().reduce((all, dump) => all + dump.read, 0));
  return (
    <div class="progress">
      <progress max={Math.max(total(), 1)} value={read()} aria-label="Reading the dumps" />
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
  const images = dumps.reduce((all, dump) => all + dump.images, 0);
  const partial = dumps.filter((dump) => dump.partial).length;
  const text = `${counted(images, "image")} of ${counted(dumps.length, "dump")}`;
  return partial > 0 ? `${text}, ${partial} of them partial` : text;
}

const STATES: Record<Dump["state"], string> = { waiting: "waiting", reading: "reading", read: "", cancelled: "cancelled" };

function lineOf({ name, images, faults, partial, state }: Dump): string {
  const parts = [counted(images, "image"), faults > 0 ? counted(faults, "fault") : "", STATES[state]];
  if (partial) parts.push("partial: the list goes on in another page");
  return `${name}: ${parts.filter(Boolean).join(", ")}`;
}
