// The matrix view: the newest usable image of each operating system, by provider and architecture.

import { For, Show, createResource } from "solid-js";
import type { MatrixRow } from "../results.ts";
import type { Row } from "../row.ts";
import { navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { date, facetLabel } from "./format.ts";
import { copy } from "./notice.tsx";
import { providerTitle, snippetsOf } from "./providers.ts";
import { revision } from "./state.ts";

export function Matrix() {
  const [matrix] = createResource(revision, () => catalogue.matrix());
  return (
    <section class="matrix" aria-label="Newest usable image">
      <Show when={matrix.latest}>
        {(data) => (
          <>
            <p>
              The newest usable image of each operating system, the publisher's own first, as with <code>latest os</code>. Images without OS
              version are left out.
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
        <bdi>{props.row.system}</bdi>
        <Show when={props.row.details}>
          {" "}
          <bdi class="details">{props.row.details}</bdi>
        </Show>
      </th>
      <For each={props.row.cells}>
        {(images) => (
          <td>
            <For each={images.slice(0, MAX_IMAGES)} fallback={<span class="absent">–</span>}>
              {(image) => <Cell image={image} />}
            </For>
            <Show when={images.length > MAX_IMAGES}>
              <details>
                <summary>{images.length - MAX_IMAGES} more</summary>
                <For each={images.slice(MAX_IMAGES)}>{(image) => <Cell image={image} />}</For>
              </details>
            </Show>
          </td>
        )}
      </For>
    </tr>
  );
}

/** Further images of a cell, in other regions or projects, are shown on demand. */
const MAX_IMAGES = 3;

function Cell(props: { image: Row }) {
  const place = () => [props.image.project, props.image.region ?? props.image.regionId].filter(Boolean).join(" · ");
  return (
    <div class="cell-image">
      <button type="button" class="link" onClick={() => navigate({ image: props.image.index })}>
        <bdi>{props.image.name}</bdi>
      </button>
      <Show when={props.image.created}>
        {" "}
        <time>{date(props.image.created)}</time>
      </Show>
      <Show when={place()}>
        {" "}
        <bdi class="place">{place()}</bdi>
      </Show>
      <CopyButtons image={props.image} />
    </div>
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
