// Consecutive and nested calls do not affect each other, and do not leak memory.

import assert from "node:assert/strict";
import test from "node:test";
import v8 from "node:v8";
import vm from "node:vm";
import { api, entry } from "./entries.mjs";
import { fixtures } from "./fixtures.mjs";

await api.init();
const { detect, normalize, normalizeImage, toNdjson } = api;

const gce = { kind: "compute#image", name: "a", selfLink: "projects/acme/global/images/a" };
const asset = { assetType: "x/y", name: "//x", resource: { data: { name: "a" } } };
const gcore = { name: "b", region_id: 7, min_disk: 0, os_type: "linux" };
const json = JSON.stringify;
const repeat = (length, make) => Array.from({ length }, (_, index) => make(index));

/** The results of all functions for an input, including errors. */
function outcome({ input, options }) {
  const one = () => {
    try {
      return normalizeImage(input, options);
    } catch (error) {
      return error.message;
    }
  };
  return json([normalize(input, options), one(), Array.from(toNdjson(input, { ...options, onError() {} })), detect(input)]);
}

test(`${entry}: a call does not depend on earlier calls`, () => {
  const calls = fixtures();
  const expected = calls.map(outcome);
  // Each step gives every call another predecessor.
  for (const step of [1, 7, 11]) {
    for (let at = 0; at < calls.length; at += 1) {
      const index = (at * step) % calls.length;
      assert.equal(outcome(calls[index]), expected[index], calls[index].name);
    }
  }
});

test(`${entry}: a call does not depend on an earlier call that failed`, () => {
  const broken = `[${json(gce)}, {"name": "half`;
  const long = `${json(repeat(9_000, () => gce)).slice(0, -1)}, 7]`;
  const expected = json(normalize([gce, gcore]));
  const throws = () => {
    throw new Error("stop");
  };
  const failures = [
    () => normalizeImage(broken),
    () => normalizeImage([gce, gcore]),
    () => normalizeImage(""),
    () => normalizeImage({ toJSON: throws }),
    () => toNdjson(broken),
    () => toNdjson(long),
    () => toNdjson(long, { onError: throws }),
    () => toNdjson({ items: [gce] }, { onPage: throws }),
    () => toNdjson([asset], { onSkipped: throws }),
    () => normalize([gce], { strict: 7 }),
  ];
  for (const fail of failures) {
    assert.throws(fail);
    for (const input of [[gce, gcore], json([gce, gcore]), Buffer.from(json([gce, gcore]))]) assert.equal(json(normalize(input)), expected);
  }
});

test(`${entry}: handlers can call functions`, () => {
  const list = repeat(3_000, (id) => (id % 100 === 0 ? id : { ...gce, id: `${id}` }));
  const expected = normalize(list);
  let calls = 0;
  const onError = () => {
    calls += 1;
    assert.equal(json(normalize(list)), json(expected));
    assert.throws(() => normalizeImage("7"));
    assert.equal(normalizeImage(gcore).provider, "gcore");
  };
  const lines = new TextDecoder().decode(toNdjson(json(list), { onError }));
  assert.equal(lines, expected.images.map((image) => `${json(image)}\n`).join(""));
  assert.equal(calls, 30);
});

test(`${entry}: skipped objects are reported for their call only`, () => {
  const expected = [{ kind: "x/y", count: 2 }];
  for (const _ of repeat(3, () => 0)) {
    assert.deepEqual(normalize([asset, gce, asset]).skipped, expected);
    assert.deepEqual(normalize([gce]).skipped, []);
    assert.throws(() => normalizeImage([asset]), { code: "missing" });
  }
  // A handler can read another input.
  const reported = [];
  const onSkipped = (each) => {
    assert.deepEqual(normalize([asset]).skipped, [{ kind: "x/y", count: 1 }]);
    reported.push(each);
  };
  toNdjson([asset, { ...asset, assetType: "x/z" }, asset], { onSkipped });
  assert.deepEqual(reported, [expected[0], { kind: "x/z", count: 1 }]);
});

test(`${entry}: options apply to one call only`, () => {
  const plain = json(normalizeImage(gce));
  for (const options of [{ source: true }, { provider: "gcore" }, { maxImageBytes: 1 }, { strict: true }]) {
    normalize(gce, options);
    assert.equal(json(normalizeImage(gce)), plain);
    assert.equal(json(normalizeImage(json(gce), {})), plain);
  }
  // Numbers are rounded in parsed values, not in texts.
  const id = 2 ** 60;
  for (const _ of repeat(3, () => 0)) {
    assert.equal(normalizeImage({ ...gce, id }).id, undefined);
    assert.equal(normalizeImage(json({ ...gce, id })).id, `${id}`);
  }
});

test(`${entry}: calls do not leak memory, whether they fail or not`, () => {
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc");
  const used = () => {
    // Collects garbage first. The second run frees buffers.
    collect();
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const list = (round) => json(repeat(2_000, (id) => ({ ...gce, id: `${round}-${id}`, family: `f${round}-${id}`, labels: { [`k${round}-${id}`]: "x".repeat(200) } })));
  const call = (round) => {
    const text = list(round);
    normalize(text);
    normalize(text, { source: true });
    toNdjson(text);
    assert.throws(() => toNdjson(`${text.slice(0, -1)}, 7]`));
    assert.throws(() => normalizeImage(text));
    normalizeImage({ ...gce, id: `${round}` });
    detect(text);
  };
  for (let round = 0; round < 10; round += 1) call(round);
  const before = used();
  for (let round = 10; round < 40; round += 1) call(round);
  const more = used() - before;
  assert.ok(more < 5e6, `${Math.round(more / 1e6)} MB more than before`);
});
