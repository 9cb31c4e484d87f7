// Runs the benchmarks and prints the tables. `--write` writes them into BENCHMARKS.md. With a file, its images are measured.

import { join } from "node:path";
import { writeBetween } from "./markers.mjs";
import { dumps as generate, exports, repeated, tenfold } from "./measure/dumps.mjs";
import { machine } from "./measure/machine.mjs";
import { memory } from "./measure/memory.mjs";
import { coldProcess, nativeProcess, severalFiles } from "./measure/processes.mjs";
import { contender, lines, native, out, repository } from "./measure/programs.mjs";
import { ratio } from "./measure/statistics.mjs";
import { peaks, ratios } from "./measure/table.mjs";

const [option] = process.argv.slice(2);
const scale =
  option === "--quick"
    ? { images: 200, native: 1, warm: 1, processes: 1, memory: 1 }
    : { images: 10_000, native: 21, warm: 11, processes: 11, memory: 5 };

const own = option && !option.startsWith("--") ? repeated(option, scale.images) : undefined;
const dumps = own ? [own] : generate(scale.images);

const measures = {
  // The typed parsers read what is generated.
  ...(!own && {
    "native, in process": ({ provider, path }) => [
      ...lines(native("alternate"), [provider, scale.native, path]),
      ...lines(native("filtering"), [scale.native, path]),
    ],
  }),
  "native, whole process": (dump) => [...nativeProcess(dump, scale.processes), ...severalFiles(dump, scale.processes)],
  "Node.js, warm": ({ path }) => lines(process.execPath, ["--expose-gc", contender("warm.mjs"), scale.warm, path, out]),
  "Node.js, whole process": (dump) => coldProcess(dump, scale.processes),
};

const comparisons = [];
for (const [name, measure] of Object.entries(measures)) {
  for (const dump of dumps) {
    console.log(`${name}: ${dump.title}`);
    for (const { work, against, pairs } of measure(dump)) comparisons.push({ work, against, dump, ratio: ratio(pairs) });
  }
}
if (own) {
  console.log(`\n${machine()}\n\n${ratios(dumps, comparisons)}`);
  process.exit();
}
const mixedDumps = exports(scale.images);
const skipping = [];
for (const dump of mixedDumps) {
  console.log(`skipping: ${dump.title}`);
  for (const { work, against, pairs } of lines(native("skipping"), [scale.native, dump.path])) {
    skipping.push({ work, against, dump, ratio: ratio(pairs) });
  }
}
console.log("memory");
const long = tenfold(scale.images);
const peakMemory = memory(dumps[0], long, scale.memory);

const report = `${machine()}\n\n${ratios(dumps, comparisons)}\n\n${ratios(mixedDumps, skipping)}\n\n${peaks(dumps[0], long, peakMemory)}\n`;
console.log(`\n${report}`);
if (option === "--write") writeBetween(join(repository, "BENCHMARKS.md"), "ratios", `\n${report}\n`);
