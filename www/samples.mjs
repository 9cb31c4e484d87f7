// Writes the sample dumps of the page, each in the format of its cloud's API: samples/NAME.mjs makes one. The images are invented;
// names, families and licences of vendors are as theirs. Some images have warnings, and one is an error.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { sampleTools } from "./sample-tools.mjs";

const tools = sampleTools(2026);
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
