// A stacked histogram, as a chart and as a table.

import { scaleBand, scaleLinear } from "d3-scale";
import { For } from "solid-js";
import { type Bin, sum } from "../results.ts";
import { integer } from "./format.ts";
import { providerTitle } from "./providers.ts";

const WIDTH = 480;
const HEIGHT = 200;
const MARGIN = { top: 8, right: 8, bottom: 24, left: 44 };
/** Width of an x label. */
const LABEL_WIDTH = 56;

export function Histogram(props: { title: string; bins: readonly Bin[]; label: (value: number) => string }) {
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
  const range = ({ from, to }: Bin) => `${props.label(from)} to ${props.label(to)}`;
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${props.title}: data in the table below`}>
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
            <g>
              <title>{`${range(bin)}: ${integer(sum(bin.counts))}`}</title>
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
    </>
  );
}
