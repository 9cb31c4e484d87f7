// A stacked histogram, as a chart and as a table. A click on a bar sets the filter to its range.

import { scaleBand, scaleLinear } from "d3-scale";
import { For, Show, createSignal } from "solid-js";
import { type Bin, type Counts, sum } from "../results.ts";
import { address, changeQuery } from "./address.ts";
import { counted, integer } from "./format.ts";
import { providerTitle } from "./providers.ts";

const WIDTH = 480;
const HEIGHT = 200;
const MARGIN = { top: 8, right: 8, bottom: 24, left: 44 };
/** Width of an x label. */
const LABEL_WIDTH = 56;

/** What a bar stands for: its value, and its images on each cloud. */
export function tooltipOf(value: string, counts: Counts): string {
  const parts = Object.keys(counts).sort().map((provider) => `${providerTitle(provider)} ${integer(counts[provider]!)}`);
  return `${value}: ${counted(sum(counts), "image")}${parts.length > 1 ? ` (${parts.join(", ")})` : ""}`;
}

export function Histogram(props: { title: string; bins: readonly Bin[]; label: (value: number) => string; term: (bin: Bin) => string }) {
  const [tooltip, setTooltip] = createSignal<{ text: string; left: number }>();
  const x = () =>
    scaleBand<number>()
      .domain(props.bins.keys())
      .range([MARGIN.left, WIDTH - MARGIN.right])
      .paddingInner(0.12);
  const y = () =>
    scaleLinear()
      .domain([0, Math.max(1, ...props.bins.map(({ counts }) => sum(counts)))])
      .nice(4)
      .range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const ticks = () => y().ticks(4).filter(Number.isInteger);
  /** Number of bins per label. */
  const labelStep = () => Math.ceil(LABEL_WIDTH / x().step());
  const providers = () => [...new Set(props.bins.flatMap(({ counts }) => Object.keys(counts)))].sort();
  const stack = ({ counts }: Bin) => {
    let total = 0;
    return providers().flatMap((provider) => {
      const count = counts[provider] ?? 0;
      const base = total;
      total += count;
      return count > 0 ? [{ provider, top: y()(total), height: y()(base) - y()(total) }] : [];
    });
  };
  function choose(bin: Bin): void {
    const { filter } = address().query;
    changeQuery({ filter: filter.trim() ? `${filter.trimEnd()} ${props.term(bin)}` : props.term(bin) });
  }
  const show = (bin: Bin, index: number) => setTooltip({ text: tooltipOf(range(bin), bin.counts), left: (100 * x()(index)!) / WIDTH });
  const range = ({ from, to }: Bin) => `${props.label(from)} to ${props.label(to)}`;
  return (
    <div class="histogram" onMouseLeave={() => setTooltip(undefined)}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={`${props.title}: each bar sets the filter`}>
        <For each={ticks()}>
          {(tick) => (
            <g>
              <line class="gridline" x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y()(tick)} y2={y()(tick)} />
              <text x={MARGIN.left - 6} y={y()(tick)} dy="0.32em" text-anchor="end">
                {integer(tick)}
              </text>
            </g>
          )}
        </For>
        <For each={props.bins}>
          {(bin, index) => (
            <g
              role="button"
              tabindex="0"
              aria-label={tooltipOf(range(bin), bin.counts)}
              onClick={() => choose(bin)}
              onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), choose(bin))}
              onMouseEnter={() => show(bin, index())}
              onFocus={() => show(bin, index())}
              onBlur={() => setTooltip(undefined)}
            >
              <rect class="column" x={x()(index())} width={x().bandwidth()} y={MARGIN.top} height={HEIGHT - MARGIN.bottom - MARGIN.top} />
              <For each={stack(bin)}>
                {({ provider, top, height }) => <rect class={provider} x={x()(index())} width={x().bandwidth()} y={top} height={height} />}
              </For>
              {index() % labelStep() === 0 && x()(index())! < WIDTH - LABEL_WIDTH && (
                <text x={x()(index())} y={HEIGHT - MARGIN.bottom + 16}>
                  {props.label(bin.from)}
                </text>
              )}
            </g>
          )}
        </For>
      </svg>
      <Show when={tooltip()}>
        {(tooltip) => (
          <p class="tooltip" aria-hidden="true" style={{ left: `min(${tooltip().left}%, 60%)` }}>
            {tooltip().text}
          </p>
        )}
      </Show>
      <details>
        <summary>Table</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">Range</th>
              <For each={providers()}>{(provider) => <th scope="col">{providerTitle(provider)}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={props.bins}>
              {(bin) => (
                <tr>
                  <th scope="row">{range(bin)}</th>
                  <For each={providers()}>{(provider) => <td>{integer(bin.counts[provider] ?? 0)}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </div>
  );
}
