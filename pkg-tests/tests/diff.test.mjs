// The differences between two inputs.

import assert from "node:assert/strict";
import test from "node:test";
import { api, entry } from "./entries.mjs";

await api.init();
const { FilterError, ImageError, diff, toNdjson } = api;

const bytes = (...images) => new TextEncoder().encode(images.map((image) => JSON.stringify({ kind: "compute#image", ...image })).join("\n"));
const gather = async (changes) => {
  const all = [];
  for await (const change of changes) all.push(change);
  return all;
};

const old = bytes(
  { id: "1", name: "debian-12-v20260315", status: "READY", labels: { env: "test", __proto__x: "a" } },
  { id: "2", name: "golden" },
  { id: "3", name: "debian-11-v20260315", status: "PENDING" },
);
const current = bytes(
  { id: "4", name: "debian-12-v20260415" },
  { id: "3", name: "debian-11-v20260315", status: "READY" },
  { id: "1", name: "debian-12-v20260315", status: "READY", labels: { env: "prod", "a/b": "" } },
);
const expected = [
  { change: "changed", provider: "gce", id: "3", name: "debian-11-v20260315", fields: ["/status"] },
  { change: "changed", provider: "gce", id: "1", name: "debian-12-v20260315", fields: ["/labels/__proto__x", "/labels/a~1b", "/labels/env"] },
  { change: "added", provider: "gce", id: "4", name: "debian-12-v20260415", fields: [] },
  { change: "removed", provider: "gce", id: "2", name: "golden", fields: [] },
];

test(`${entry}: the differences are those between the images`, async () => {
  assert.deepEqual(await gather(diff(old, current)), expected);
  assert.deepEqual(await gather(diff(old, old)), []);
  const swapped = await gather(diff(current, old));
  assert.deepEqual(swapped.map(({ change }) => change), ["changed", "changed", "removed", "added"]);
  // Unified images are the same images.
  assert.deepEqual(await gather(diff(toNdjson(old), current)), expected);
});

test(`${entry}: an input may be a stream or an iterable of chunks`, async () => {
  function* chunks(input) {
    for (let at = 0; at < input.length; at += 61) yield input.subarray(at, at + 61);
  }
  for (const [one, other] of [
    [chunks(old), current],
    [ReadableStream.from(chunks(old)), ReadableStream.from(chunks(current))],
    [old.buffer, (async function* () { yield* chunks(current); })()],
  ]) assert.deepEqual(await gather(diff(one, other)), expected);
});

test(`${entry}: a filter applies to both inputs, and only the wanted fields are compared`, async () => {
  const ids = async (options) => (await gather(diff(old, current, options))).map(({ change, id, fields }) => `${change} ${id} ${fields}`);
  assert.deepEqual(await ids({ filter: "os.version=11" }), ["changed 3 /status"]);
  assert.deepEqual(await ids({ filter: "status=ready name:11" }), ["added 3 "]);
  assert.deepEqual(await ids({ fields: ["status", "labels.env"] }), ["changed 3 /status", "changed 1 /labels/env", "added 4 ", "removed 2 "]);
  assert.deepEqual(await ids({ filter: "os.lifecycle.endOfLife<-P0D", fields: "os", now: "2026-07-11T12:00:00Z" }), []);
});

test(`${entry}: errors are thrown, or passed to a handler`, async () => {
  const faulty = bytes({ id: "4" }, { id: "3", name: "debian-11-v20260315", status: "READY" });
  await assert.rejects(gather(diff(old, faulty)), (error) => error instanceof ImageError && error.code === "missing");
  const errors = [];
  const changes = await gather(diff(faulty, current, { onError: (error) => errors.push(error.code) }));
  assert.deepEqual(errors, ["missing"]);
  assert.deepEqual(changes.map(({ change, id }) => `${change} ${id}`), ["added 1", "added 4"]);
  // Of an input that cannot be read to its end, images would be missing.
  for (const lost of [`[{"kind": "compute#image", "name": "a"}`, `{"error": {"code": 403, "message": "denied"}}`, `{"a": [{"kind": "compute#image", "name": "a"}]}`]) {
    const codes = [];
    await assert.rejects(gather(diff(current, new TextEncoder().encode(lost), { onError: ({ code }) => codes.push(code) })), ImageError);
    assert.deepEqual(codes, []);
  }
  const partial = [];
  const page = new TextEncoder().encode(`{"items": [{"kind": "compute#image", "name": "a"}], "nextPageToken": "x"}`);
  await gather(diff(page, page, { onPartial: (provider) => partial.push(provider) }));
  assert.deepEqual(partial, ["gce", "gce"]);
  // A failing source ends the comparison.
  async function* failing() {
    yield old.subarray(0, 9);
    throw new RangeError("lost");
  }
  let isClosed = false;
  async function* chunks() {
    yield current;
  }
  const stream = new ReadableStream({ cancel: () => void (isClosed = true) });
  await assert.rejects(gather(diff(failing(), stream)), { message: "lost" });
  assert.equal(isClosed, true);
  const iterator = chunks();
  await assert.rejects(gather(diff(failing(), iterator)), { message: "lost" });
  assert.deepEqual(await iterator.next(), { done: true, value: undefined });
});

test(`${entry}: rejects wrong inputs and options`, () => {
  assert.throws(() => diff("text", old), { name: "TypeError", message: /^source: expected bytes/ });
  const stream = new ReadableStream();
  assert.throws(() => diff(stream, stream), { name: "TypeError", message: "source: expected two sources, found the same one twice" });
  assert.doesNotThrow(() => diff(old, old));
  assert.throws(() => diff(old), { name: "TypeError", message: /^source: expected bytes/ });
  for (const name of ["latest", "orderBy", "source", "collection"]) {
    assert.throws(() => diff(old, old, { [name]: "os" }), { name: "TypeError", message: new RegExp(`^unknown option \`${name}\``) });
  }
  assert.throws(() => diff(old, old, { filter: "name==a" }), FilterError);
  assert.throws(() => diff(old, old, { fields: "nme" }), FilterError);
});

test(`${entry}: a comparison of many images holds no images`, async () => {
  const count = 20_000;
  const description = "x".repeat(2_000);
  function* many(status) {
    for (let id = 0; id < count; id += 1) yield bytes({ id: `${id}`, name: `image-${id}`, description, status, labels: { a: `${id}` } });
  }
  const changes = await gather(diff(many("READY"), many("PENDING"), { filter: "name:9999" }));
  assert.deepEqual(changes.map(({ name }) => name), ["image-19999", "image-9999"]);
  assert.deepEqual(await gather(diff(many("READY"), many("READY"))), []);
});
