// Runs the installed package in every environment, and writes the table of what was seen: a row for
// each that passed. An environment is a file in environments/, and a word here.

import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { close } from "./browser.mjs";
import { work } from "./project.mjs";
import { fixtures } from "./tests/fixtures.mjs";

const names = ["node", "bun", "deno", "workerd", "chromium", "vite", "webpack", "esbuild", "typescript", "schema"];
const [table, ...only] = process.argv.slice(2);

const plain = fixtures().map((fixture) => ({ ...fixture, input: fixture.input.toString("base64") }));
writeFileSync(join(work, "programs", "fixtures.js"), `export default ${JSON.stringify(plain)};\n`);

const chosen = only.length > 0 ? only : names;
const environments = await Promise.all(chosen.map((name) => import(`./environments/${name}.mjs`)));
const cases = environments.flatMap((environment) => environment.default);

const waiting = [...cases];
async function take() {
  for (let each; (each = waiting.shift()); ) {
    const name = [each.environment, each.version, each.how].filter(Boolean).join(", ");
    try {
      await each.run();
      each.passed = true;
      console.log(`ok   ${name}`);
    } catch (error) {
      console.log(`FAIL ${name}\n     ${String(error.message).replaceAll("\n", "\n     ")}`);
    }
  }
}
try {
  await Promise.all(Array.from({ length: availableParallelism() }, take));
} finally {
  await close();
}

const lines = cases
  .filter(({ passed }) => passed)
  .map(({ environment, version = "", how, result = "all fixtures" }) => `| ${environment} | ${version} | ${how} | ${result} |`);
writeFileSync(table, ["| environment | version | imported by | result |", "|---|---|---|---|", ...lines, ""].join("\n"));
if (lines.length < cases.length) process.exitCode = 1;
