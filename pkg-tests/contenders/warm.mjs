// Runs the package and the baselines alternately in one warm process: `node --expose-gc warm.mjs ROUNDS DUMP OUT`. Prints
// one line per comparison, with pairs of times in milliseconds.

import assert from "node:assert/strict";
import { createReadStream, createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { ImageStream, NdjsonStream, images, normalize, normalizeImage, toNdjson } from "cloud-image";
import { toNdjsonFile } from "cloud-image/fs";
import * as full from "./full.mjs";
import * as short from "./short.mjs";

const [rounds, dump, out] = process.argv.slice(2);
// Uncounted rounds.
const WARM_UP = 2;
// Enough images for a stable time.
const SINGLES = 5000;

const parsed = () => JSON.parse(readFileSync(dump, "utf8"));
const text = readFileSync(dump, "utf8");
const singles = singleImages();

/** The first images as separate buffers, with the indentation of the dump. The parsed dump is not kept. */
function singleImages() {
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

const parseOnly = { "`JSON.parse` alone": () => JSON.parse(text) };
const baselines = (run) => ({ "the short baseline": () => run(short), "the full baseline": () => run(full) });
const toLines = ({ toImages }) => writeFileSync(out, toImages(parsed()).map((image) => `${JSON.stringify(image)}\n`).join(""));
const toObjects = ({ toImages }) => toImages(parsed());
const comparisons = {
  "Node.js, file to NDJSON: `toNdjson`": [() => writeFileSync(out, toNdjson(readFileSync(dump))), { ...baselines(toLines), ...parseOnly }],
  "Node.js, file to NDJSON file: `toNdjsonFile`": [
    () => toNdjsonFile(dump, out),
    { ...baselines(toLines), "`toNdjson` and whole files": () => writeFileSync(out, toNdjson(readFileSync(dump))) },
  ],
  "Node.js, file to objects: `normalize`": [() => normalize(readFileSync(dump)).images, { ...baselines(toObjects), ...parseOnly }],
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

const old = onePercent();
// Queries: the baseline converts all images, and selects then.
const BASELINE_FIELDS = [
  ...["provider", "id", "name", "family", "architecture", "os.type", "os.distro", "os.version", "firmware", "size", "labels"],
  ...["storageLocations", "region", "createdAt", "status", "deprecation", "visibility"],
].join();
const queries = {
  "Node.js, file to objects, the short baseline's fields: `normalize`, `fields`": [
    { fields: BASELINE_FIELDS },
    (images) => images,
  ],
  "Node.js, a filter that keeps 1 %, to objects: `normalize`, `filter`": [
    { filter: old.filter },
    (images) => images.filter(old.matches),
  ],
  "Node.js, newest of each family, to objects: `normalize`, `latest`": [{ latest: "family" }, (images) => newest(images, familyOf)],
  "Node.js, newest of each system, to objects: `normalize`, `latest`": [{ latest: "os" }, (images) => newest(images, systemOf)],
};

/** A filter that one image in a hundred matches, in the package's language and in JavaScript. */
function onePercent() {
  const days = short.toImages(parsed()).map(({ created_at: created }) => created).filter(Boolean).toSorted();
  const day = days[Math.ceil(days.length / 100)];
  return { filter: `createdAt<${day}`, matches: ({ created_at: created }) => created !== null && created < day };
}

const isUsable = ({ status, deprecation }) => status === "active" && (deprecation?.state ?? "active") === "active";
const familyOf = ({ family, architecture }) => family && `${family},${architecture}`;
const systemOf = ({ os, architecture, locations }) => os.version && [os.distro, os.version, architecture, locations].join();
function newest(images, groupOf) {
  const best = new Map();
  for (const image of images) {
    const group = isUsable(image) && groupOf(image);
    if (group && !(best.get(group)?.created_at >= image.created_at)) best.set(group, image);
  }
  return [...best.values()];
}

for (const [work, [options, select]] of Object.entries(queries)) {
  comparisons[work] = [
    () => normalize(readFileSync(dump), options).images,
    { "the short baseline": () => select(short.toImages(parsed())) },
  ];
}

/** Checks that the results are equal, except for inferred fields, where the programs may differ. */
function checkResults() {
  const statedFields = ({ os, software, licensing, evidence, warnings, architecture, ...rest }) =>
    evidence?.["/architecture"] || architecture === undefined ? rest : { ...rest, architecture };
  const theirs = JSON.parse(JSON.stringify(full.toImages(parsed())));
  const ours = normalize(readFileSync(dump)).images;
  assert.deepEqual(theirs.map(statedFields), ours.map(statedFields));
  const countDistros = (list) => list.filter(({ os }) => os?.distro).length;
  assert.ok(countDistros(theirs) <= countDistros(ours));
  assert.equal(short.toImages(parsed()).length, ours.length);
}

async function timed(run) {
  // Collects the garbage of earlier runs outside of the measured time.
  gc();
  const start = performance.now();
  await run();
  return performance.now() - start;
}

checkResults();
for (const [work, [ours, others]] of Object.entries(comparisons)) {
  const pairs = Object.fromEntries(Object.keys(others).map((against) => [against, []]));
  for (let round = 0; round < WARM_UP + Number(rounds); round += 1) {
    for (const [against, theirs] of Object.entries(others)) {
      // The order alternates, so that it does not favour one.
      const [first, second] = round % 2 === 0 ? [ours, theirs] : [theirs, ours];
      const times = [await timed(first), await timed(second)];
      if (round >= WARM_UP) pairs[against].push(round % 2 === 0 ? times : times.reverse());
    }
  }
  for (const [against, times] of Object.entries(pairs)) console.log(JSON.stringify({ work, against, pairs: times }));
}
