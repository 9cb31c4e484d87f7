// `init({ module })`, in threads: a thread loads the module once.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Worker } from "node:worker_threads";
import { entry } from "./entries.mjs";

// The other entries for Node.js load the module when they are imported.
const onlyInline = { skip: entry !== "inline" };
const bytes = readFileSync(new URL("../node_modules/cloud-image/dist/cloud-image.wasm", import.meta.url));
const module = new WebAssembly.Module(bytes);

async function outcome(how) {
  const worker = new Worker(new URL("init-worker.mjs", import.meta.url), { workerData: { how, bytes, module } });
  return (await once(worker, "message"))[0];
}

test("init() loads the module that its options name", onlyInline, async () => {
  const compiled = { default: true, response: true, "promise of a response": true, bytes: true, "compiled module": false, "old name": false };
  for (const how of Object.keys(compiled)) assert.deepEqual(await outcome(how), { compiled: compiled[how], failed: undefined, images: 1 }, how);
});

test("init() can be called again after a failure", onlyInline, async () => {
  assert.deepEqual(await outcome("broken"), { compiled: true, failed: "CompileError", images: 1 });
});
