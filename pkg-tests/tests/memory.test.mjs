// When its memory is at an end, the module starts anew: only what was being read is lost.

import assert from "node:assert/strict";
import test from "node:test";
import { memories } from "./memories.mjs";

// It watches from here on.
const { api, entry } = await import("./entries.mjs");
await api.init();

const PAGE_BYTES = 65_536;
const PAGES = 65_536;
const image = (rest) => Buffer.from(`{"name":"a","selfLink":"b"${rest}}`);

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
  const stopped = { name: "RangeError", message: /^out of memory: expected images that fit into the module/ };
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
    await assert.rejects(before.next(), { message: "the module ran out of memory at another input: read this one again" });
    assert.equal((await behind.next()).value.name, "a");
  }
});

/** Calls it again and again on the way back from where the stack ends; frames are so many numbers long. */
function withLittleStack(call, numbers) {
  const names = Array.from({ length: numbers }, (_, place) => `n${place}`);
  const declarations = names.map((name) => `let ${name} = Math.random();`);
  const source = `return function deep() { ${declarations.join("")} try { deep(); } catch {} call(${names}); }`;
  let calls = 0;
  new Function("call", source)(() => {
    calls += 1;
    if (calls < 60) call();
  })();
}

test(`${entry}: without stack an input is an error, and the next one is read`, () => {
  const expected = Buffer.from(api.toNdjson(good, { source: true }));
  const instances = memories.length;
  // What is thrown from inside goes nowhere.
  const wrong = [];
  for (let numbers = 0; numbers < 100; numbers++) {
    withLittleStack(() => {
      try {
        const lines = api.toNdjson(good, { source: true });
        if (!expected.equals(lines)) wrong.push(lines);
      } catch (error) {
        if (!(error instanceof RangeError)) wrong.push(error);
      }
    }, numbers);
    assert.ok(expected.equals(api.toNdjson(good, { source: true })));
  }
  assert.deepEqual(wrong, []);
  // In some of the calls, the stack ended in the module.
  assert.ok(memories.length > instances);
});
