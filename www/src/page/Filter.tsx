// The filter bar, and facets: menus of values with their numbers of images, which write terms into the filter.

import { For, Show, createMemo, createSignal } from "solid-js";
import { FACETS, type Facet } from "../query.ts";
import { address, changeQuery } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { FilterBox, FilterNotes } from "./FilterBox.tsx";
import { FACET_TITLES, counted, facetLabel, integer } from "./format.ts";
import { result } from "./state.ts";
import { Unanswered } from "./Unanswered.tsx";

export async function toggle(facet: Facet, value: string): Promise<void> {
  changeQuery({ filter: await catalogue.toggle(address().query.filter, facet, value) });
}

export function FilterBar() {
  const isFiltered = () => address().query.filter !== "";
  return (
    <div class="filter-bar">
      <FilterBox />
      <p class="matched" aria-live="polite">
        {result().matched < result().total ? `${integer(result().matched)} of ${counted(result().total, "image")}` : counted(result().total, "image")}
      </p>
      <Show when={isFiltered()}>
        <button type="button" class="plain" onClick={() => changeQuery({ filter: "" })}>
          Clear filter
        </button>
      </Show>
      <FilterNotes />
    </div>
  );
}

/** Facets as menus, and what the filter is in its canonical form. */
export function Facets() {
  return (
    <div class="facets">
      <For each={FACETS}>{(facet) => <FacetMenu facet={facet} />}</For>
      <Show when={!result().fault && result().canonical}>
        <details class="canonical">
          <summary>Canonical form</summary>
          <code>
            <bdi>{result().canonical}</bdi>
          </code>
        </details>
      </Show>
      <Unanswered groups={result().unanswered} />
    </div>
  );
}

function FacetMenu(props: { facet: Facet }) {
  const values = () => result().facets[props.facet];
  const selected = () => values().filter(({ selected }) => selected);
  const id = () => `facet-${props.facet.replaceAll(".", "-")}`;
  const label = () => (selected().length === 1 ? facetLabel(props.facet, selected()[0]!.value) : selected().length > 1 ? integer(selected().length) : "");
  return (
    <Show when={values().length > 0}>
      <button type="button" class="facet" classList={{ selected: selected().length > 0 }} popovertarget={id()}>
        {FACET_TITLES[props.facet]}
        <Show when={label()}>
          <bdi class="value">{label()}</bdi>
        </Show>
      </button>
      <div id={id()} class="menu facet-menu" popover>
        <FacetList facet={props.facet} />
      </div>
    </Show>
  );
}

/** Number of values in a collapsed list. */
const MAX_COLLAPSED = 8;
/** Number of values in an expanded list. */
const MAX_EXPANDED = 200;

function FacetList(props: { facet: Facet }) {
  const [expanded, setExpanded] = createSignal(false);
  const values = () => result().facets[props.facet];
  const byValue = createMemo(() => new Map(values().map((each) => [each.value, each])));
  // Values without counts: `For` reuses the node of an equal value, so a checkbox keeps the focus when counts change.
  const shown = createMemo(() =>
    values()
      .filter(({ selected }, index) => index < (expanded() ? MAX_EXPANDED : MAX_COLLAPSED) || selected)
      .map(({ value }) => value),
  );
  return (
    <fieldset>
      <legend>{FACET_TITLES[props.facet]}</legend>
      <For each={shown()}>
        {(value) => (
          <label>
            <input type="checkbox" checked={byValue().get(value)?.selected ?? false} onChange={() => toggle(props.facet, value)} />
            <bdi class="value">{facetLabel(props.facet, value)}</bdi>
            <span class="count">{integer(byValue().get(value)?.images ?? 0)}</span>
          </label>
        )}
      </For>
      <Show when={values().length > MAX_COLLAPSED}>
        <button type="button" class="plain" aria-expanded={expanded()} onClick={() => setExpanded(!expanded())}>
          {expanded() ? "Show fewer" : `Show ${integer(Math.min(values().length, MAX_EXPANDED) - MAX_COLLAPSED)} more`}
        </button>
      </Show>
    </fieldset>
  );
}
