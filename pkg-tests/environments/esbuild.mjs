// esbuild does not emit files named by `new URL(…, import.meta.url)`, so a page uses `/inline` or imports the module.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { loggedLines } from "../browser.mjs";
import { installed, version } from "../installed.mjs";
import { checkOutput } from "../check-output.mjs";
import { output, project } from "../project.mjs";
import { serve } from "../serve.mjs";

async function bundle(name, program, settings) {
  const folder = project(name);
  const outdir = join(folder, "dist");
  await build({ absWorkingDir: folder, entryPoints: [program], outdir, entryNames: "main", bundle: true, logLevel: "error", ...settings });
  return outdir;
}

async function runNode() {
  const folder = await bundle("esbuild-node", "import.js", { platform: "node", format: "esm", packages: "external" });
  checkOutput(await output(installed("node24", "bin", "node"), ["main.js"], { cwd: folder }), { needsInit: false });
}

async function runPage(name, program, settings, modules) {
  const folder = await bundle(name, program, settings);
  writeFileSync(join(folder, "index.html"), '<!doctype html><script type="module" src="main.js"></script>');
  const served = await serve(folder);
  try {
    checkOutput((await loggedLines(`${served.url}/index.html`))[0], { needsInit: true });
    if (served.modules !== modules) throw new Error(`expected ${modules} modules fetched, found ${served.modules}`);
  } finally {
    served.close();
  }
}

const row = { version: version("esbuild") };
export default [
  { environment: "esbuild, for Node.js", ...row, how: "`import`, with `--packages=external`", run: runNode },
  {
    environment: "esbuild, for browsers",
    ...row,
    how: "`import`, with `--loader:.wasm=file` and `init({ module })`",
    run: () => runPage("esbuild-file", "url.js", { format: "esm", loader: { ".wasm": "file" } }, 1),
  },
  {
    environment: "esbuild, for browsers",
    ...row,
    how: "`import` of `/inline`",
    run: () => runPage("esbuild-inline", "import-inline.js", { format: "iife" }, 0),
  },
];
