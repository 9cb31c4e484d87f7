// Reads and writes the text between `<!-- name -->` and `<!-- /name -->` in a Markdown file.

import { readFileSync, writeFileSync } from "node:fs";

function split(path, name) {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`];
  const text = readFileSync(path, "utf8");
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
  if (from < start.length || to < from) throw new Error(`${path}: expected text between \`${start.trim()}\` and \`${end.trim()}\``);
  return { before: text.slice(0, from), between: text.slice(from, to), after: text.slice(to) };
}

export const between = (path, name) => split(path, name).between;

export function writeBetween(path, name, text) {
  const { before, after } = split(path, name);
  writeFileSync(path, before + text + after);
}
