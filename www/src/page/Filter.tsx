// Narrows the catalogue: by words, and by facets with counts.

import { For, Show, createMemo, createSignal } from "solid-js";
import { FACETS, type Facet } from "../query.ts";
import { address, ask } from "./address.ts";
import { FACET_TITLES, counted, facetLabel, integer } from "./format.ts";
import { answer } from "./state.ts";

export function toggle(facet: Facet, value: string): void {
  const before = address().query.chosen[facet] ?? [];
  const values = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  ask({ chosen: { ...address().query.chosen, [facet]: values } });
}

export function FilterBar() {
  const chosen = createMemo(() => FACETS.flatMap((facet) => (address().query.chosen[facet] ?? []).map((value) => ({ facet, value }))));
  const narrowed = () => chosen().length > 0 || address().query.text !== "";
  return (
    <div class="filter-bar">
      <input
        type="search"
        aria-label="Search images"
        placeholder="Search names, ids, projects, descriptions"
        value={address().query.text}
        onInput={(event) => ask({ text: event.currentTarget.value }, true)}
      />
      <p class="matched" aria-live="polite">
        {narrowed() ? `${integer(answer().matched)} of ${counted(answer().total, "image")}` : counted(answer().total, "image")}
      </p>
      <ul class="chips">
        <For each={chosen()}>
          {({ facet, value }) => (
            <li>
              <button type="button" title={`Take ${FACET_TITLES[facet]} back`} onClick={() => toggle(facet, value)}>
                {FACET_TITLES[facet]}: <bdi>{facetLabel(facet, value)}</bdi> <span aria-hidden="true">×</span>
              </button>
            </li>
          )}
        </For>
        <Show when={narrowed()}>
          <li>
            <button type="button" class="plain" onClick={() => ask({ text: "", chosen: {} })}>
              Show all
            </button>
          </li>
        </Show>
      </ul>
    </div>
  );
}

export function Filter() {
  const [open, setOpen] = createSignal(matchMedia("(min-width: 48rem)").matches);
  return (
    <details class="filter" open={open()} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Narrow by</summary>
      <For each={FACETS}>{(facet) => <FacetList facet={facet} />}</For>
    </details>
  );
}

/** So many values are shown at first. */
const FEW = 8;
/** More nobody reads: the search finds them. */
const MOST = 200;

function FacetList(props: { facet: Facet }) {
  const [all, setAll] = createSignal(false);
  const values = () => answer().facets[props.facet];
  const images = createMemo(() => new Map(values().map(({ value, images }) => [value, images])));
  const chosen = () => address().query.chosen[props.facet] ?? [];
  // By the word, not by the count: a box that is checked stays, and keeps the focus.
  const shown = createMemo(() =>
    values()
      .map(({ value }) => value)
      .filter((value, place) => (all() ? place < MOST : place < FEW) || chosen().includes(value)),
  );
  return (
    <Show when={values().length > 0}>
      <fieldset>
        <legend>{FACET_TITLES[props.facet]}</legend>
        <For each={shown()}>
          {(value) => (
            <label>
              <input type="checkbox" checked={chosen().includes(value)} onChange={() => toggle(props.facet, value)} />
              <bdi class="value">{facetLabel(props.facet, value)}</bdi>
              <span class="count">{integer(images().get(value) ?? 0)}</span>
            </label>
          )}
        </For>
        <Show when={values().length > FEW}>
          <button type="button" class="plain" aria-expanded={all()} onClick={() => setAll(!all())}>
            {all() ? "Show fewer" : `Show ${integer(Math.min(values().length, MOST) - FEW)} more`}
          </button>
        </Show>
      </fieldset>
    </Show>
  );
}
