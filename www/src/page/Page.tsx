// The page: header, views, and the target for dropped and pasted dumps.

import { For, Match, Show, Switch, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import { type View, VIEWS, address, navigate, urlOf } from "./address.ts";
import { Catalogue } from "./Catalogue.tsx";
import { Charts } from "./Charts.tsx";
import { Dumps } from "./Dumps.tsx";
import { Errors } from "./Errors.tsx";
import { Filter, FilterBar } from "./Filter.tsx";
import { ImageDialog } from "./ImageDialog.tsx";
import { Matrix } from "./Matrix.tsx";
import { Notice } from "./notice.tsx";
import { Welcome } from "./Welcome.tsx";
import { integer } from "./format.ts";
import { PROVIDERS } from "./providers.ts";
import { dumps, errors, load, loadSamples, pastedFile, result } from "./state.ts";

const PROVIDER_NAMES = [...PROVIDERS.values()].map(({ name }) => name).join(" and ");

const TITLES: Record<View, string> = { catalogue: "Catalogue", matrix: "Matrix", charts: "Charts", errors: "Errors" };

export function Page() {
  const empty = createMemo(() => dumps().length === 0);
  onMount(() => {
    if (address().samples) loadSamples();
  });
  return (
    <DropTarget>
      <header class="page-header">
        <h1>
          <a href="?" onClick={(event) => follow(event, () => navigate({ view: "catalogue", image: undefined }))}>
            cloud-image
          </a>
        </h1>
        <p>Machine images of {PROVIDER_NAMES} in one catalogue. Nothing is uploaded.</p>
        <Dumps />
      </header>
      <Show when={!empty()} fallback={<Welcome />}>
        <nav aria-label="Views">
          <For each={VIEWS}>{(view) => <ViewLink view={view} />}</For>
        </nav>
        <main>
          <Show when={address().view !== "errors"} fallback={<Errors />}>
            <FilterBar />
            <div class="filtered">
              <Filter />
              <Switch>
                <Match when={address().view === "catalogue"}>
                  <Catalogue />
                </Match>
                <Match when={address().view === "matrix"}>
                  <Matrix />
                </Match>
                <Match when={address().view === "charts"}>
                  <Charts />
                </Match>
              </Switch>
            </div>
          </Show>
        </main>
        <ImageDialog />
      </Show>
      <Notice />
    </DropTarget>
  );
}

function ViewLink(props: { view: View }) {
  const target = () => ({ ...address(), view: props.view, image: undefined });
  const count = () => {
    // The matrix selects other images.
    if (props.view === "catalogue") return address().view === "matrix" ? undefined : result().matched;
    return props.view === "errors" ? errors().length : undefined;
  };
  return (
    <a
      href={urlOf(target())}
      aria-current={address().view === props.view ? "page" : undefined}
      onClick={(event) => follow(event, () => navigate({ view: props.view, image: undefined }))}
    >
      {TITLES[props.view]}
      <Show when={count() !== undefined}>
        {" "}
        <span class="count">{integer(count()!)}</span>
      </Show>
    </a>
  );
}

/** Handles a link in the page, unless a modifier key opens it in another tab or window. */
function follow(event: MouseEvent, action: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  action();
}

function DropTarget(props: { children: unknown }) {
  const [dragOver, setDragOver] = createSignal(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const listeners: Partial<Record<keyof WindowEventMap, (event: never) => void>> = {
    dragover(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragOver(true);
    },
    dragleave(event: DragEvent) {
      if (event.relatedTarget === null) setDragOver(false);
    },
    drop(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setDragOver(false);
      load([...event.dataTransfer!.files].map((file) => ({ name: file.name, blob: file })));
    },
    paste(event: ClipboardEvent) {
      if ((event.target as Element).closest("input, textarea")) return;
      const files = [...event.clipboardData!.files].map((file) => ({ name: file.name, blob: file }));
      const text = event.clipboardData!.getData("text/plain");
      load(files.length > 0 ? files : text.trim() ? [pastedFile(text)] : []);
    },
  };
  onMount(() => {
    for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener as EventListener);
  });
  onCleanup(() => {
    for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener as EventListener);
  });
  return (
    <div class="page" classList={{ "drag-over": dragOver() }}>
      {props.children as Element}
    </div>
  );
}
