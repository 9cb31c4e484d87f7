// Writes the sample dumps of the page, each in the format of its cloud's API: samples/NAME.mjs makes one. The images are invented;
// names, families and licences of vendors are as theirs. Some images have warnings, and one is an error.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-01T08:00:00Z");

/** Linear congruential generator with a fixed seed: the samples are reproducible. */
let state = 2026;
const random = (below) => {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * below);
};

const tools = {
  GIB: 2 ** 30,
  random,
  /** A time so many days ago. */
  daysAgo: (days) => new Date(NOW - days * DAY),
  hex: (digits) => Array.from({ length: digits }, () => random(16).toString(16)).join(""),
  uuid: () => [8, 4, 4, 4, 12].map(tools.hex).join("-"),
  digits: (count) => `${1 + random(9)}${Array.from({ length: count - 1 }, () => random(10)).join("")}`,
};

const folder = new URL("./public/samples/", import.meta.url);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const names = readdirSync(new URL("./samples/", import.meta.url)).filter((name) => name.endsWith(".mjs")).sort();
const files = [];
for (const name of names) {
  const { default: dumpOf } = await import(`./samples/${name}`);
  const file = name.replace(".mjs", ".json");
  writeFileSync(new URL(file, folder), `${JSON.stringify(dumpOf(tools), undefined, 1)}\n`);
  files.push(file);
}
writeFileSync(new URL("index.json", folder), `${JSON.stringify(files)}\n`);
