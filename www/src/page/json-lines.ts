// Splits JSON into indented lines with JSON Pointers. Tokens keep their spelling, so that numbers keep their digits.

import { type JSONPath, visit } from "jsonc-parser";

export interface JsonLine {
  depth: number;
  /** The key as in the JSON text, with quotes. */
  key?: string | undefined;
  /** The value as in the JSON text, or a bracket. */
  text: string;
  kind: "string" | "number" | "literal" | "bracket";
  /** JSON Pointer (RFC 6901) of the value. Closing brackets have none. */
  pointer?: string | undefined;
}

/** Further lines are left out. */
export const MAX_LINES = 5_000;

export function linesOf(json: string): JsonLine[] {
  const lines: JsonLine[] = [];
  let depth = 0;
  let key: string | undefined;
  let full = false;
  const push = (line: Omit<JsonLine, "depth" | "key">) => {
    if (lines.length >= MAX_LINES) full = true;
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
  const close = (opening: string, closing: string) => () => {
    depth -= 1;
    const last = lines.at(-1);
    // Empty objects and arrays take one line.
    if (last?.text === opening && last.depth === depth && !full) last.text += closing;
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
      const kind = typeof value === "string" ? "string" : typeof value === "number" ? "number" : "literal";
      push({ text: json.slice(offset, offset + length), kind, pointer: pointerOf(path()) });
    },
    onSeparator(character) {
      if (character === ",") comma();
    },
  });
  return lines;
}

const pointerOf = (path: JSONPath): string => path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
