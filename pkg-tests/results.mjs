// Holds wasm/README.md to the table of what was seen, or writes it there.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { between, writeBetween } from "./markers.mjs";

const [table, option] = process.argv.slice(2);
const readme = join(import.meta.dirname, "..", "wasm", "README.md");

const seen = readFileSync(table, "utf8");
const written = between(readme, "results");
if (option === "--write") {
  writeBetween(readme, "results", seen);
} else if (written !== seen) {
  const lacks = (one, other) => one.split("\n").filter((line) => !other.split("\n").includes(line));
  for (const line of lacks(written, seen)) console.error(`- ${line}`);
  for (const line of lacks(seen, written)) console.error(`+ ${line}`);
  console.error("The table of results in wasm/README.md is not what was seen: bash pkg-tests/run --write");
  process.exitCode = 1;
}
