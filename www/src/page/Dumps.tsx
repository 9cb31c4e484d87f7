// The dumps: how to add them, and how far they have been read.

import { For, Show, createMemo } from "solid-js";
import type { Dump } from "../answers.ts";
import { bytes, counted, integer } from "./format.ts";
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
            <For each={dumps()}>{(dump) => <Line dump={dump} />}</For>
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
  const partial = dumps.filter((dump) => dump.partial || dump.truncated).length;
  const skipped = dumps.flatMap((dump) => dump.skipped).reduce((all, { count }) => all + count, 0);
  return [
    `${counted(images, "image")} of ${counted(dumps.length, "dump")}`,
    partial > 0 ? `, ${partial} of them partial` : "",
    skipped > 0 ? `; skipped ${counted(skipped, "other object")}` : "",
  ].join("");
}

const STATES: Record<Dump["state"], string> = { waiting: "waiting", reading: "reading", read: "", cancelled: "cancelled" };

function Line(props: { dump: Dump }) {
  return (
    <li>
      {lineOf(props.dump)}
      <For each={props.dump.skipped}>
        {({ kind, count }, place) => (
          <>
            {place() === 0 ? "; skipped: " : ", "}
            {integer(count)} <bdi>{kind}</bdi>
          </>
        )}
      </For>
    </li>
  );
}

function lineOf({ name, images, faults, partial, truncated, state }: Dump): string {
  const parts = [counted(images, "image"), faults > 0 ? counted(faults, "fault") : "", STATES[state]];
  if (partial) parts.push("partial: the list goes on in another page");
  if (truncated) parts.push("partial: it ends too early");
  return `${name}: ${parts.filter(Boolean).join(", ")}`;
}
