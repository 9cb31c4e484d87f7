// The charts view.

import { For, Show, createResource } from "solid-js";
import { CHART_FACETS, type ChartFacet } from "../query.ts";
import { type Bar, type Bin, sum } from "../results.ts";
import { catalogue } from "./catalogue.ts";
import { Histogram, tooltipOf } from "./Histogram.tsx";
import { toggle } from "./Filter.tsx";
import { FACET_TITLES, bytes, counted, facetLabel, integer } from "./format.ts";
import { providerTitle } from "./providers.ts";
import { result, revision } from "./state.ts";

/** Further bars are summed up in a line. */
const MAX_BARS = 12;

export function Charts() {
  const [statistics] = createResource(revision, () => catalogue.statistics());
  const providers = () => result().facets.provider.map(({ value }) => value).sort();
  return (
    <section id="charts" class="charts" aria-label="Charts" tabindex="-1">
      <Show when={statistics.latest}>
        {(data) => (
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
            <For each={CHART_FACETS}>{(facet) => <Bars facet={facet} bars={data().bars[facet]} />}</For>
            <Figure title="Created" bins={data().created} label={shortDate} term={termOfTime} leftOut={data().undated} missing="creation time" />
            <Figure title="Size" bins={data().size} label={(size) => bytes(size)!} term={termOfSize} leftOut={data().unsized} missing="size" />
          </>
        )}
      </Show>
    </section>
  );
}

/** Leaves out the day, or month and day, if they are the first. */
function shortDate(time: number): string {
  const text = new Date(time).toISOString();
  return text.slice(5, 10) === "01-01" ? text.slice(0, 4) : text.slice(8, 10) === "01" ? text.slice(0, 7) : text.slice(0, 10);
}

const termOfTime = ({ from, to }: Bin): string => [`createdAt>=${instant(from)}`, `createdAt<${instant(to)}`].join(" ");
const instant = (time: number): string => new Date(time).toISOString().replace(/T00:00:00\.000Z$/, "").replace(".000Z", "Z");
/** A whole number is a number of bytes. */
const termOfSize = ({ from, to }: Bin): string => `size.imageBytes>=${from} size.imageBytes<${to}`;

function Bars(props: { facet: ChartFacet; bars: readonly Bar[] }) {
  const shown = () => props.bars.slice(0, MAX_BARS);
  const rest = () => props.bars.slice(MAX_BARS);
  const longest = () => Math.max(1, ...props.bars.map(({ counts }) => sum(counts)));
  return (
    <figure>
      <figcaption>{FACET_TITLES[props.facet]}</figcaption>
      <ul class="bars">
        <For each={shown()}>
          {({ value, counts }) => (
            <li>
              <button type="button" title={tooltipOf(facetLabel(props.facet, value), counts)} onClick={() => toggle(props.facet, value)}>
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
        <p class="note">
          {counted(rest().reduce((total, { counts }) => total + sum(counts), 0), "image")} with {counted(rest().length, "other value")}
        </p>
      </Show>
    </figure>
  );
}

function Figure(props: { title: string; bins: readonly Bin[]; label: (value: number) => string; term: (bin: Bin) => string; leftOut: number; missing: string }) {
  return (
    <figure>
      <figcaption>{props.title}</figcaption>
      <Show when={props.bins.length > 0} fallback={<p class="empty">No data.</p>}>
        <Histogram title={props.title} bins={props.bins} label={props.label} term={props.term} />
      </Show>
      <Show when={props.leftOut > 0}>
        <p class="note">
          {counted(props.leftOut, "image")} without {props.missing}
        </p>
      </Show>
    </figure>
  );
}
