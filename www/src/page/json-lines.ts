// JSON as indented lines, each with the JSON Pointer of what it shows. Tokens are shown as they are spelt.

import { type JSONPath, visit } from "jsonc-parser";

export interface JsonLine {
  depth: number;
  /** The key as it is spelt, quotes and all. */
  key?: string | undefined;
  /** The value as it is spelt, or a bracket. */
  text: string;
  kind: "string" | "number" | "word" | "bracket";
  /** Where the value is: RFC 6901. The bracket that closes has none. */
  pointer?: string | undefined;
}

/** More lines nobody reads. */
export const MOST_LINES = 5_000;

export function linesOf(json: string): JsonLine[] {
  const lines: JsonLine[] = [];
  let depth = 0;
  let key: string | undefined;
  let full = false;
  const push = (line: Omit<JsonLine, "depth" | "key">) => {
    if (lines.length >= MOST_LINES) full = true;
    else lines.push({ depth, key, ...line });
    key = undefined;
  };
  const comma = () => {
    const last = lines.at(-1);
    if (last && !full) last.text += ",";
  };
  const open = (bracket: string) => (_offset: number, _length: number, _line: number, _column: number, path: () => JSONPath) => {
    push({ text: bracket, kind: "bracket", pointer: pointerOf(path()) });
    depth += 1;
    return !full;
  };
  const close = (opened: string, closing: string) => () => {
    depth -= 1;
    const last = lines.at(-1);
    // Empty: on one line.
    if (last?.text === opened && last.depth === depth && !full) last.text += closing;
    else push({ text: closing, kind: "bracket" });
  };
  visit(json, {
    onObjectBegin: open("{"),
    onObjectEnd: close("{", "}"),
    onArrayBegin: open("["),
    onArrayEnd: close("[", "]"),
    onObjectProperty(_name, offset, length) {
      key = json.slice(offset, offset + length);
    },
    onLiteralValue(value, offset, length, _line, _column, path) {
      const kind = typeof value === "string" ? "string" : typeof value === "number" ? "number" : "word";
      push({ text: json.slice(offset, offset + length), kind, pointer: pointerOf(path()) });
    },
    onSeparator(character) {
      if (character === ",") comma();
    },
  });
  return lines;
}

const pointerOf = (path: JSONPath): string => path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
