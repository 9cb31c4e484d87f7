// Node.js: the oldest supported version and the current ones. Each runs all of tests/, once per entry.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { installed, version } from "../installed.mjs";
import { output, work } from "../project.mjs";

const entries = ["esm", "cjs", "inline", "inline-cjs"];
const tests = readdirSync(join(work, "tests")).filter((file) => file.endsWith(".test.mjs"));

async function run(name) {
  for (const entry of entries) {
    const files = tests.map((file) => join("tests", file));
    await output(installed(name, "bin", "node"), ["--test", "--test-reporter=spec", ...files], { cwd: work, env: { CLOUD_IMAGE_ENTRY: entry } });
  }
}

export default ["node20", "node22", "node24"].map((name) => ({
  environment: "Node.js",
  version: version(name),
  how: "`import` and `require`, `/inline` and `/fs` too",
  result: "all tests",
  run: () => run(name),
}));
