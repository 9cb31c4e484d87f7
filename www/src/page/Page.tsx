// The whole page: a place to drop dumps on, and what is made of them.

import { For, Match, Show, Switch, createMemo, createSignal, onCleanup, onMount } from "solid-js";
import { type View, VIEWS, address, go, write } from "./address.ts";
import { Catalogue } from "./Catalogue.tsx";
import { Dumps } from "./Dumps.tsx";
import { Faults } from "./Faults.tsx";
import { Filter, FilterBar } from "./Filter.tsx";
import { ImageDialog } from "./ImageDialog.tsx";
import { Matrix } from "./Matrix.tsx";
import { Pictures } from "./Pictures.tsx";
import { Notice } from "./notice.tsx";
import { Welcome } from "./Welcome.tsx";
import { integer } from "./format.ts";
import { answer, dumps, faults, load, loadSamples, pasted } from "./state.ts";

const TITLES: Record<View, string> = { catalogue: "Catalogue", matrix: "Matrix", pictures: "Pictures", faults: "Faults" };

export function Page() {
  const empty = createMemo(() => dumps().length === 0);
  onMount(() => {
    if (address().samples) loadSamples();
  });
  return (
    <DropTarget>
      <header class="top">
        <h1>
          <a href="?" onClick={(event) => follow(event, () => go({ view: "catalogue", image: undefined }))}>
            cloud-image
          </a>
        </h1>
        <p>Machine images of Gcore and Google Compute Engine in one catalogue. Nothing leaves your browser.</p>
        <Dumps />
      </header>
      <Show when={!empty()} fallback={<Welcome />}>
        <nav aria-label="Views">
          <For each={VIEWS}>{(view) => <ViewLink view={view} />}</For>
        </nav>
        <main>
          <Show when={address().view !== "faults"} fallback={<Faults />}>
            <FilterBar />
            <div class="narrowed">
              <Filter />
              <Switch>
                <Match when={address().view === "catalogue"}>
                  <Catalogue />
                </Match>
                <Match when={address().view === "matrix"}>
                  <Matrix />
                </Match>
                <Match when={address().view === "pictures"}>
                  <Pictures />
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
  const here = () => ({ ...address(), view: props.view, image: undefined });
  const count = () => {
    if (props.view === "catalogue") return answer().matched;
    return props.view === "faults" ? faults().length : undefined;
  };
  return (
    <a
      href={write(here())}
      aria-current={address().view === props.view ? "page" : undefined}
      onClick={(event) => follow(event, () => go({ view: props.view, image: undefined }))}
    >
      {TITLES[props.view]}
      <Show when={count() !== undefined}>
        {" "}
        <span class="count">{integer(count()!)}</span>
      </Show>
    </a>
  );
}

/** A link that is followed here, unless it is to open elsewhere. */
function follow(event: MouseEvent, action: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  action();
}

function DropTarget(props: { children: unknown }) {
  const [over, setOver] = createSignal(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  const listeners: Partial<Record<keyof WindowEventMap, (event: never) => void>> = {
    dragover(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    },
    dragleave(event: DragEvent) {
      if (event.relatedTarget === null) setOver(false);
    },
    drop(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      load([...event.dataTransfer!.files].map((file) => ({ name: file.name, blob: file })));
    },
    paste(event: ClipboardEvent) {
      if ((event.target as Element).closest("input, textarea")) return;
      const files = [...event.clipboardData!.files].map((file) => ({ name: file.name, blob: file }));
      const text = event.clipboardData!.getData("text/plain");
      load(files.length > 0 ? files : text.trim() ? [pasted(text)] : []);
    },
  };
  onMount(() => {
    for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener as EventListener);
  });
  onCleanup(() => {
    for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener as EventListener);
  });
  return (
    <div class="page" classList={{ over: over() }}>
      {props.children as Element}
    </div>
  );
}
