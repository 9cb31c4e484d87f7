// Measures whole processes, from start to exit: each reads a dump and writes a file of lines.

import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { command, contender, out } from "./programs.mjs";

function milliseconds([program, ...args]) {
  const file = openSync(out, "w");
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { stdio: ["ignore", file, "pipe"] });
  const time = performance.now() - start;
  closeSync(file);
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return time;
}

function alternate(ours, theirs, rounds) {
  // Uncounted rounds, which load the files into the page cache.
  const warmUp = 1;
  const pairs = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    // The order alternates, so that it does not favour one.
    const pair = round % 2 === 0 ? [ours, theirs].map(milliseconds) : [theirs, ours].map(milliseconds).reverse();
    if (round >= warmUp) pairs.push(pair);
  }
  return pairs;
}

const script = (name, dump) => [process.execPath, contender(name), dump, out];

/** The native command against the baseline scripts. */
export const nativeProcess = ({ path }, rounds) =>
  ["short", "full"].map((baseline) => ({
    work: "native process, file to NDJSON: `cloud-image`",
    against: `the ${baseline} baseline`,
    pairs: alternate([command, path], script(`${baseline}.mjs`, path), rounds),
  }));

/** Eight files on all cores, against one core. */
export const severalFiles = ({ path }, rounds) => [
  {
    work: "native process, eight files to NDJSON, on two cores",
    against: "one core",
    pairs: alternate(...["0,1", "0"].map((cores) => ["taskset", "-c", cores, command, ...Array(8).fill(path)]), rounds),
  },
];

/** A script that uses the package against the baseline scripts. */
export const coldProcess = ({ path, single }, rounds) =>
  [
    ["Node.js process, file to NDJSON: `toNdjson`", "ours", "short", path],
    ["Node.js process, file to NDJSON: `toNdjson`", "ours", "full", path],
    ["Node.js process, file to NDJSON file: `toNdjsonFile`", "ours-files", "short", path],
    ["Node.js process, file to NDJSON file: `toNdjsonFile`", "ours-files", "full", path],
    ["Node.js process, file of one image to NDJSON", "ours", "short", single],
    ["Node.js process, file of one image to NDJSON", "ours", "full", single],
  ].map(([work, ours, baseline, dump]) => ({
    work,
    against: `the ${baseline} baseline`,
    pairs: alternate(script(`${ours}.mjs`, dump), script(`${baseline}.mjs`, dump), rounds),
  }));
