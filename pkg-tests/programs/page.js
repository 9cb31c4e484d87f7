// A page without a bundler. The query of its URL sets the entry, and how the page loads it.

import { report } from "./report.js";

const { entry, start } = Object.fromEntries(new URLSearchParams(location.search));
const dist = "./node_modules/cloud-image/dist";

const starts = {
  path: ({ init }) => init({ module: new URL(`${dist}/cloud-image.wasm`, import.meta.url) }),
  async retry({ init }) {
    const outcome = await init({ module: "nothing.wasm" }).then(() => "loaded", String);
    if (!outcome.includes("404")) throw new Error(`expected a 404 for a missing module, found ${outcome}`);
  },
};

if (start === "worker") {
  const worker = new Worker(new URL("page-worker.js", import.meta.url), { type: "module" });
  worker.onerror = ({ message }) => reportError(new Error(message || "the worker did not start"));
} else {
  report(await import(`${dist}/${entry}.js`), starts[start]);
}
