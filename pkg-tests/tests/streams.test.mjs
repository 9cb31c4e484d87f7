// Long streams, cancelled streams, and their memory.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import test from "node:test";
import { api, entry } from "./entries.mjs";

const image = new TextEncoder().encode(`${JSON.stringify({ kind: "compute#image", name: "golden-7", description: "x".repeat(1_000) })}\n`);
const MEGABYTES = 300;

async function* repeatedImages(maxBytes = Infinity) {
  const chunk = Buffer.concat(Array(64).fill(image));
  for (let bytes = 0; bytes < maxBytes; bytes += chunk.length) yield chunk;
}

await api.init();

test(`${entry}: stopping a reader ends the source`, async () => {
  let ended = false;
  async function* source() {
    try {
      yield* repeatedImages();
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

test(`${entry}: cancels a stream when its reader stops`, async () => {
  let cancelled = 0;
  const source = () => new ReadableStream({ pull: (controller) => controller.enqueue(image), cancel: () => void (cancelled += 1) });
  // Like streams in browsers without asynchronous iteration.
  const notIterable = (stream) => ({ getReader: () => stream.getReader() });
  for (const stream of [source(), notIterable(source())]) {
    for await (const { name } of api.images(stream)) {
      assert.equal(name, "golden-7");
      break;
    }
  }
  assert.equal(cancelled, 2);
});

test(`${entry}: frees the memory of failed and cancelled inputs`, async () => {
  const heldBytes = 4_000_000;
  const firstImage = '[{"kind": "compute#image", "name": "a"}, ';
  const truncated = Buffer.from(`${firstImage}{"name": "${"x".repeat(heldBytes)}`);
  const stop = async (source) => {
    for await (const { name } of api.images(source)) return name;
  };
  const calls = {
    toNdjson: () => assert.throws(() => api.toNdjson(truncated)),
    normalize: () => api.normalize(truncated),
    normalizeImage: () => assert.throws(() => api.normalizeImage(truncated)),
    detect: () => api.detect(truncated.subarray(firstImage.length)),
    images: () => stop([truncated, image]),
    "images, failed": () => assert.rejects(stop([truncated.subarray(firstImage.length)])),
    NdjsonStream: () => assert.rejects(new Response(ReadableStream.from([truncated]).pipeThrough(new api.NdjsonStream())).text()),
    "NdjsonStream, cancelled": async () => {
      const { readable, writable } = new api.NdjsonStream();
      const written = writable.getWriter().write(truncated);
      const reader = readable.getReader();
      assert.ok((await reader.read()).value.length > 0);
      await written;
      await reader.cancel();
    },
    "NdjsonStream, failed in the second chunk": async () => {
      const stream = ReadableStream.from([truncated, "no bytes"]).pipeThrough(new api.NdjsonStream());
      await assert.rejects(new Response(stream).text(), TypeError);
    },
  };
  for (const [name, call] of Object.entries(calls)) {
    const before = process.memoryUsage().rss;
    // The garbage collector cannot keep up, so a session that is not freed shows.
    for (let round = 0; round < 100; round += 1) await call();
    const more = process.memoryUsage().rss - before;
    assert.ok(more < 25 * heldBytes, `${name}: ${Math.round(more / 1e6)} MB more than before`);
  }
});

test(`${entry}: reads Node.js streams, web streams, and objects with only getReader()`, async () => {
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

test(`${entry}: reports skipped objects only at the end of a stream`, async () => {
  const asset = new TextEncoder().encode('{"assetType": "x/y", "name": "//x", "resource": {"data": {"name": "a"}}}\n');
  const reported = [];
  const options = { onSkipped: ({ kind, count }) => reported.push(`${kind} ${count}`) };
  const chunks = [asset, image, asset, image];
  let images = 0;
  for await (const { name } of api.images(chunks, options)) {
    images += name === "golden-7";
    assert.deepEqual(reported, []);
  }
  assert.deepEqual([images, reported.splice(0)], [2, ["x/y 2"]]);
  for await (const _ of api.images(chunks, options)) break;
  const stream = ReadableStream.from(chunks).pipeThrough(new api.ImageStream(options));
  for await (const _ of stream) break;
  assert.deepEqual(reported, []);
});

test(`${entry}: ${MEGABYTES} MB are read in constant memory`, { timeout: 120_000 }, async () => {
  const { images, NdjsonStream } = api;
  const maxBytes = MEGABYTES * 1e6;
  let bytes = 0;
  let peak = 0;
  const before = process.memoryUsage().rss;
  const watch = () => (peak = Math.max(peak, process.memoryUsage().rss - before));
  for await (const lines of ReadableStream.from(repeatedImages(maxBytes)).pipeThrough(new NdjsonStream())) {
    bytes += lines.length;
    watch();
  }
  let count = 0;
  for await (const each of images(repeatedImages(maxBytes))) if ((count += each.name.length > 0) % 10_000 === 0) watch();
  assert.ok(bytes > maxBytes * 0.9 && count > 270_000);
  // Includes uncollected garbage: up to 130 MB in Node.js 24.
  assert.ok(peak < 200e6, `${Math.round(peak / 1e6)} MB more than before`);
});
