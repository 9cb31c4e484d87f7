// The changes view: what differs between two dumps.

import type { Change } from "cloud-image";
import { For, Show, createResource } from "solid-js";
import type { Changes as Found } from "../results.ts";
import { address, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { type Tone, counted, integer } from "./format.ts";
import { providerTitle } from "./providers.ts";
import { CopyLink } from "./CopyLink.tsx";
import { dumps, loading } from "./state.ts";

export function Changes() {
  // Dumps are compared when they are read.
  const request = () => (loading() || dumps().length < 2 ? undefined : { ...address().between, dumps: dumps().map(({ id }) => id).join() });
  const [found] = createResource(request, ({ old, current }) => catalogue.changes({ old, current }));
  return (
    <section id="changes" class="changes" aria-label="Changes" tabindex="-1">
      <Show
        when={dumps().length > 1}
        fallback={<p class="empty">Add a second dump of the same clouds, such as that of last month, to see what changed.</p>}
      >
        <Show when={found.latest} fallback={<p class="empty">{found.loading || loading() ? "Comparing…" : "Choose two dumps."}</p>}>
          {(found) => <Comparison found={found()} />}
        </Show>
      </Show>
    </section>
  );
}

function Comparison(props: { found: Found }) {
  const between = () => ({ old: props.found.old, current: props.found.current });
  const total = () => Object.values(props.found.counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <div class="actions">
        <DumpSelect label="From" value={props.found.old} onChange={(old) => navigate({ between: { ...between(), old } })} />
        <DumpSelect label="to" value={props.found.current} onChange={(current) => navigate({ between: { ...between(), current } })} />
        <button type="button" onClick={() => navigate({ between: { old: between().current, current: between().old } })}>
          Swap
        </button>
        <CopyLink />
      </div>
      <For each={props.found.partial}>
        {(name) => (
          <p class="note">
            <bdi>{name}</bdi> is partial: what is not in it looks added or removed.
          </p>
        )}
      </For>
      <Show when={props.found.fault === undefined} fallback={<p class="note">Not compared, because a dump cannot be read to its end: {props.found.fault}</p>}>
        <p>
          {integer(props.found.counts.added)} added, {integer(props.found.counts.removed)} removed, {integer(props.found.counts.changed)} changed.
          <Show when={total() > props.found.changes.length}> These are the first {counted(props.found.changes.length, "change")}.</Show>
        </p>
        <ul aria-label="List of changes">
          <For each={props.found.changes}>{(change) => <ChangeItem change={change} found={props.found} />}</For>
        </ul>
      </Show>
    </>
  );
}

function DumpSelect(props: { label: string; value: string; onChange: (name: string) => void }) {
  return (
    <label>
      {props.label}{" "}
      <select onChange={(event) => props.onChange(event.currentTarget.value)}>
        <For each={dumps()}>
          {({ name }) => (
            <option value={name} selected={name === props.value}>
              {name}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}

const TONES: Record<Change["change"], Tone> = { added: "good", removed: "bad", changed: "warn" };

function ChangeItem(props: { change: Change; found: Found }) {
  const { change, provider, id, name, fields } = props.change;
  const dump = change === "removed" ? props.found.old : props.found.current;
  return (
    <li>
      <span class={`badge ${TONES[change]}`}>{change}</span>
      <button type="button" class="link" onClick={() => navigate({ image: { provider, ...(id === undefined ? { name } : { id }), dump } })}>
        <bdi>{name}</bdi>
      </button>
      <span class="place">{providerTitle(provider)}</span>
      <Show when={fields.length > 0}>
        <code>
          <bdi>{fields.join(" ")}</bdi>
        </code>
      </Show>
    </li>
  );
}
