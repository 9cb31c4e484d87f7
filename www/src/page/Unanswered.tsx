// Groups of which `latest` found no usable image.

import { For, Show } from "solid-js";
import { counted, integer } from "./format.ts";

const MAX_GROUPS = 100;

export function Unanswered(props: { groups: readonly string[] }) {
  return (
    <Show when={props.groups.length > 0}>
      <details class="unanswered">
        <summary>{counted(props.groups.length, "group")} without a usable image</summary>
        <ul aria-label="Groups" tabindex="0">
          <For each={props.groups.slice(0, MAX_GROUPS)}>
            {(group) => (
              <li>
                <bdi>{group}</bdi>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.groups.length > MAX_GROUPS}>
          <p>and {integer(props.groups.length - MAX_GROUPS)} more</p>
        </Show>
      </details>
    </Show>
  );
}
