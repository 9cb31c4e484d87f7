// Runs the package and the baselines by turns in one process that is warm, and prints how long they took:
// `node --expose-gc warm.mjs ROUNDS DUMP OUT`. Each line is one comparison, with pairs of milliseconds.

import assert from "node:assert/strict";
import { createReadStream, createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { ImageStream, NdjsonStream, images, normalize, normalizeImage, toNdjson } from "cloud-image";
import * as full from "./full.mjs";
import * as short from "./short.mjs";

const [rounds, dump, out] = process.argv.slice(2);
// So often each runs before anything counts.
const WARM_UP = 2;
// Fewer are done so soon that chance tells the time.
const SINGLES = 5000;

const parsed = () => JSON.parse(readFileSync(dump, "utf8"));
const text = readFileSync(dump, "utf8");
const singles = alone();

/** The first images, each with bytes of its own, spaced as the dump is. The whole is not kept. */
function alone() {
  const { items, results } = parsed();
  const indent = text.includes("\n  ") ? 2 : 0;
  return (items ?? results).slice(0, SINGLES).map((image) => Buffer.from(JSON.stringify(image, null, indent)));
}

const chunks = () => Readable.toWeb(createReadStream(dump, { highWaterMark: 64 * 1024 }));
async function count(source) {
  let number = 0;
  for await (const _ of source) number += 1;
  return number;
}

const parseAlone = { "`JSON.parse` alone": () => JSON.parse(text) };
const baselines = (run) => ({ "the short baseline": () => run(short), "the full baseline": () => run(full) });
const toLines = ({ toImages }) => writeFileSync(out, toImages(parsed()).map((image) => `${JSON.stringify(image)}\n`).join(""));
const toObjects = ({ toImages }) => toImages(parsed());
const comparisons = {
  "Node.js, file to NDJSON: `toNdjson`": [() => writeFileSync(out, toNdjson(readFileSync(dump))), { ...baselines(toLines), ...parseAlone }],
  "Node.js, file to objects: `normalize`": [() => normalize(readFileSync(dump)).images, { ...baselines(toObjects), ...parseAlone }],
  "Node.js, stream to NDJSON: `NdjsonStream`": [
    () => chunks().pipeThrough(new NdjsonStream()).pipeTo(Writable.toWeb(createWriteStream(out))),
    baselines(toLines),
  ],
  "Node.js, stream to objects: `ImageStream`": [() => count(chunks().pipeThrough(new ImageStream())), baselines(toObjects)],
  "Node.js, stream to objects: `images`": [() => count(images(createReadStream(dump, { highWaterMark: 64 * 1024 }))), baselines(toObjects)],
  "Node.js, one image to object: `normalizeImage`": [
    () => singles.map((bytes) => normalizeImage(bytes)),
    baselines(({ toImage }) => singles.map((bytes) => toImage(JSON.parse(bytes)))),
  ],
};

/** Sees to it that the work is the same: all but what a program may argue otherwise. */
function check() {
  const stated = ({ os, software, licensing, evidence, warnings, ...rest }) => rest;
  const plain = JSON.parse(JSON.stringify(full.toImages(parsed())));
  const ours = normalize(readFileSync(dump)).images;
  assert.deepEqual(plain.map(stated), ours.map(stated));
  const told = (list) => list.filter(({ os }) => os?.distro).length;
  assert.equal(told(plain), told(ours));
  assert.equal(short.toImages(parsed()).length, ours.length);
}

async function timed(run) {
  // What the others have left is not collected in the time of this one.
  gc();
  const start = performance.now();
  await run();
  return performance.now() - start;
}

check();
for (const [work, [ours, others]] of Object.entries(comparisons)) {
  const pairs = Object.fromEntries(Object.keys(others).map((against) => [against, []]));
  for (let round = 0; round < WARM_UP + Number(rounds); round += 1) {
    for (const [against, theirs] of Object.entries(others)) {
      // Whoever is second may find the machine otherwise than the first.
      const [first, second] = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
      const times = [await timed(first), await timed(second)];
      if (round >= WARM_UP) pairs[against].push(round % 2 === 0 ? times : times.reverse());
    }
  }
  for (const [against, of] of Object.entries(pairs)) console.log(JSON.stringify({ work, against, pairs: of }));
}
