// Dialog of one image: the unified image next to the provider's object, with links between values.

import type { Image, Warning } from "cloud-image";
import { For, Show, createEffect, createMemo, createResource, createSignal } from "solid-js";
import type { ImageKey } from "../query.ts";
import type { ImageTexts } from "../results.ts";
import { systemOf } from "../systems.ts";
import { address, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { CopyLink } from "./CopyLink.tsx";
import { supportBadge, toneOf } from "./format.ts";
import { JsonLines, type JsonLinesProps, lineId } from "./JsonLines.tsx";
import { copy } from "./notice.tsx";
import { PROVIDERS, providerName, providerTitle } from "./providers.ts";
import { loading, revision } from "./state.ts";
import { Usages } from "./Usages.tsx";

/** Pointers to highlight in each pane. */
type Highlight = { unified?: string; source?: string };

const close = () => navigate({ image: undefined });

export function ImageDialog() {
  let dialog!: HTMLDialogElement;
  const request = () => {
    const key = address().image;
    // With the revision: the image may not be read yet, so each change of the catalogue requests it again.
    return key && { key, revision: revision() };
  };
  const [response] = createResource(request, async ({ key }) => ({ key, texts: await catalogue.image(key) }));
  const texts = createMemo(
    () => {
      const key = address().image;
      const latest = response.latest;
      return key && latest?.key === key ? latest.texts : undefined;
    },
    undefined,
    { equals: (a, b) => a?.unified === b?.unified && a?.source === b?.source },
  );
  createEffect(() => {
    if (texts() && !dialog.open) dialog.showModal();
    if (!texts() && dialog.open) dialog.close();
  });
  const isMissing = () => address().image !== undefined && !loading() && !response.loading && response.latest !== undefined && !texts();
  return (
    <>
      <Show when={isMissing()}>
        <MissingImage image={address().image!} />
      </Show>
      <dialog
        ref={dialog}
        class="image"
        aria-labelledby="image-name"
        // Closed by the user, not because the image is gone for a moment.
        onClose={() => texts() && close()}
        onClick={(event) => event.target === dialog && close()}
      >
        <Show when={texts()} keyed>
          {(texts) => <Contents {...texts} />}
        </Show>
      </dialog>
    </>
  );
}

/** A link has no data of the dumps: it says which dump to drop. */
function MissingImage(props: { image: ImageKey }) {
  const page = () => PROVIDERS.get(props.image.provider);
  return (
    <aside class="missing" role="status">
      <p>
        This link is to the image <bdi>{props.image.id ?? props.image.name}</bdi> of {providerName(props.image.provider)}, which is not in these
        dumps. Drop{" "}
        <Show when={props.image.dump} fallback="the dump that has it">
          {(dump) => (
            <strong>
              <bdi>{dump()}</bdi>
            </strong>
          )}
        </Show>
        <Show when={page()}>
          {(page) => (
            <>
              , or a new dump: <code>{page().command}</code>
            </>
          )}
        </Show>
      </p>
      <button type="button" onClick={close}>
        Close
      </button>
    </aside>
  );
}

function Contents(props: ImageTexts) {
  const image = JSON.parse(props.unified) as Image;
  const row = props.row;
  const [highlight, setHighlight] = createSignal<Highlight>({});
  const evidence = Object.entries(image.evidence ?? {});
  const unifiedToSource = new Map(evidence.map(([unified, source]) => [unified, [source]]));
  const sourceToUnified = new Map<string, string[]>();
  for (const [unified, source] of evidence) sourceToUnified.set(source, [...(sourceToUnified.get(source) ?? []), unified]);
  const badge = supportBadge(row);

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
          <span>
            {[providerTitle(row.provider), systemOf(row), row.architecture].filter(Boolean).join(" · ")} · <bdi>{props.dump}</bdi>
          </span>
          <Show when={badge}>{(badge) => <span class={`badge ${badge().tone}`}>{badge().text}</span>}</Show>
          <For each={[row.status, row.deprecation].filter((word) => word !== undefined)}>
            {(word) => <bdi class={`badge ${toneOf(word) ?? "muted"}`}>{word}</bdi>}
          </For>
        </p>
        <div class="actions">
          <Show when={props.usages.length > 0}>
            <Usages usages={props.usages} name={row.name} />
          </Show>
          <Show when={row.id}>
            {(id) => (
              <button type="button" aria-label={`Copy id of ${row.name}`} onClick={() => copy(id(), id())}>
                Copy id
              </button>
            )}
          </Show>
          <CopyLink />
        </div>
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
        <Show when={props.source} fallback={<p class="note">The dump has only the unified image, not the provider's object.</p>}>
          {(source) => (
            <Pane
              title={providerTitle(image.provider)}
              label="Provider's object"
              json={source()}
              prefix="source"
              highlighted={highlight().source}
              links={sourceToUnified}
              linkLabel="used for"
              onFollow={(unified) => showHighlight({ unified })}
            />
          )}
        </Show>
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
