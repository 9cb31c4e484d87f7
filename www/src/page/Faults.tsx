// What could not be read, and where.

import { For, Show } from "solid-js";
import type { Fault } from "../answers.ts";
import { counted, integer } from "./format.ts";
import { dumps, faults } from "./state.ts";

/** The first ones tell what is wrong. */
const MOST = 500;

export function Faults() {
  const all = () => dumps().reduce((sum, { faults }) => sum + faults, 0);
  return (
    <section class="faults" aria-label="Faults">
      <Show when={faults.latest.length > 0} fallback={<p class="nothing">Everything could be read.</p>}>
        <p>
          {counted(all(), "fault")}; the images around them were read.
          <Show when={all() > MOST}> The first {integer(MOST)}:</Show>
        </p>
        <div class="scroll" role="region" aria-label="Faults, one a line" tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">Dump</th>
                <th scope="col">Line</th>
                <th scope="col">Image</th>
                <th scope="col">Pointer</th>
                <th scope="col">Kind</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              <For each={faults.latest.slice(0, MOST)}>{(fault) => <Line fault={fault} />}</For>
            </tbody>
          </table>
        </div>
      </Show>
    </section>
  );
}

function Line(props: { fault: Fault }) {
  const place = () => (props.fault.line === undefined ? "" : `${props.fault.line}:${props.fault.column}`);
  return (
    <tr>
      <td>
        <bdi>{props.fault.dump}</bdi>
      </td>
      <td>{place()}</td>
      <td>{props.fault.index}</td>
      <td>
        <bdi>{props.fault.path}</bdi>
      </td>
      <td>{props.fault.code}</td>
      <td>
        <bdi>{props.fault.message}</bdi>
      </td>
    </tr>
  );
}
