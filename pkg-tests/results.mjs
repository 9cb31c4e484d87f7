// Holds wasm/README.md to the table of what was seen, or writes it there.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [table, option] = process.argv.slice(2);
const readme = join(import.meta.dirname, "..", "wasm", "README.md");
const [start, end] = ["<!-- results -->\n", "<!-- /results -->\n"];

const text = readFileSync(readme, "utf8");
const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
if (from < start.length || to < from) throw new Error(`${readme}: no place between \`${start.trim()}\` and \`${end.trim()}\``);

const seen = readFileSync(table, "utf8");
const written = text.slice(from, to);
if (option === "--write") {
  writeFileSync(readme, text.slice(0, from) + seen + text.slice(to));
} else if (written !== seen) {
  const lacks = (one, other) => one.split("\n").filter((line) => !other.split("\n").includes(line));
  for (const line of lacks(written, seen)) console.error(`- ${line}`);
  for (const line of lacks(seen, written)) console.error(`+ ${line}`);
  console.error("The table of results in wasm/README.md is not what was seen: bash pkg-tests/run --write");
  process.exitCode = 1;
}
