// The search box: a filter, with suggestions.

import { For, Show, createEffect, createSignal, onCleanup } from "solid-js";
import type { Fault } from "../results.ts";
import { address, changeQuery } from "./address.ts";
import { catalogue } from "./catalogue.ts";
import { quotedWord } from "./paste.ts";
import { fields, result } from "./state.ts";
import { type Suggestion, suggestionsFor } from "./suggest.ts";

const LIST = "suggestions";

/** Other values need quotes. */
const isPlain = (value: string) => /^[\p{L}\p{N}_.-]+$/u.test(value);

export function FilterBox() {
  let input!: HTMLInputElement;
  const [suggestions, setSuggestions] = createSignal<readonly Suggestion[]>([]);
  const [active, setActive] = createSignal(-1);
  /** By field: values that images have. */
  let values = new Map<string, string[]>();
  const valuesOf = (field: string) => values.get(field)?.filter(isPlain) ?? [];

  function suggest(): void {
    setActive(-1);
    setSuggestions(suggestionsFor(input.value, input.selectionStart ?? 0, fields(), valuesOf));
  }

  function close(): void {
    setActive(-1);
    setSuggestions([]);
  }

  function pick({ start, end, insert }: Suggestion): void {
    input.setRangeText(insert, start, end, "end");
    changeQuery({ filter: input.value }, true);
    // After a field, its words.
    if (insert.endsWith("=")) suggest();
    else close();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const count = suggestions().length;
    if (count === 0) {
      if (event.key !== "ArrowDown") return;
      suggest();
    } else if (event.key === "ArrowDown") setActive((index) => (index + 1) % count);
    else if (event.key === "ArrowUp") setActive((index) => (index <= 0 ? count : index) - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active() >= 0) pick(suggestions()[active()]!);
    else {
      if (event.key === "Enter") close();
      return;
    }
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent): void {
    const word = quotedWord(event.clipboardData?.getData("text/plain") ?? "", input.value.slice(0, input.selectionStart ?? 0));
    if (word === undefined) return;
    event.preventDefault();
    // The only way to insert text that can be undone.
    document.execCommand("insertText", false, word);
  }

  return (
    <div class="filter-box">
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label="Filter images"
        aria-autocomplete="list"
        aria-expanded={suggestions().length > 0}
        aria-controls={LIST}
        aria-activedescendant={active() >= 0 ? `${LIST}-${active()}` : undefined}
        aria-invalid={result().fault?.of === "filter"}
        aria-describedby="notes"
        placeholder="Words, or fields: os.distro=debian createdAt>-P30D"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        value={address().query.filter}
        onInput={() => {
          changeQuery({ filter: input.value }, true);
          suggest();
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onFocus={async () => {
          values = await catalogue.values();
        }}
        onBlur={close}
      />
      <ul id={LIST} class="suggestions" role="listbox" aria-label="Suggestions" hidden={suggestions().length === 0}>
        <For each={suggestions()}>
          {(suggestion, index) => (
            <li
              id={`${LIST}-${index()}`}
              role="option"
              aria-selected={index() === active()}
              // Keeps the focus in the box.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(suggestion)}
            >
              <bdi>{suggestion.text}</bdi>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

/** In milliseconds. */
const PAUSE = 400;

/** Faults are shown after a pause, because most filters have one while they are typed. */
function createPaused(fault: () => Fault | undefined): () => Fault | undefined {
  const [shown, setShown] = createSignal<Fault>();
  createEffect(() => {
    const next = fault();
    if (!next) setShown(undefined);
    const timer = setTimeout(() => setShown(next), PAUSE);
    onCleanup(() => clearTimeout(timer));
  });
  return shown;
}

export function FilterNotes() {
  const fault = createPaused(() => result().fault);
  return (
    <div class="notes" id="notes" role="status">
      <Show when={fault()} keyed>
        {({ text, offset, length, message }) => (
          <p class="fault">
            <Marked text={text} offset={offset} length={length} /> {withoutPlace(message)}
          </p>
        )}
      </Show>
      <For each={result().fault ? [] : result().warnings}>
        {({ offset, length, message }) => (
          <p class="warning">
            <Marked text={address().query.filter} offset={offset} length={length} /> {withoutPlace(message)}
          </p>
        )}
      </For>
    </div>
  );
}

/** The mark shows the place. */
const withoutPlace = (message: string): string => message.replace(/^(option `\w+`: )?column \d+: /, "");

/** Number of characters on each side of a mark. */
const CONTEXT = 40;

function Marked(props: { text: string; offset: number; length: number }) {
  const end = () => props.offset + props.length;
  const before = () => props.text.slice(0, props.offset);
  const after = () => props.text.slice(end());
  return (
    <code>
      <bdi>
        {before().length > CONTEXT ? "…" : ""}
        {before().slice(-CONTEXT)}
      </bdi>
      <mark>
        <bdi>{props.text.slice(props.offset, end()) || "‸"}</bdi>
      </mark>
      <bdi>
        {after().slice(0, CONTEXT)}
        {after().length > CONTEXT ? "…" : ""}
      </bdi>
    </code>
  );
}
