// Runs the installed package in every environment, and writes the table of results, with a row for each case that passed.
// To add an environment, add a file in environments/ and its name here.

import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { close } from "./browser.mjs";
import { work } from "./project.mjs";
import { fixtures } from "./tests/fixtures.mjs";
import { queries } from "./tests/queries.mjs";

const names = ["node", "bun", "deno", "workerd", "chromium", "vite", "webpack", "esbuild", "typescript", "schema"];
const [table, ...selected] = process.argv.slice(2);

const encoded = fixtures().map((fixture) => ({ ...fixture, input: fixture.input.toString("base64") }));
writeFileSync(join(work, "programs", "fixtures.js"), `export default ${JSON.stringify(encoded)};\n`);
writeFileSync(join(work, "programs", "queries.js"), `export default ${JSON.stringify(queries())};\n`);

const chosen = selected.length > 0 ? selected : names;
const environments = await Promise.all(chosen.map((name) => import(`./environments/${name}.mjs`)));
const cases = environments.flatMap((environment) => environment.default);

const queue = [...cases];
async function runCases() {
  for (let each; (each = queue.shift()); ) {
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
  await Promise.all(Array.from({ length: availableParallelism() }, runCases));
} finally {
  await close();
}

const lines = cases
  .filter(({ passed }) => passed)
  .map(({ environment, version = "", how, result = "all fixtures" }) => `| ${environment} | ${version} | ${how} | ${result} |`);
writeFileSync(table, ["| environment | version | imported by | result |", "|---|---|---|---|", ...lines, ""].join("\n"));
if (lines.length < cases.length) process.exitCode = 1;
