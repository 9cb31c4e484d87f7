// The page: header, views, and the target for dropped and pasted dumps.

import { For, type JSX, Match, Show, Switch, createSignal, onCleanup, onMount } from "solid-js";
import { type View, VIEWS, address, navigate, urlOf } from "./address.ts";
import { Catalogue } from "./Catalogue.tsx";
import { Changes } from "./Changes.tsx";
import { Charts } from "./Charts.tsx";
import { Compare } from "./Compare.tsx";
import { Dumps } from "./Dumps.tsx";
import { Errors } from "./Errors.tsx";
import { Facets, FilterBar } from "./Filter.tsx";
import { Finder } from "./Finder.tsx";
import { ImageDialog } from "./ImageDialog.tsx";
import { Notice } from "./notice.tsx";
import { PrintRows } from "./Print.tsx";
import { Questions } from "./Questions.tsx";
import { Samples } from "./Samples.tsx";
import { integer } from "./format.ts";
import { dumps, load, pastedFile, result, start } from "./state.ts";

const TITLES: Record<View, string> = { find: "Find", catalogue: "Catalogue", changes: "Changes", charts: "Charts", errors: "Errors" };

/** What the skip link leads to in each view. */
const TARGETS: Record<View, string> = { find: "systems", catalogue: "images", changes: "changes", charts: "charts", errors: "errors" };

export function Page() {
  onMount(start);
  return (
    <DropTarget>
      <a class="skip" href={`#${TARGETS[address().view]}`} onClick={skip}>
        Skip to {address().view === "catalogue" ? "the images" : "the content"}
      </a>
      <header class="page-header">
        <h1>
          <a href="?" onClick={(event) => follow(event, () => navigate({ view: "find", image: undefined }))}>
            <span class="logo" aria-hidden="true" /> cloud-image
          </a>
        </h1>
        <nav aria-label="Views">
          <For each={VIEWS}>{(view) => <ViewLink view={view} />}</For>
        </nav>
        <div class="actions">
          <Questions />
          <Dumps />
        </div>
      </header>
      <Samples />
      <main class={`view-${address().view}`}>
        <Switch>
          <Match when={address().view === "find"}>
            <Finder />
          </Match>
          <Match when={address().view === "changes"}>
            <Changes />
          </Match>
          <Match when={address().view === "errors"}>
            <Errors />
          </Match>
          <Match when={true}>
            <FilterBar />
            <Facets />
            <Show when={address().view === "catalogue"} fallback={<Charts />}>
              <Catalogue />
            </Show>
          </Match>
        </Switch>
      </main>
      <ImageDialog />
      <Compare />
      <PrintRows />
      <Notice />
    </DropTarget>
  );
}

/** Moves the focus, and leaves the URL as it is. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById(TARGETS[address().view])?.focus();
}

function ViewLink(props: { view: View }) {
  const target = () => ({ ...address(), view: props.view, image: undefined, compare: [] });
  const count = () => {
    if (props.view === "catalogue") return result().matched;
    if (props.view !== "errors") return undefined;
    return dumps().reduce((sum, { errors }) => sum + errors, 0) || undefined;
  };
  return (
    <a
      href={urlOf(target())}
      aria-current={address().view === props.view ? "page" : undefined}
      onClick={(event) => follow(event, () => navigate({ view: props.view, image: undefined, compare: [] }))}
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

function DropTarget(props: { children: JSX.Element }) {
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
      {props.children}
    </div>
  );
}
