// The lines that use an image.

import type { Usage } from "cloud-image";
import { For, Show, createSignal } from "solid-js";
import { copy } from "./notice.tsx";

const USAGE_TITLES: Record<Usage["target"], string> = { image: "", family: " (family)" };

/** The first way to use an image, and a choice of the others. */
export function Usages(props: { usages: readonly Usage[]; name: string }) {
  const [index, setIndex] = createSignal(0);
  const usage = () => props.usages[index()] ?? props.usages[0];
  return (
    <Show when={usage()} fallback={<p class="note">No line to use it: it lacks what a tool needs.</p>}>
      {(usage) => (
        <div class="usage">
          <code title={usage().text}>
            <bdi>{usage().text}</bdi>
          </code>
          <Show when={props.usages.length > 1}>
            <select aria-label={`How to use ${props.name}`} value={String(index())} onChange={(event) => setIndex(Number(event.currentTarget.value))}>
              <For each={props.usages}>
                {({ tool, target }, index) => (
                  <option value={String(index())}>
                    {tool}
                    {USAGE_TITLES[target]}
                  </option>
                )}
              </For>
            </select>
          </Show>
          <button type="button" class="small" aria-label={`Copy the line for ${props.name}`} onClick={() => copy(usage().text, usage().text)}>
            Copy
          </button>
        </div>
      )}
    </Show>
  );
}
