// The errors view.

import { For, Show } from "solid-js";
import type { DumpError } from "../results.ts";
import { counted, integer } from "./format.ts";
import { dumps, errors } from "./state.ts";

const MAX_ROWS = 500;

export function Errors() {
  const total = () => dumps().reduce((sum, { errors }) => sum + errors, 0);
  return (
    <section class="errors" aria-label="Errors">
      <Show when={errors.latest.length > 0} fallback={<p class="empty">No errors.</p>}>
        <p>
          {counted(total(), "error")}. Other images are in the catalogue.
          <Show when={total() > MAX_ROWS}> The first {integer(MAX_ROWS)}:</Show>
        </p>
        <div class="scroll" role="region" aria-label="Table of errors" tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">Dump</th>
                <th scope="col">Line</th>
                <th scope="col">Image</th>
                <th scope="col">Pointer</th>
                <th scope="col">Code</th>
                <th scope="col">Message</th>
              </tr>
            </thead>
            <tbody>
              <For each={errors.latest.slice(0, MAX_ROWS)}>{(error) => <ErrorRow error={error} />}</For>
            </tbody>
          </table>
        </div>
      </Show>
    </section>
  );
}

function ErrorRow(props: { error: DumpError }) {
  const position = () => (props.error.line === undefined ? "" : `${props.error.line}:${props.error.column}`);
  return (
    <tr>
      <td>
        <bdi>{props.error.dump}</bdi>
      </td>
      <td>{position()}</td>
      <td>{props.error.index}</td>
      <td>
        <bdi>{props.error.path}</bdi>
      </td>
      <td>{props.error.code}</td>
      <td>
        <bdi>{props.error.message}</bdi>
      </td>
    </tr>
  );
}
