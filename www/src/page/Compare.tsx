// Two or three images side by side: chosen in the table, named in the URL.

import type { Image } from "cloud-image";
import { For, Show, createEffect, createMemo, createResource, createSignal, on } from "solid-js";
import type { ImageTexts } from "../results.ts";
import type { Row } from "../row.ts";
import { address, navigate } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { notify } from "./notice.tsx";
import { providerTitle } from "./providers.ts";
import { dumps, revision } from "./state.ts";

const MAX_IMAGES = 3;

const [picked, setPicked] = createSignal<readonly Row[]>([]);

export const isPicked = (row: Row | undefined): boolean => row !== undefined && picked().some(({ index }) => index === row.index);

export function togglePicked(row: Row | undefined): void {
  if (!row) return;
  if (isPicked(row)) setPicked(picked().filter(({ index }) => index !== row.index));
  else if (picked().length < MAX_IMAGES) setPicked([...picked(), row]);
  else notify(`At most ${MAX_IMAGES} images can be compared`);
}

export function CompareButton() {
  const compare = async () => {
    const keys = await Promise.all(picked().map(({ index }) => catalogue.key(index)));
    navigate({ compare: keys.filter((key) => key !== undefined) });
  };
  return (
    <Show when={picked().length > 0}>
      <button type="button" class="primary" disabled={picked().length < 2} onClick={compare}>
        Compare {picked().length}
      </button>
      <button type="button" class="plain" onClick={() => setPicked([])}>
        Clear choice
      </button>
    </Show>
  );
}

const close = () => navigate({ compare: [] });

export function Compare() {
  let dialog!: HTMLDialogElement;
  // Indices are those of the dumps, which may change in any view.
  createEffect(on(() => dumps().map(({ id }) => id).join(), () => setPicked([]), { defer: true }));
  const request = () => (address().compare.length > 0 ? { keys: address().compare, revision: revision() } : undefined);
  const [found] = createResource(request, async ({ keys }) => (await Promise.all(keys.map((key) => catalogue.image(key)))).filter((texts) => texts !== undefined));
  const shown = createMemo(() => (address().compare.length > 0 && (found.latest?.length ?? 0) > 1 ? found.latest : undefined));
  createEffect(() => {
    if (shown() && !dialog.open) dialog.showModal();
    if (!shown() && dialog.open) dialog.close();
  });
  return (
    <dialog
      ref={dialog}
      class="compare"
      aria-labelledby="compare-title"
      // Closed by the user, not because the images are gone for a moment.
      onClose={() => shown() && close()}
      onClick={(event) => event.target === dialog && close()}
    >
      <Show when={shown()}>{(images) => <Contents images={images()} />}</Show>
    </dialog>
  );
}

/** Where values come from, and the input itself: not what the image is. */
const LEFT_OUT = new Set(["evidence", "source"]);

function Contents(props: { images: readonly ImageTexts[] }) {
  const [all, setAll] = createSignal(false);
  const fields = createMemo(() => fieldsOf(props.images.map(({ unified }) => JSON.parse(unified) as Image)));
  const shown = () => fields().filter(({ differs }) => all() || differs);
  return (
    <>
      <header>
        <h2 id="compare-title">Compare {props.images.length} images</h2>
        <label>
          <input type="checkbox" checked={all()} onChange={(event) => setAll(event.currentTarget.checked)} /> Show equal values, too
        </label>
        <button type="button" class="close" aria-label="Close" autofocus onClick={close}>
          ×
        </button>
      </header>
      <div class="scroll" classList={{ all: all() }} role="region" aria-label="Comparison" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <For each={props.images}>
                {({ row, dump }) => (
                  <th scope="col">
                    <bdi>{row.name}</bdi>
                    <small>
                      {providerTitle(row.provider)} · <bdi>{dump}</bdi>
                    </small>
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={shown()} fallback={<tr><td colSpan={props.images.length + 1}>All values are equal.</td></tr>}>
              {({ name, values, differs }) => (
                <tr classList={{ differs }}>
                  <th scope="row">
                    <bdi>
                      <For each={name.split(".")}>
                        {(word, index) => (
                          <>
                            {index() > 0 && (
                              <>
                                .<wbr />
                              </>
                            )}
                            {word}
                          </>
                        )}
                      </For>
                    </bdi>
                  </th>
                  <For each={values}>
                    {(value) => (
                      <td classList={{ absent: value === undefined }}>
                        <bdi>{value ?? "–"}</bdi>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </>
  );
}

interface Field {
  name: string;
  values: (string | undefined)[];
  differs: boolean;
}

/** The fields of all images, in the order of the model. */
function fieldsOf(images: readonly Image[]): Field[] {
  const flat = images.map((image) => new Map(flatten(image, "")));
  const names: string[] = [];
  for (const values of flat) {
    // A field that no image before has stands behind the field that it follows.
    let end = 0;
    for (const name of values.keys()) {
      const index = names.indexOf(name);
      if (index < 0) names.splice(end++, 0, name);
      else end = index + 1;
    }
  }
  return names.map((name) => {
    const values = flat.map((of) => of.get(name));
    return { name, values, differs: new Set(values).size > 1 };
  });
}

function flatten(value: unknown, name: string): [string, string][] {
  if (Array.isArray(value)) return [[name, value.map((each) => (typeof each === "object" ? JSON.stringify(each) : String(each))).join("\n")]];
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, member]) => (name === "" && LEFT_OUT.has(key) ? [] : flatten(member, name ? `${name}.${key}` : key)));
}
