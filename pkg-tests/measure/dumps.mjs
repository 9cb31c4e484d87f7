// Dumps to measure. They are generated with the Rust example `generate`: the same bytes on every machine.

import { execFileSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { repository } from "./programs.mjs";

const folder = join(repository, "target", "bench", "dumps");

const LEAN = ["--lean", "--layout", "compact"];
const KINDS = [
  { name: "gce-pretty", title: "GCE, pretty", provider: "gce", options: [] },
  { name: "gce-lean", title: "GCE, lean", provider: "gce", options: LEAN },
  { name: "gce-non-ascii", title: "GCE, pretty, 1 % not ASCII", provider: "gce", options: ["--non-ascii", "1"] },
  { name: "gcore", title: "Gcore", provider: "gcore", options: ["--layout", "compact"] },
];

function generate({ name, title, provider, options }, images, suffix = "") {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}${suffix}.json`);
  const file = openSync(path, "w");
  const command = ["--provider", provider, "--images", String(images), ...options];
  execFileSync(join(repository, "target", "release", "examples", "generate"), command, { stdio: ["ignore", file, "inherit"] });
  closeSync(file);
  return { title, provider, path, bytes: statSync(path).size };
}

/** A dump of each kind; `single` is a dump of one image of that kind. */
export const dumps = (images) =>
  KINDS.map((kind) => ({ ...generate(kind, images), single: generate(kind, 1, "-single").path }));

/** Exports in which one of 1,000 objects is an image. */
export const exports = (images) =>
  [
    { name: "assets", title: "asset export", options: ["--shape", "assets", "--layout", "ndjson"] },
    { name: "state", title: "Terraform state", options: ["--shape", "state"] },
  ].map(({ options, ...kind }) =>
    generate({ ...kind, provider: "gce", options: ["--lean", "--images-in", "1000", ...options] }, Math.ceil(images / 100)),
  );

/** The first kind of dump, ten times as long. */
export const tenfold = (images) => generate(KINDS[0], 10 * images, "-tenfold");

/** The images of an answer of an API, repeated until there are enough, as the API writes them. */
export function repeated(file, count) {
  mkdirSync(folder, { recursive: true });
  const answer = JSON.parse(readFileSync(file, "utf8"));
  const list = answer.results ?? answer.items ?? answer;
  const write = (name, images) => {
    const path = join(folder, name);
    const text = answer.results ? JSON.stringify({ results: images, count: images.length }) : JSON.stringify({ items: images }, null, 2);
    writeFileSync(path, text);
    return path;
  };
  const path = write("own.json", Array.from({ length: count }, (_, index) => list[index % list.length]));
  const single = write("own-single.json", list.slice(0, 1));
  return { title: `${list.length} images of ${basename(file)}`, path, single, bytes: statSync(path).size };
}
