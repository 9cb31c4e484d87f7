// How the catalogue is made up, drawn.

import { For, Show, createResource } from "solid-js";
import { type Bar, type Bin, sum } from "../answers.ts";
import { DRAWN, type Drawn } from "../query.ts";
import { Histogram } from "./Histogram.tsx";
import { toggle } from "./Filter.tsx";
import { FACET_TITLES, bytes, counted, facetLabel, integer, providerTitle } from "./format.ts";
import { answer, revision } from "./state.ts";
import { catalogue } from "./worker.ts";

/** The rest of the bars is summed up. */
const MOST_BARS = 12;

export function Pictures() {
  const [statistics] = createResource(revision, () => catalogue.statistics());
  const providers = () => answer().facets.provider.map(({ value }) => value).sort();
  return (
    <section class="pictures" aria-label="Pictures">
      <Show when={statistics.latest}>
        {(found) => (
          <>
            <ul class="legend" aria-label="Colours">
              <For each={providers()}>
                {(provider) => (
                  <li>
                    <span class={`swatch ${provider}`} /> {providerTitle(provider)}
                  </li>
                )}
              </For>
            </ul>
            <For each={DRAWN}>{(facet) => <Bars facet={facet} bars={found().bars[facet]} />}</For>
            <Figure title="When it was made" bins={found().created} label={year} left={found().undated} missing="no time" />
            <Figure title="What it takes in storage" bins={found().size} label={(size) => bytes(size)!} left={found().unsized} missing="no size" />
          </>
        )}
      </Show>
    </section>
  );
}

/** The month where years are not enough. */
function year(time: number): string {
  const text = new Date(time).toISOString();
  return text.slice(5, 10) === "01-01" ? text.slice(0, 4) : text.slice(8, 10) === "01" ? text.slice(0, 7) : text.slice(0, 10);
}

function Bars(props: { facet: Drawn; bars: readonly Bar[] }) {
  const shown = () => props.bars.slice(0, MOST_BARS);
  const rest = () => props.bars.slice(MOST_BARS);
  const longest = () => Math.max(1, ...props.bars.map(({ counts }) => sum(counts)));
  return (
    <figure>
      <figcaption>{FACET_TITLES[props.facet]}</figcaption>
      <ul class="bars">
        <For each={shown()}>
          {({ value, counts }) => (
            <li>
              <button type="button" title={`Narrow to ${facetLabel(props.facet, value)}`} onClick={() => toggle(props.facet, value)}>
                <bdi class="value">{facetLabel(props.facet, value)}</bdi>
                <span class="bar" aria-hidden="true">
                  <For each={Object.keys(counts).sort()}>
                    {(provider) => <span class={provider} style={{ width: `${(100 * counts[provider]!) / longest()}%` }} />}
                  </For>
                </span>
                <span class="count">{integer(sum(counts))}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={rest().length > 0}>
        <p class="rest">
          {counted(rest().reduce((all, { counts }) => all + sum(counts), 0), "image")} of {counted(rest().length, "other")}
        </p>
      </Show>
    </figure>
  );
}

function Figure(props: { title: string; bins: readonly Bin[]; label: (value: number) => string; left: number; missing: string }) {
  return (
    <figure>
      <figcaption>{props.title}</figcaption>
      <Show when={props.bins.length > 0} fallback={<p class="nothing">Nothing to draw.</p>}>
        <Histogram title={props.title} bins={props.bins} label={props.label} />
      </Show>
      <Show when={props.left > 0}>
        <p class="rest">
          {counted(props.left, "image")} with {props.missing}
        </p>
      </Show>
    </figure>
  );
}
