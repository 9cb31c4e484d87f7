// The module restarts after running out of memory. Only the inputs that are being read are lost.

import assert from "node:assert/strict";
import test from "node:test";
import { memories } from "./memories.mjs";

// Imported after memories.mjs, which records the instances.
const { api, entry } = await import("./entries.mjs");
await api.init();

const PAGE_BYTES = 65_536;
const PAGES = 65_536;
const image = (rest) => Buffer.from(`{"kind":"compute#image","name":"a","selfLink":"b"${rest}}`);

/** Grows the memory of the module until only `pages` pages are left. */
function leavePages(pages) {
  const memory = memories.at(-1);
  memory.grow(PAGES - pages - memory.buffer.byteLength / PAGE_BYTES);
}

const good = image("");
const expected = '{"provider":"gce","name":"a","url":"b","labels":{}}\n';

const firstImage = (input) => api.images([input]).next();

test(`${entry}: restarts after running out of memory, and reads the next input`, async () => {
  const long = image(`,"description":"${"a".repeat(40 << 20)}"`);
  const stopped = { name: "RangeError", message: "the module stopped, most likely because no memory was left" };
  const calls = [api.toNdjson, api.normalize, api.normalizeImage, api.detect, firstImage];
  for (const call of calls) {
    const [started, notStarted] = [api.images([good, good]), api.images([good])];
    assert.equal((await started.next()).value.name, "a");
    const instances = memories.length;
    leavePages(100);
    await assert.rejects(async () => call(long), stopped);
    assert.equal(Buffer.from(api.toNdjson(good)).toString(), expected);
    assert.equal(memories.length, instances + 1);
    // A started stream fails.
    await assert.rejects(started.next(), { message: "the WebAssembly module restarted after running out of memory in another call; call again" });
    assert.equal((await notStarted.next()).value.name, "a");
  }
});
