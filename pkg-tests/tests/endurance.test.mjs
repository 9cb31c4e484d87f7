// One instance of the module reads 10,000 inputs, half of them broken: the results stay correct, and its memory stops
// growing.

import assert from "node:assert/strict";
import test from "node:test";
import { fixtures } from "./fixtures.mjs";
import { memories } from "./memories.mjs";

// Imported after memories.mjs, which records the instances.
const { api, entry } = await import("./entries.mjs");
await api.init();

/** Each round has the same inputs, so memory must not grow after the first ones. */
const ROUNDS = 4;
const INPUTS = 2_500;

/** A linear congruential generator: the same numbers in each run. */
let state;
function random(below) {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

const all = fixtures().map(({ input }) => Buffer.from(input));
const image = (rest) => Buffer.from(`{"kind":"compute#image","name":"a","selfLink":"b"${rest}}`);
const brokenInputs = [
  () => broken(all[random(all.length)]),
  () => all[random(all.length)].subarray(0, random(200)),
  () => Buffer.from("[".repeat(random(5_000))),
  () => image(`,"description":"${"\\u0000\\ud800".repeat(random(2_000))}"`),
  () => image(`,"labels":{${Array.from({ length: random(500) }, (_, key) => `"${key}":${key}`).join()}}`),
  () => image(',"licenses":["'.repeat(random(200))),
  () => Buffer.from(Uint8Array.from({ length: random(500) }, () => random(256))),
];

/** Replaces up to eight bytes. */
function broken(bytes) {
  const copy = Buffer.from(bytes);
  for (let count = 1 + random(8); count > 0 && copy.length > 0; count--) copy[random(copy.length)] = random(256);
  return copy;
}

test(`${entry}: an instance reads 10,000 inputs, and its memory stops growing`, () => {
  assert.equal(memories.length, 1);
  const good = image(',"diskSizeGb":"10","architecture":"X86_64"');
  const expected = '{"provider":"gce","name":"a","url":"b","architecture":"x86_64","size":{"minDiskBytes":10737418240},"labels":{}}\n';
  const sizes = [];
  let errors = 0;
  for (let round = 0; round < ROUNDS; round++) {
    state = 7;
    for (let input = 0; input < INPUTS; input += 2) {
      const bytes = brokenInputs[random(brokenInputs.length)]();
      api.toNdjson(bytes, { source: input % 3 === 0, maxImageBytes: input % 5 === 0 ? 100 : undefined, onError: () => (errors += 1) });
      if (input % 7 === 0) api.normalize(bytes);
      // An exception from a handler must not leak memory.
      if (input % 11 === 0) {
        assert.throws(() => api.toNdjson("[1]", { onError() { throw new Error("mine"); } }), /mine/);
      }
      assert.equal(Buffer.from(api.toNdjson(good)).toString(), expected);
    }
    sizes.push(memories[0].buffer.byteLength);
  }
  assert.ok(errors > INPUTS, `only ${errors} errors`);
  assert.equal(sizes.at(-1), sizes.at(-2), `${sizes}`);
});

test(`${entry}: reports an image above the size limit, and reads the next one`, () => {
  const errors = [];
  const long = image(`,"description":"${"a".repeat(65 << 20)}"`);
  const lines = api.toNdjson(Buffer.concat([long, image("")]), { onError: (error) => errors.push(error) });
  assert.deepEqual(errors.map(({ code, index }) => [code, index]), [["size", 0]]);
  assert.equal(Buffer.from(lines).toString(), '{"provider":"gce","name":"a","url":"b","labels":{}}\n');
});
