// Compares results for generated dumps: native and WebAssembly, whole and in chunks, pretty and compact, with and without
// `source`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import test from "node:test";
import { api, entry } from "./entries.mjs";

await api.init();

const command = process.env.CLOUD_IMAGE_COMMAND;
const run = (file, args, input) => execFileSync(file, args, { input, stdio: ["pipe", "pipe", "ignore"], maxBuffer: 1 << 28 });
const generate = (...args) => run(join(dirname(command), "examples", "generate"), args);
const native = (dump, ...args) => run(command, args, dump).toString();
const text = (bytes) => Buffer.from(bytes).toString();

/** Chunk size in bytes -> number of images. */
const sizes = { 1: 4, 3: 4, 1_000: 40, 4_096: 40, 65_536: 40 };

for (const provider of ["gce", "gcore", "azure", "aws"]) {
  const dump = (layout, images) => generate("--provider", provider, "--images", String(images), "--layout", layout, "--non-ascii", "20");

  test(`${entry}: ${provider}: WebAssembly and native output are equal for all layouts`, () => {
    const expected = native(dump("pretty", 300));
    assert.equal(expected.split("\n").length, 301);
    for (const layout of ["pretty", "compact", "ndjson"]) {
      assert.equal(text(api.toNdjson(dump(layout, 300))), expected, layout);
      assert.equal(native(dump(layout, 300)), expected, layout);
    }
  });

  test(`${entry}: ${provider}: the chunk size does not change the result`, async () => {
    for (const [size, count] of Object.entries(sizes)) {
      const bytes = dump("pretty", count);
      const expected = text(api.toNdjson(bytes));
      const chunks = function* () {
        for (let at = 0; at < bytes.length; at += Number(size)) yield bytes.subarray(at, at + Number(size));
      };
      const stream = Readable.toWeb(Readable.from(chunks())).pipeThrough(new api.NdjsonStream());
      const lines = [];
      for await (const chunk of stream) lines.push(chunk);
      assert.equal(text(Buffer.concat(lines)), expected, size);
      const images = [];
      for await (const image of api.images(chunks())) images.push(image);
      assert.deepEqual(images, expected.trimEnd().split("\n").map((line) => JSON.parse(line)), size);
    }
  });

  test(`${entry}: ${provider}: the option source adds only the source, which reads as the same image`, () => {
    const bytes = dump("compact", 100);
    const lines = text(api.toNdjson(bytes)).trimEnd().split("\n");
    const withSource = text(api.toNdjson(bytes, { source: true })).trimEnd().split("\n");
    assert.equal(native(bytes, "--source").trimEnd(), withSource.join("\n"));
    withSource.forEach((line, index) => {
      const plain = lines[index].slice(0, -1);
      assert.equal(line.slice(0, plain.length), plain);
      const source = line.slice(plain.length + ',"source":'.length, -1);
      assert.equal(text(api.toNdjson(Buffer.from(source), { provider })), `${lines[index]}\n`);
    });
  });
}
