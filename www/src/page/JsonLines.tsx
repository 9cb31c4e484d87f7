// JSON as lines, with links to related values in the other pane.

import { For, Show, createMemo, createSignal } from "solid-js";
import { counted } from "./format.ts";
import { type JsonLine, MAX_LINES, linesOf } from "./json-lines.ts";

export interface JsonLinesProps {
  json: string;
  /** Prefix of the ids of lines. */
  prefix: string;
  /** Pointer of the highlighted line. */
  highlighted: string | undefined;
  /** From a pointer in this pane to pointers in the other one. */
  links: ReadonlyMap<string, readonly string[]>;
  /** Text before the pointer of a link, such as `from`. */
  linkLabel: string;
  onFollow(pointer: string): void;
}

/** Longer values are cut at first. */
const MAX_CHARACTERS = 2_000;

export const lineId = (prefix: string, pointer: string): string => `${prefix}${pointer}`;

export function JsonLines(props: JsonLinesProps) {
  const lines = createMemo(() => linesOf(props.json));
  return (
    <>
      <ol class="json">
        <For each={lines()}>{(line) => <Line line={line} {...props} />}</For>
      </ol>
      <Show when={lines().length === MAX_LINES}>
        <p class="note">First {counted(MAX_LINES, "line")}. Copy JSON copies the whole text.</p>
      </Show>
    </>
  );
}

function Line(props: JsonLinesProps & { line: JsonLine }) {
  const [expanded, setExpanded] = createSignal(false);
  const pointer = () => props.line.pointer;
  const links = () => (pointer() === undefined ? [] : (props.links.get(pointer()!) ?? []));
  const cut = () => !expanded() && props.line.text.length > MAX_CHARACTERS;
  return (
    <li
      id={pointer() === undefined ? undefined : lineId(props.prefix, pointer()!)}
      classList={{ highlighted: pointer() !== undefined && pointer() === props.highlighted }}
      style={{ "--depth": props.line.depth }}
    >
      <code>
        <Show when={props.line.key !== undefined}>
          <bdi class="key">{props.line.key}</bdi>:{" "}
        </Show>
        <bdi class={props.line.kind}>{cut() ? `${props.line.text.slice(0, MAX_CHARACTERS)}…` : props.line.text}</bdi>
      </code>
      <Show when={cut()}>
        <button type="button" class="plain" onClick={() => setExpanded(true)}>
          Show all {counted(props.line.text.length, "character")}
        </button>
      </Show>
      <For each={links()}>
        {(target) => (
          <button type="button" class="evidence" onClick={() => props.onFollow(target)}>
            {props.linkLabel} <bdi>{target}</bdi>
          </button>
        )}
      </For>
    </li>
  );
}
