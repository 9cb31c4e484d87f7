// When its memory is at an end, the module starts anew: only what was being read is lost.

import assert from "node:assert/strict";
import test from "node:test";
import { memories } from "./memories.mjs";

// It watches from here on.
const { api, entry } = await import("./entries.mjs");
await api.init();

const PAGE_BYTES = 65_536;
const PAGES = 65_536;
const image = (rest) => Buffer.from(`{"kind":"compute#image","name":"a","selfLink":"b"${rest}}`);

/** Takes memory from the module until so many pages are left of all that it may have. */
function leave(pages) {
  const memory = memories.at(-1);
  memory.grow(PAGES - pages - memory.buffer.byteLength / PAGE_BYTES);
}

const good = image("");
const expected = '{"provider":"gce","name":"a","url":"b","labels":{}}\n';

const first = (input) => api.images([input]).next();

test(`${entry}: without memory an input is an error, and the next one is read`, async () => {
  const long = image(`,"description":"${"a".repeat(40 << 20)}"`);
  const stopped = { name: "RangeError", message: "the module stopped, most likely because no memory was left" };
  const calls = [api.toNdjson, api.normalize, api.normalizeImage, api.detect, first];
  for (const call of calls) {
    const [before, behind] = [api.images([good, good]), api.images([good])];
    assert.equal((await before.next()).value.name, "a");
    const instances = memories.length;
    leave(100);
    await assert.rejects(async () => call(long), stopped);
    assert.equal(Buffer.from(api.toNdjson(good)).toString(), expected);
    assert.equal(memories.length, instances + 1);
    // What was read at the same time went with it.
    await assert.rejects(before.next(), { message: "the WebAssembly module restarted after running out of memory in another call; call again" });
    assert.equal((await behind.next()).value.name, "a");
  }
});
