import { readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import webpack from "webpack";
import { loggedLines } from "../browser.mjs";
import { installed, version } from "../installed.mjs";
import { checkOutput } from "../check-output.mjs";
import { output, project, work } from "../project.mjs";
import { serve } from "../serve.mjs";

async function pack(name, program, target) {
  const context = project(name);
  const path = join(work, `${name}-packed`);
  const dist = join(context, "dist");
  const settings = { context, target, mode: "production", entry: `./${program}`, output: { path: dist, filename: "main.js" }, performance: { hints: false } };
  const stats = await promisify(webpack)(settings);
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
  // Moves the sources away: the bundle must not need them.
  renameSync(dist, path);
  renameSync(context, `${context}-gone`);
  return path;
}

async function runPage(name, program, modules) {
  const folder = await pack(name, program, "web");
  writeFileSync(join(folder, "index.html"), '<!doctype html><meta charset="utf-8"><script defer src="main.js"></script>');
  const served = await serve(folder);
  try {
    checkOutput((await loggedLines(`${served.url}/index.html`))[0], { needsInit: true });
    if (served.modules !== modules) throw new Error(`expected ${modules} modules fetched, found ${served.modules}`);
  } finally {
    served.close();
  }
}

async function outputOf(name, program) {
  const folder = await pack(name, program, "node");
  writeFileSync(join(folder, "package.json"), '{ "type": "commonjs" }');
  const modules = readdirSync(folder).filter((file) => file.endsWith(".wasm"));
  if (modules.length !== 1) throw new Error(`expected one module, found ${modules.length}`);
  return output(installed("node24", "bin", "node"), ["main.js"], { cwd: folder });
}

async function runNode() {
  checkOutput(await outputOf("webpack-node", "import.js"), { needsInit: false });
  checkOutput(await outputOf("webpack-files", "files.js"), { needsInit: false });
  const images = await outputOf("webpack-one-name", "one-name.js");
  if (images !== "1\n") throw new Error(`expected one image, found ${images}`);
}

const row = { version: version("webpack") };
export default [
  { environment: "webpack, for browsers", ...row, how: "`import`", run: () => runPage("webpack-import", "import.js", 1) },
  { environment: "webpack, for browsers", ...row, how: "`require`", run: () => runPage("webpack-require", "require.cjs", 0) },
  { environment: "webpack, for Node.js", ...row, how: "`import`, `/fs` too", run: runNode },
];
