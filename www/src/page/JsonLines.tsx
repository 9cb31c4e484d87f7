// JSON to look at: what a value was read from is one step away.

import { For, Show, createMemo, createSignal } from "solid-js";
import { counted } from "./format.ts";
import { type JsonLine, MOST_LINES, linesOf } from "./json-lines.ts";

export interface JsonLinesProps {
  json: string;
  /** Ids of lines begin with it. */
  prefix: string;
  /** What is pointed at. */
  marked: string | undefined;
  /** Where else to look for a value, by its pointer: title and pointer there. */
  links: ReadonlyMap<string, readonly string[]>;
  /** As in `from /licenses/0`. */
  word: string;
  onFollow(pointer: string): void;
}

/** Longer values are cut until somebody wants all. */
const MOST_CHARACTERS = 2_000;

export const lineId = (prefix: string, pointer: string): string => `${prefix}${pointer}`;

export function JsonLines(props: JsonLinesProps) {
  const lines = createMemo(() => linesOf(props.json));
  return (
    <>
      <ol class="json">
        <For each={lines()}>{(line) => <Line line={line} {...props} />}</For>
      </ol>
      <Show when={lines().length === MOST_LINES}>
        <p class="rest">Only the first {counted(MOST_LINES, "line")} are shown. A copy has all.</p>
      </Show>
    </>
  );
}

function Line(props: JsonLinesProps & { line: JsonLine }) {
  const [all, setAll] = createSignal(false);
  const pointer = () => props.line.pointer;
  const links = () => (pointer() === undefined ? [] : (props.links.get(pointer()!) ?? []));
  const cut = () => !all() && props.line.text.length > MOST_CHARACTERS;
  return (
    <li
      id={pointer() === undefined ? undefined : lineId(props.prefix, pointer()!)}
      classList={{ marked: pointer() !== undefined && pointer() === props.marked }}
      style={{ "--depth": props.line.depth }}
    >
      <code>
        <Show when={props.line.key !== undefined}>
          <bdi class="key">{props.line.key}</bdi>:{" "}
        </Show>
        <bdi class={props.line.kind}>{cut() ? `${props.line.text.slice(0, MOST_CHARACTERS)}…` : props.line.text}</bdi>
      </code>
      <Show when={cut()}>
        <button type="button" class="plain" onClick={() => setAll(true)}>
          Show all {counted(props.line.text.length, "character")}
        </button>
      </Show>
      <For each={links()}>
        {(target) => (
          <button type="button" class="evidence" onClick={() => props.onFollow(target)}>
            {props.word} <bdi>{target}</bdi>
          </button>
        )}
      </For>
    </li>
  );
}
