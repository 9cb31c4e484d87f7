// Streams of any length, and readers that stop half-way.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import test from "node:test";
import { api, entry } from "./entries.mjs";

const image = new TextEncoder().encode(`${JSON.stringify({ kind: "compute#image", name: "golden-7", description: "x".repeat(1_000) })}\n`);
const MEGABYTES = 300;

async function* endless(most = Infinity) {
  const chunk = Buffer.concat(Array(64).fill(image));
  for (let bytes = 0; bytes < most; bytes += chunk.length) yield chunk;
}

await api.init();

test(`${entry}: a reader may stop`, async () => {
  let ended = false;
  async function* source() {
    try {
      yield* endless();
    } finally {
      ended = true;
    }
  }
  for (let round = 0; round < 50; round += 1) {
    ended = false;
    for await (const { name } of api.images(source())) {
      assert.equal(name, "golden-7");
      break;
    }
    assert.ok(ended);
    const stream = ReadableStream.from(source()).pipeThrough(new api.NdjsonStream());
    for await (const lines of stream) {
      assert.ok(lines.length > 0);
      break;
    }
  }
  await api.images(source()).return();
});

test(`${entry}: a stream is cancelled when its reader stops`, async () => {
  let cancelled = 0;
  const source = () => new ReadableStream({ pull: (controller) => controller.enqueue(image), cancel: () => void (cancelled += 1) });
  // As in browsers whose streams are no iterables.
  const plain = (stream) => ({ getReader: () => stream.getReader() });
  for (const stream of [source(), plain(source())]) {
    for await (const { name } of api.images(stream)) {
      assert.equal(name, "golden-7");
      break;
    }
  }
  assert.equal(cancelled, 2);
});

test(`${entry}: nothing is kept of inputs that failed, or were left half-way`, async () => {
  const held = 4_000_000;
  const whole = '[{"kind": "compute#image", "name": "a"}, ';
  const cut = Buffer.from(`${whole}{"name": "${"x".repeat(held)}`);
  const stop = async (source) => {
    for await (const { name } of api.images(source)) return name;
  };
  const ways = {
    toNdjson: () => assert.throws(() => api.toNdjson(cut)),
    normalize: () => api.normalize(cut),
    normalizeImage: () => assert.throws(() => api.normalizeImage(cut)),
    detect: () => api.detect(cut.subarray(whole.length)),
    images: () => stop([cut, image]),
    "images, failed": () => assert.rejects(stop([cut.subarray(whole.length)])),
    NdjsonStream: () => assert.rejects(new Response(ReadableStream.from([cut]).pipeThrough(new api.NdjsonStream())).text()),
    "NdjsonStream, cancelled": async () => {
      const { readable, writable } = new api.NdjsonStream();
      const written = writable.getWriter().write(cut);
      const reader = readable.getReader();
      assert.ok((await reader.read()).value.length > 0);
      await written;
      await reader.cancel();
    },
    "NdjsonStream, failed half-way": async () => {
      const stream = ReadableStream.from([cut, "no bytes"]).pipeThrough(new api.NdjsonStream());
      await assert.rejects(new Response(stream).text(), TypeError);
    },
  };
  for (const [name, way] of Object.entries(ways)) {
    const before = process.memoryUsage().rss;
    // Too fast for the garbage collector, which would free what was forgotten.
    for (let round = 0; round < 100; round += 1) await way();
    const more = process.memoryUsage().rss - before;
    assert.ok(more < 25 * held, `${name}: ${Math.round(more / 1e6)} MB more than before`);
  }
});

test(`${entry}: streams of Node.js and of the web, and what can only be read`, async () => {
  const count = async (source) => {
    let images = 0;
    for await (const { name } of api.images(source)) images += name === "golden-7";
    return images;
  };
  assert.equal(await count(Readable.from([image, image])), 2);
  assert.equal(await count(new Blob([image, image]).stream()), 2);
  assert.equal(await count([image, image.buffer]), 2);
  const reader = new Blob([image]).stream().getReader();
  assert.equal(await count({ getReader: () => reader }), 1);
});

test(`${entry}: what was skipped is told when a stream has ended, and never before`, async () => {
  const asset = new TextEncoder().encode('{"assetType": "x/y", "name": "//x", "resource": {"data": {"name": "a"}}}\n');
  const told = [];
  const options = { onSkipped: ({ kind, count }) => told.push(`${kind} ${count}`) };
  const chunks = [asset, image, asset, image];
  let images = 0;
  for await (const { name } of api.images(chunks, options)) {
    images += name === "golden-7";
    assert.deepEqual(told, []);
  }
  assert.deepEqual([images, told.splice(0)], [2, ["x/y 2"]]);
  for await (const _ of api.images(chunks, options)) break;
  const stream = ReadableStream.from(chunks).pipeThrough(new api.ImageStream(options));
  for await (const _ of stream) break;
  assert.deepEqual(told, []);
});

test(`${entry}: ${MEGABYTES} MB come through in flat memory`, { timeout: 120_000 }, async () => {
  const { images, NdjsonStream } = api;
  const most = MEGABYTES * 1e6;
  let bytes = 0;
  let peak = 0;
  const before = process.memoryUsage().rss;
  const watch = () => (peak = Math.max(peak, process.memoryUsage().rss - before));
  for await (const lines of ReadableStream.from(endless(most)).pipeThrough(new NdjsonStream())) {
    bytes += lines.length;
    watch();
  }
  let count = 0;
  for await (const each of images(endless(most))) if ((count += each.name.length > 0) % 10_000 === 0) watch();
  assert.ok(bytes > most * 0.9 && count > 270_000);
  // What waits for the garbage collector counts too: up to 130 MB in Node.js 24.
  assert.ok(peak < 200e6, `${Math.round(peak / 1e6)} MB more than before`);
});
