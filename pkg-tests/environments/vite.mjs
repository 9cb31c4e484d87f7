// Vite: the build and the development server.

import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build, createServer } from "vite";
import { loggedLines } from "../browser.mjs";
import { version } from "../installed.mjs";
import { checkOutput } from "../check-output.mjs";
import { dump, project } from "../project.mjs";
import { serve } from "../serve.mjs";
import { example, sameLines } from "../tests/examples.mjs";

const page = (script) => `<!doctype html><script type="module" src="/${script}"></script>`;
const { code, expected } = example("js vite");
const threads = { page: example("js page"), worker: example("js page-worker") };

function settings(name) {
  const root = project(name, {
    "index.html": page("main.js"),
    "main.js": code,
    "checks.html": page("import.js"),
    "worker.html": page("start.js"),
    "threads.html": page("threads.js"),
    "threads.js": threads.page.code,
    "worker.js": threads.worker.code,
    "start.js": 'new Worker(new URL("./import.js", import.meta.url), { type: "module" });\n',
  });
  mkdirSync(join(root, "public"));
  cpSync(dump, join(root, "public", "gce.json"));
  return { root, configFile: false, logLevel: "error", server: { host: "localhost", port: 0 } };
}

async function visit(url) {
  sameLines(await loggedLines(`${url}/index.html`, expected.length), expected);
  sameLines(await loggedLines(`${url}/threads.html`, threads.page.expected.length), threads.page.expected);
  for (const name of ["checks", "worker"]) checkOutput((await loggedLines(`${url}/${name}.html`))[0], { needsInit: true });
}

async function runBuild() {
  const config = settings("vite-build");
  const input = ["index.html", "threads.html", "checks.html", "worker.html"].map((file) => join(config.root, file));
  await build({ ...config, build: { rolldownOptions: { input } } });
  const served = await serve(join(config.root, "dist"));
  try {
    await visit(served.url);
  } finally {
    served.close();
  }
}

async function runServer() {
  const server = await createServer(settings("vite-dev"));
  await server.listen();
  try {
    await visit(`http://localhost:${server.httpServer.address().port}`);
  } finally {
    await server.close();
  }
}

const row = { version: version("vite"), how: "`import`, in a page and in a module worker" };
export default [
  { environment: "Vite, build", ...row, run: runBuild },
  { environment: "Vite, development server", ...row, run: runServer },
];
