// Measures the peak memory of processes, for a dump and for one ten times as long.

import { command, contender, lines, native, npx, out } from "./programs.mjs";
import { spread } from "./statistics.mjs";

const peak = (program) => lines(native("peak"), program)[0] / 1024;

export function memory(dump, tenfold, rounds) {
  const node = process.execPath;
  const measure = (program) => spread(Array.from({ length: rounds }, () => peak(program)));
  const empty = measure([node, "--eval", "0"]).median;
  const above = ({ low, median, high }) => ({ low: low - empty, median: median - empty, high: high - empty });
  const programs = {
    "`cloud-image`": (path) => measure([command, path]),
    "`cloud-image`, eight files at once": (path) => measure([command, ...Array(8).fill(path)]),
    "`npx cloud-image`, above an empty Node.js": (path) => above(measure([node, npx, path])),
    "`toNdjsonFile`, above an empty Node.js": (path) => above(measure([node, contender("ours-files.mjs"), path, out])),
    "the short baseline, above an empty Node.js": (path) => above(measure([node, contender("short.mjs"), path, out])),
  };
  return Object.entries(programs).map(([name, run]) => ({ name, once: run(dump.path), tenfold: run(tenfold.path) }));
}
