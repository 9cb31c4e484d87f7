// Adds dumps, and shows their progress; a menu lists them, removes them and keeps them on the device.

import { For, Show, createMemo } from "solid-js";
import type { Dump } from "../results.ts";
import { bytes, counted, integer } from "./format.ts";
import { keeps } from "./keep.ts";
import { cancel, dumps, knowledgeFile, load, loading, onlySamples, pastedFile, remove, removeKnowledge, setKeeping, startAgain } from "./state.ts";

export function Dumps() {
  let fileInput!: HTMLInputElement;
  let pasteDialog!: HTMLDialogElement;
  let textArea!: HTMLTextAreaElement;
  let againDialog!: HTMLDialogElement;
  return (
    <>
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
      <button type="button" popovertarget="dumps" class="dumps-button">
        {onlySamples() ? "Samples" : counted(dumps().length, "dump")}
      </button>
      <button type="button" class="primary" aria-label="Add dumps…" onClick={() => fileInput.click()}>
        Add<span class="wide"> dumps…</span>
      </button>
      <Show when={loading()}>
        <Progress />
      </Show>
      <div id="dumps" class="menu dumps" popover>
        <p class="summary">{summaryOf(dumps())}</p>
        <ul>
          <For each={dumps()}>{(dump) => <Line dump={dump} />}</For>
          <Show when={knowledgeFile()}>
            {(file) => (
              <li>
                <span>
                  <bdi>{file().name}</bdi>: rows of knowledge
                </span>
                <button type="button" class="small" aria-label={`Remove ${file().name}`} onClick={removeKnowledge}>
                  Remove
                </button>
              </li>
            )}
          </Show>
        </ul>
        <label class="keep">
          <input type="checkbox" checked={keeps()} onChange={(event) => setKeeping(event.currentTarget.checked)} />
          <span>
            Keep on this device
            <small>Dumps stay in this browser until you clear this box. They are never uploaded.</small>
          </span>
        </label>
        <div class="actions">
          <button type="button" onClick={() => pasteDialog.showModal()}>
            Paste…
          </button>
          <Show when={!onlySamples()}>
            <button type="button" onClick={() => againDialog.showModal()}>
              Start again…
            </button>
          </Show>
        </div>
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
      <dialog ref={againDialog} class="paste" aria-labelledby="again-title">
        <form method="dialog" onSubmit={() => startAgain()}>
          <h2 id="again-title">Start again?</h2>
          <p>
            {counted(dumps().length, "dump")} with {counted(total(dumps()), "image")} will be removed
            {keeps() ? ", also from this device" : ""}, and the filter is cleared.
          </p>
          <div class="actions">
            <button type="submit" class="primary">
              Remove all
            </button>
            <button type="button" onClick={() => againDialog.close()}>
              Cancel
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}

function Progress() {
  const all = createMemo(() => dumps().reduce((sum, dump) => sum + dump.bytes, 0));
  const read = createMemo(() => dumps().reduce((sum, dump) => sum + dump.bytesRead, 0));
  return (
    <div class="progress">
      <progress max={Math.max(all(), 1)} value={read()} aria-label="Reading dumps" />
      <span>
        {bytes(read())} of {bytes(all())}
      </span>
      <button type="button" onClick={cancel}>
        Cancel
      </button>
    </div>
  );
}

const total = (dumps: readonly Dump[]): number => dumps.reduce((sum, dump) => sum + dump.images, 0);

function summaryOf(dumps: readonly Dump[]): string {
  const partial = dumps.filter((dump) => dump.partial || dump.truncated).length;
  const skipped = dumps.flatMap((dump) => dump.skipped).reduce((sum, { count }) => sum + count, 0);
  return [
    `${counted(total(dumps), "image")} in ${counted(dumps.length, "dump")}`,
    partial > 0 ? ` (${partial} partial)` : "",
    skipped > 0 ? `; skipped ${counted(skipped, "other object")}` : "",
  ].join("");
}

const STATES: Record<Dump["state"], string> = { waiting: "waiting", reading: "reading", read: "", cancelled: "cancelled" };

function Line(props: { dump: Dump }) {
  return (
    <li>
      <span>
        <bdi>{props.dump.name}</bdi>: {lineOf(props.dump)}
        <For each={props.dump.skipped}>
          {({ kind, count }, index) => (
            <>
              {index() === 0 ? "; skipped: " : ", "}
              {integer(count)} <bdi>{kind}</bdi>
            </>
          )}
        </For>
      </span>
      <Show when={!onlySamples()}>
        <button type="button" class="small" disabled={loading()} aria-label={`Remove ${props.dump.name}`} onClick={() => remove(props.dump.id)}>
          Remove
        </button>
      </Show>
    </li>
  );
}

function lineOf({ images, errors, partial, truncated, state }: Dump): string {
  const parts = [counted(images, "image"), errors > 0 ? counted(errors, "error") : "", STATES[state]];
  if (partial) parts.push("partial: more pages follow");
  if (truncated) parts.push("partial: truncated");
  return parts.filter(Boolean).join(", ");
}
