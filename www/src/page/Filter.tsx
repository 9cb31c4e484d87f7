// Search and filters, with the number of images for each facet value.

import { For, Show, createMemo, createSignal } from "solid-js";
import { FACETS, type Facet } from "../query.ts";
import { address, changeQuery } from "./address.ts";
import { FACET_TITLES, counted, facetLabel, integer } from "./format.ts";
import { result } from "./state.ts";

const selectedValues = (facet: Facet): readonly string[] => address().query.selected[facet] ?? [];

export function toggle(facet: Facet, value: string): void {
  const selected = selectedValues(facet);
  const values = selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value];
  changeQuery({ selected: { ...address().query.selected, [facet]: values } });
}

export function FilterBar() {
  const active = createMemo(() => FACETS.flatMap((facet) => selectedValues(facet).map((value) => ({ facet, value }))));
  const filtered = () => active().length > 0 || address().query.text !== "";
  return (
    <div class="filter-bar">
      <input
        type="search"
        aria-label="Search images"
        placeholder="Search names, ids, projects, descriptions"
        value={address().query.text}
        onInput={(event) => changeQuery({ text: event.currentTarget.value }, true)}
      />
      <p class="matched" aria-live="polite">
        {filtered() ? `${integer(result().matched)} of ${counted(result().total, "image")}` : counted(result().total, "image")}
      </p>
      <ul class="chips">
        <For each={active()}>
          {({ facet, value }) => (
            <li>
              <button type="button" title="Remove this filter" onClick={() => toggle(facet, value)}>
                {FACET_TITLES[facet]}: <bdi>{facetLabel(facet, value)}</bdi> <span aria-hidden="true">×</span>
              </button>
            </li>
          )}
        </For>
        <Show when={filtered()}>
          <li>
            <button type="button" class="plain" onClick={() => changeQuery({ text: "", selected: {} })}>
              Clear filters
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
      <summary>Filters</summary>
      <For each={FACETS}>{(facet) => <FacetList facet={facet} />}</For>
    </details>
  );
}

/** Number of values in a collapsed list. */
const MAX_COLLAPSED = 8;
/** Number of values in an expanded list. */
const MAX_EXPANDED = 200;

function FacetList(props: { facet: Facet }) {
  const [expanded, setExpanded] = createSignal(false);
  const values = () => result().facets[props.facet];
  const images = createMemo(() => new Map(values().map(({ value, images }) => [value, images])));
  const selected = () => selectedValues(props.facet);
  // Values without counts: `For` reuses the node of an equal value, so a checkbox keeps the focus when counts change.
  const shown = createMemo(() =>
    values()
      .map(({ value }) => value)
      .filter((value, index) => index < (expanded() ? MAX_EXPANDED : MAX_COLLAPSED) || selected().includes(value)),
  );
  return (
    <Show when={values().length > 0}>
      <fieldset>
        <legend>{FACET_TITLES[props.facet]}</legend>
        <For each={shown()}>
          {(value) => (
            <label>
              <input type="checkbox" checked={selected().includes(value)} onChange={() => toggle(props.facet, value)} />
              <bdi class="value">{facetLabel(props.facet, value)}</bdi>
              <span class="count">{integer(images().get(value) ?? 0)}</span>
            </label>
          )}
        </For>
        <Show when={values().length > MAX_COLLAPSED}>
          <button type="button" class="plain" aria-expanded={expanded()} onClick={() => setExpanded(!expanded())}>
            {expanded() ? "Show fewer" : `Show ${integer(Math.min(values().length, MAX_EXPANDED) - MAX_COLLAPSED)} more`}
          </button>
        </Show>
      </fieldset>
    </Show>
  );
}
