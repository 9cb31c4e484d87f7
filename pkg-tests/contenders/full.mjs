// The full baseline: hand-written code that fills all fields that cloud-image fills, with evidence and the most obvious
// warnings.

import { readFileSync, writeFileSync } from "node:fs";
import { fromGce } from "./full-gce.mjs";
import { fromGcore } from "./full-gcore.mjs";

export const toImages = ({ items, results }) => (items ? items.map(fromGce) : results.map(fromGcore));
export const toImage = (image) => (image.kind === "compute#image" ? fromGce(image) : fromGcore(image));

if (process.argv[1] === import.meta.filename) {
  const [dump, out] = process.argv.slice(2);
  const images = toImages(JSON.parse(readFileSync(dump, "utf8")));
  writeFileSync(out, images.map((image) => `${JSON.stringify(image)}\n`).join(""));
}
