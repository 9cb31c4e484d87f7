// Streams of any length, and readers that stop half-way.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import test from "node:test";
import { api, entry } from "./entries.mjs";

const image = new TextEncoder().encode(`${JSON.stringify({ name: "golden-7", selfLink: "x", description: "x".repeat(1_000) })}\n`);
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
  for await (const each of images(endless(most / 3))) if ((count += each.name.length > 0) % 10_000 === 0) watch();
  assert.ok(bytes > most * 0.9 && count > 90_000);
  assert.ok(peak < 100e6, `${Math.round(peak / 1e6)} MB more than before`);
});
