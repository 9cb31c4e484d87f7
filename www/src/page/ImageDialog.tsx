// One image: unified on one side, as its provider describes it on the other, and what was read from where.

import type { Image, Warning } from "cloud-image";
import { For, Show, createEffect, createMemo, createResource, createSignal } from "solid-js";
import { rowOf } from "../row.ts";
import { address, go } from "./address.ts";
import { providerTitle } from "./format.ts";
import { JsonLines, type JsonLinesProps, lineId } from "./JsonLines.tsx";
import { Copies } from "./Matrix.tsx";
import { copy } from "./notice.tsx";
import { revision } from "./state.ts";
import { catalogue } from "./worker.ts";

const close = () => go({ image: undefined });

export function ImageDialog() {
  let dialog!: HTMLDialogElement;
  const asked = () => {
    const index = address().image;
    // While dumps are being read the image may be still to come.
    return index === undefined ? undefined : { index, revision: revision() };
  };
  const [texts] = createResource(asked, async ({ index }) => ({ index, found: await catalogue.image(index) }));
  const shown = createMemo(
    () => {
      const index = address().image;
      const latest = texts.latest;
      return index !== undefined && latest?.index === index ? latest.found : undefined;
    },
    undefined,
    { equals: (a, b) => a?.unified === b?.unified && a?.source === b?.source },
  );
  createEffect(() => {
    if (shown() && !dialog.open) dialog.showModal();
    if (!shown() && dialog.open) dialog.close();
  });
  return (
    <dialog
      ref={dialog}
      class="image"
      aria-labelledby="image-name"
      onClose={() => address().image !== undefined && close()}
      onClick={(event) => event.target === dialog && close()}
    >
      <Show when={shown()} keyed>
        {(texts) => <Contents unified={texts.unified} source={texts.source} index={address().image!} />}
      </Show>
    </dialog>
  );
}

function Contents(props: { unified: string; source: string; index: number }) {
  const image = JSON.parse(props.unified) as Image;
  const row = rowOf(image, props.index);
  const [marked, setMarked] = createSignal<{ unified?: string; source?: string }>({});
  const evidence = Object.entries(image.evidence ?? {});
  const from = new Map(evidence.map(([unified, source]) => [unified, [source]]));
  const to = new Map<string, string[]>();
  for (const [unified, source] of evidence) to.set(source, [...(to.get(source) ?? []), unified]);

  function point(place: { unified?: string; source?: string }): void {
    setMarked(place);
    for (const [prefix, pointer] of Object.entries(place)) {
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
        <Copies image={row} />
        <button type="button" class="close" aria-label="Close" autofocus onClick={close}>
          ×
        </button>
      </header>
      <Show when={image.warnings}>{(warnings) => <Warnings warnings={warnings()} onPoint={point} />}</Show>
      <div class="sides">
        <Side
          title="Unified"
          label="Unified"
          what="the unified image"
          json={props.unified}
          prefix="unified"
          marked={marked().unified}
          links={from}
          word="from"
          onFollow={(source) => point({ source })}
        />
        <Side
          title={providerTitle(image.provider)}
          label="As the provider describes it"
          what="the provider's object"
          json={props.source}
          prefix="source"
          marked={marked().source}
          links={to}
          word="tells"
          onFollow={(unified) => point({ unified })}
        />
      </div>
    </>
  );
}

function Side(props: JsonLinesProps & { title: string; label: string; what: string }) {
  return (
    <section aria-label={props.label} tabindex="0">
      <h3>
        {props.title}
        <button type="button" onClick={() => copy(props.json, props.what)}>
          Copy JSON
        </button>
      </h3>
      <JsonLines {...props} />
    </section>
  );
}

const CODES: Record<Warning["code"], string> = {
  conflict: "Two fields disagree; the more trusted one is told",
  unrecognized: "A word that is not known here, kept as it is",
  malformed: "A value that is none of its kind, left out",
  assumed: "Something had to be assumed",
  duplicate: "A key is given twice; the last one is told",
  replaced: "Half a character was replaced",
};

function Warnings(props: { warnings: readonly Warning[]; onPoint: (place: { unified?: string; source?: string }) => void }) {
  return (
    <ul class="warnings" aria-label="Warnings">
      <For each={props.warnings}>
        {({ code, field, source, message }) => (
          <li>
            <strong>{CODES[code] ?? code}.</strong> <bdi>{message}</bdi>
            <Show when={field !== undefined || source !== undefined}>
              {" "}
              <button
                type="button"
                class="evidence"
                onClick={() => props.onPoint({ ...(field !== undefined && { unified: field }), ...(source !== undefined && { source }) })}
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
