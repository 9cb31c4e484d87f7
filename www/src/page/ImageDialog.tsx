// Dialog of one image: the unified image next to the provider's object, with links between values.

import type { Image, Warning } from "cloud-image";
import { For, Show, createEffect, createMemo, createResource, createSignal } from "solid-js";
import { rowOf } from "../row.ts";
import { address, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { providerTitle } from "./providers.ts";
import { JsonLines, type JsonLinesProps, lineId } from "./JsonLines.tsx";
import { CopyButtons } from "./Matrix.tsx";
import { copy } from "./notice.tsx";
import { revision } from "./state.ts";

/** Pointers to highlight in each pane. */
type Highlight = { unified?: string; source?: string };

const close = () => navigate({ image: undefined });

export function ImageDialog() {
  let dialog!: HTMLDialogElement;
  const request = () => {
    const index = address().image;
    // With the revision: the image may not be read yet, so each change of the catalogue requests it again.
    return index === undefined ? undefined : { index, revision: revision() };
  };
  const [response] = createResource(request, async ({ index }) => ({ index, texts: await catalogue.image(index) }));
  const texts = createMemo(
    () => {
      const index = address().image;
      const latest = response.latest;
      return index !== undefined && latest?.index === index ? latest.texts : undefined;
    },
    undefined,
    { equals: (a, b) => a?.unified === b?.unified && a?.source === b?.source },
  );
  createEffect(() => {
    if (texts() && !dialog.open) dialog.showModal();
    if (!texts() && dialog.open) dialog.close();
  });
  return (
    <dialog
      ref={dialog}
      class="image"
      aria-labelledby="image-name"
      onClose={() => address().image !== undefined && close()}
      onClick={(event) => event.target === dialog && close()}
    >
      <Show when={texts()} keyed>
        {(texts) => <Contents unified={texts.unified} source={texts.source} index={address().image!} />}
      </Show>
    </dialog>
  );
}

function Contents(props: { unified: string; source: string; index: number }) {
  const image = JSON.parse(props.unified) as Image;
  const row = rowOf(image, props.index);
  const [highlight, setHighlight] = createSignal<Highlight>({});
  const evidence = Object.entries(image.evidence ?? {});
  const unifiedToSource = new Map(evidence.map(([unified, source]) => [unified, [source]]));
  const sourceToUnified = new Map<string, string[]>();
  for (const [unified, source] of evidence) sourceToUnified.set(source, [...(sourceToUnified.get(source) ?? []), unified]);

  function showHighlight(pointers: Highlight): void {
    setHighlight(pointers);
    for (const [prefix, pointer] of Object.entries(pointers)) {
      document.getElementById(lineId(prefix, pointer))?.scrollIntoView({ block: "nearest" });
    }
  }

  return (
    <>
      <header>
        <h2 id="image-name">
          <bdi>{row.name}</bdi>
        </h2>
        <p>
          {[providerTitle(row.provider), row.version ?? row.os, row.architecture].filter(Boolean).join(" · ")}
        </p>
        <CopyButtons image={row} />
        <button type="button" class="close" aria-label="Close" autofocus onClick={close}>
          ×
        </button>
      </header>
      <Show when={image.warnings}>{(warnings) => <Warnings warnings={warnings()} onFollow={showHighlight} />}</Show>
      <div class="panes">
        <Pane
          title="Unified"
          label="Unified image"
          json={props.unified}
          prefix="unified"
          highlighted={highlight().unified}
          links={unifiedToSource}
          linkLabel="from"
          onFollow={(source) => showHighlight({ source })}
        />
        <Pane
          title={providerTitle(image.provider)}
          label="Provider's object"
          json={props.source}
          prefix="source"
          highlighted={highlight().source}
          links={sourceToUnified}
          linkLabel="used for"
          onFollow={(unified) => showHighlight({ unified })}
        />
      </div>
    </>
  );
}

function Pane(props: JsonLinesProps & { title: string; label: string }) {
  return (
    <section aria-label={props.label} tabindex="0">
      <h3>
        {props.title}
        <button type="button" onClick={() => copy(props.json, props.label)}>
          Copy JSON
        </button>
      </h3>
      <JsonLines {...props} />
    </section>
  );
}

const WARNING_TITLES: Record<Warning["code"], string> = {
  conflict: "Conflicting values",
  unrecognized: "Unknown value, kept as is",
  malformed: "Malformed value, left out",
  assumed: "Assumption",
  duplicate: "Duplicate key, last value used",
  replaced: "Unpaired surrogate, replaced",
};

function Warnings(props: { warnings: readonly Warning[]; onFollow: (pointers: Highlight) => void }) {
  return (
    <ul class="warnings" aria-label="Warnings">
      <For each={props.warnings}>
        {({ code, field, source, message }) => (
          <li>
            <strong>{WARNING_TITLES[code] ?? code}.</strong> <bdi>{message}</bdi>
            <Show when={field !== undefined || source !== undefined}>
              {" "}
              <button
                type="button"
                class="evidence"
                onClick={() => props.onFollow({ ...(field !== undefined && { unified: field }), ...(source !== undefined && { source }) })}
              >
                see <bdi>{[field, source].filter((pointer) => pointer !== undefined).join(" and ")}</bdi>
              </button>
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}
