// Tables in a file of Markdown, between `<!-- name -->` and `<!-- /name -->`.

import { readFileSync, writeFileSync } from "node:fs";

function parts(path, name) {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`];
  const text = readFileSync(path, "utf8");
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
  if (from < start.length || to < from) throw new Error(`${path}: no place between \`${start.trim()}\` and \`${end.trim()}\``);
  return { before: text.slice(0, from), between: text.slice(from, to), after: text.slice(to) };
}

export const between = (path, name) => parts(path, name).between;

export function writeBetween(path, name, text) {
  const { before, after } = parts(path, name);
  writeFileSync(path, before + text + after);
}
