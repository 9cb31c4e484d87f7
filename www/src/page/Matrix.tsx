// What to use for an operating system on each cloud, to look at and to copy.

import { For, Show, createResource } from "solid-js";
import type { MatrixRow } from "../answers.ts";
import type { Row } from "../row.ts";
import { go } from "./address.ts";
import { counted, date, facetLabel, providerTitle } from "./format.ts";
import { copy } from "./notice.tsx";
import { snippetsOf } from "./snippets.ts";
import { revision } from "./state.ts";
import { catalogue } from "./worker.ts";

export function Matrix() {
  const [matrix] = createResource(revision, () => catalogue.matrix());
  const left = () => {
    const { untold, unusable } = matrix.latest!;
    return [
      untold > 0 ? `${counted(untold, "image")} whose system or version is not told` : "",
      unusable > 0 ? `${counted(unusable, "image")} deprecated or not ready` : "",
    ].filter(Boolean);
  };
  return (
    <section class="matrix" aria-label="Newest usable image">
      <Show when={matrix.latest}>
        {(found) => (
          <>
            <p>
              The newest usable image of each system.
              <Show when={left().length > 0}> Left out: {left().join("; ")}.</Show>
            </p>
            <Show when={found().rows.length > 0} fallback={<p class="nothing">No usable image.</p>}>
              <div class="scroll" role="region" aria-label="Matrix" tabindex="0">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">System</th>
                      <For each={found().columns}>
                        {({ provider, architecture }) => (
                          <th scope="col">
                            {providerTitle(provider)} <bdi>{facetLabel("architecture", architecture)}</bdi>
                          </th>
                        )}
                      </For>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={found().rows}>{(row) => <Line row={row} />}</For>
                  </tbody>
                </table>
              </div>
            </Show>
          </>
        )}
      </Show>
    </section>
  );
}

function Line(props: { row: MatrixRow }) {
  return (
    <tr>
      <th scope="row">
        <bdi>{props.row.os}</bdi> <bdi>{props.row.version}</bdi>
        <Show when={props.row.variant}>
          {" "}
          <bdi class="variant">{props.row.variant}</bdi>
        </Show>
      </th>
      <For each={props.row.cells}>
        {(image) => (
          <td>
            <Show when={image} fallback={<span class="absent">–</span>}>
              {(image) => <Newest image={image()} />}
            </Show>
          </td>
        )}
      </For>
    </tr>
  );
}

function Newest(props: { image: Row }) {
  return (
    <>
      <button type="button" class="link" onClick={() => go({ image: props.image.index })}>
        <bdi>{props.image.name}</bdi>
      </button>
      <Show when={props.image.created}>
        {" "}
        <time>{date(props.image.created)}</time>
      </Show>
      <Copies image={props.image} />
    </>
  );
}

export function Copies(props: { image: Row }) {
  return (
    <ul class="copies" aria-label="Copy">
      <For each={snippetsOf(props.image)}>
        {({ title, text }) => (
          <li>
            <button type="button" title={text} aria-label={`Copy ${title} of ${props.image.name}`} onClick={() => copy(text, text)}>
              {title}
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}
