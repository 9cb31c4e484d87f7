// What the page says while it shows the samples: that they are samples, and how to get one's own dumps.

import { For, Show } from "solid-js";
import { copy } from "./notice.tsx";
import { PROVIDERS } from "./providers.ts";
import { onlySamples } from "./state.ts";

export function Samples() {
  return (
    <Show when={onlySamples()}>
      <aside class="samples" aria-label="Samples">
        <p>
          <strong>These are samples.</strong> Drop dumps of your clouds anywhere on this page: they are read here, and nothing is uploaded.
        </p>
        <details>
          <summary>How to get a dump</summary>
          <dl>
            <For each={[...PROVIDERS.values()]}>
              {({ name, command }) => (
                <div>
                  <dt>{name}</dt>
                  <dd>
                    <code>{command}</code>{" "}
                    <button type="button" class="small" aria-label={`Copy the command for ${name}`} onClick={() => copy(command, command)}>
                      Copy
                    </button>
                  </dd>
                </div>
              )}
            </For>
          </dl>
        </details>
      </aside>
    </Show>
  );
}
