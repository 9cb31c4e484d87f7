// Start screen: shown while there are no dumps.

import { For } from "solid-js";
import { PROVIDERS } from "./providers.ts";
import { loadSamples } from "./state.ts";

export function Welcome() {
  return (
    <main class="welcome">
      <h2>Drop dumps anywhere on this page</h2>
      <p>
        Any number of files from the APIs and their tools: JSON or NDJSON, optionally compressed with gzip. You can also select files or
        paste text. All files are read in your browser; nothing is uploaded.
      </p>
      <p>
        <button type="button" class="primary" onClick={loadSamples}>
          Load samples
        </button>
      </p>
      <h2>How to get a dump</h2>
      <dl>
        <For each={[...PROVIDERS.values()]}>
          {({ name, command }) => (
            <>
              <dt>{name}</dt>
              <dd>
                <code>{command}</code>
              </dd>
            </>
          )}
        </For>
      </dl>
    </main>
  );
}
