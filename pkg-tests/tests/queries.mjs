// The tables of the query language, which the tests of the Rust crate use, too: core/tests/query/README.md.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./fixtures.mjs";

const folder = join(repository, "core", "tests", "query");
const read = (name) => readFileSync(join(folder, name), "utf8");

function rows(table) {
  const lines = read(table).split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.slice(1).map((line) => line.split("\t"));
}

/** The text of a cell: a JSON string, or an array of strings and repeated strings. */
function text(cell) {
  const value = JSON.parse(cell);
  return [value].flat().map((part) => (typeof part === "string" ? part : part.repeat[0].repeat(part.repeat[1]))).join("");
}

const optional = (cell) => (cell ? text(cell) : undefined);

/** The names in a cell; `*` is all. */
const names = (cell) => (cell === "*" ? "*" : cell === "-" ? [] : cell.split(" "));
const isCode = (cell) => cell.startsWith("filter-");

/** All tables, as data that any environment can read. */
export const queries = () => ({
  now: "2026-11-30T12:00:00Z",
  dump: read("images.ndjson"),
  filters: rows("filters.tsv").map(([filter, canonical, matches]) => ({ filter: text(filter), canonical: optional(canonical), names: names(matches) })),
  errors: rows("errors.tsv").map(([filter, code, at]) => ({ filter: text(filter), code, at: optional(at) })),
  orders: rows("orders.tsv").map(([order, found, , filter]) => ({
    options: { orderBy: text(order), filter: optional(filter) },
    // No order has `*` for all names.
    ...(isCode(found) || found === "*" ? { code: found } : { names: names(found) }),
  })),
  latest: rows("latest.tsv").map(([latest, filter, found, unanswered]) => ({
    options: { latest: text(latest), filter: text(filter) },
    ...(isCode(found) || found === "*" ? { code: found } : { names: names(found), unanswered: Number(unanswered) }),
  })),
  fields: rows("fields.tsv").map(([fields, canonical, name, output]) => ({
    fields: text(fields),
    ...(output ? { name, output } : { code: canonical }),
  })),
});
