// Compares the table of results with the one in wasm/ENVIRONMENTS.md. With --write, writes it there.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { between, writeBetween } from "./markers.mjs";

const [table, option] = process.argv.slice(2);
const page = join(import.meta.dirname, "..", "wasm", "ENVIRONMENTS.md");

const found = readFileSync(table, "utf8");
const written = between(page, "results");
if (option === "--write") {
  writeBetween(page, "results", found);
} else if (written !== found) {
  const missing = (one, other) => one.split("\n").filter((line) => !other.split("\n").includes(line));
  for (const line of missing(written, found)) console.error(`- ${line}`);
  for (const line of missing(found, written)) console.error(`+ ${line}`);
  console.error("The table of results in wasm/ENVIRONMENTS.md is out of date: run `bash pkg-tests/run --write`");
  process.exitCode = 1;
}
