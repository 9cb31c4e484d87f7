// Chromium: pages without a bundler.

import { cpSync } from "node:fs";
import { join } from "node:path";
import { loggedLines } from "../browser.mjs";
import { checkOutput } from "../check-output.mjs";
import { dump, project } from "../project.mjs";
import { serve } from "../serve.mjs";
import { example, sameLines } from "../tests/examples.mjs";

const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
const cases = [
  { how: "a module script" },
  { how: "a module script under a strict content security policy", policy: strict },
  {
    how: "a module script under a policy without `'wasm-unsafe-eval'`",
    policy: strict.replace(" 'wasm-unsafe-eval'", ""),
    result: "fails: no WebAssembly may run",
    fails: /Content Security Policy/i,
  },
  { how: "a module script, the module served with a wrong media type", wasm: "text/plain" },
  { how: "`init()` after one that failed", start: "retry" },
  { how: "`init({ module })`", start: "path" },
  { how: "a module worker", start: "worker" },
  { how: "`/inline` in a module script", entry: "inline", modules: 0 },
];

let folder;
function pages() {
  if (!folder) {
    folder = project("chromium", {
      "page.html": '<!doctype html><script type="module" src="page.js"></script>',
      "example.html": example("html").code,
    });
    cpSync(dump, join(folder, "gce.json"));
  }
  return folder;
}

async function run({ entry = "web", start = "", policy, wasm, fails, modules = 1 }) {
  const served = await serve(pages(), { policy, wasm });
  try {
    const [line] = await loggedLines(`${served.url}/page.html?entry=${entry}&start=${start}`);
    if (fails) {
      const { failures } = JSON.parse(line);
      if (failures.length !== 1 || !fails.test(failures[0])) throw new Error(`expected ${fails}, found ${line}`);
      return;
    }
    checkOutput(line, { needsInit: true });
    if (served.modules !== modules) throw new Error(`expected ${modules} modules fetched, found ${served.modules}`);
  } finally {
    served.close();
  }
}

async function runExample() {
  const { expected } = example("html");
  const served = await serve(pages());
  try {
    sameLines(await loggedLines(`${served.url}/example.html`, expected.length), expected);
  } finally {
    served.close();
  }
}

const environment = "Chromium";
export default [
  ...cases.map(({ how, result, ...settings }) => ({ environment, how, result, run: () => run(settings) })),
  { environment, how: "the example", result: "prints what it says", run: runExample },
];
