// The matrix view: the newest usable image of each operating system, by provider and architecture.

import { For, Show, createResource } from "solid-js";
import type { MatrixRow } from "../results.ts";
import type { Row } from "../row.ts";
import { navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { counted, date, facetLabel } from "./format.ts";
import { copy } from "./notice.tsx";
import { providerTitle, snippetsOf } from "./providers.ts";
import { revision } from "./state.ts";

export function Matrix() {
  const [matrix] = createResource(revision, () => catalogue.matrix());
  const leftOut = () => {
    const { withoutVersion, unusable } = matrix.latest!;
    return [
      withoutVersion > 0 ? `${counted(withoutVersion, "image")} without OS version` : "",
      unusable > 0 ? `${counted(unusable, "image")} deprecated or not ready` : "",
    ].filter(Boolean);
  };
  return (
    <section class="matrix" aria-label="Newest usable image">
      <Show when={matrix.latest}>
        {(data) => (
          <>
            <p>
              The newest usable image of each operating system.
              <Show when={leftOut().length > 0}> Left out: {leftOut().join("; ")}.</Show>
            </p>
            <Show when={data().rows.length > 0} fallback={<p class="empty">No usable images.</p>}>
              <div class="scroll" role="region" aria-label="Matrix" tabindex="0">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">OS</th>
                      <For each={data().columns}>
                        {({ provider, architecture }) => (
                          <th scope="col">
                            {providerTitle(provider)} <bdi>{facetLabel("architecture", architecture)}</bdi>
                          </th>
                        )}
                      </For>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={data().rows}>{(row) => <MatrixLine row={row} />}</For>
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

function MatrixLine(props: { row: MatrixRow }) {
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
              {(image) => <Cell image={image()} />}
            </Show>
          </td>
        )}
      </For>
    </tr>
  );
}

function Cell(props: { image: Row }) {
  return (
    <>
      <button type="button" class="link" onClick={() => navigate({ image: props.image.index })}>
        <bdi>{props.image.name}</bdi>
      </button>
      <Show when={props.image.created}>
        {" "}
        <time>{date(props.image.created)}</time>
      </Show>
      <CopyButtons image={props.image} />
    </>
  );
}

export function CopyButtons(props: { image: Row }) {
  return (
    <ul class="copy-buttons" aria-label="Copy">
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
