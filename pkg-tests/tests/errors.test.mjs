// Errors, pages, partial inputs and skipped objects: what is reported, and that reading continues.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { api, entry } from "./entries.mjs";
import { repository } from "./fixtures.mjs";

const dump = '[{"kind": "compute#image", "name": "a"}, {"kind": "compute#image", "name": 42}, {"kind": "compute#image", "name": "c"}, 7]';
const chunks = () => [new TextEncoder().encode(dump)];

await api.init();
const { ImageError, ImageStream, NdjsonStream, images, normalize, normalizeImage, toNdjson } = api;

test(`${entry}: an error has all documented fields`, () => {
  const error = normalize(dump).errors[0];
  assert.ok(error instanceof ImageError && error instanceof Error);
  assert.equal(error.name, "ImageError");
  assert.equal(String(error), "ImageError: image 1, line 1, column 42: /name: expected a string, found `42`");
  const { message } = error;
  const expected = { code: "malformed", message, provider: "gce", index: 1, path: "/name", line: 1, column: 42, offset: 41, expected: "a string", found: "`42`" };
  assert.deepEqual(JSON.parse(JSON.stringify(error)), expected);
  for (const [field, value] of Object.entries(expected)) assert.equal(error[field], value);
});

test(`${entry}: normalizeImage throws unless there is exactly one image`, () => {
  const code = (input) => {
    try {
      normalizeImage(input);
    } catch (error) {
      assert.ok(error instanceof ImageError);
      return `${error.code}: ${error.message}`;
    }
  };
  assert.equal(code("[]"), "missing: expected one image, found none");
  assert.equal(code('[{"kind": "compute#image", "name": "a"}, {"kind": "compute#image", "name": "b"}]'), "malformed: expected one image, found more");
  assert.match(code("[7]"), /^malformed: image 0/);
  assert.match(code('{"kind": "compute#image", "name": "a"} x'), /^syntax: /);
});

test(`${entry}: without a handler, the first error is thrown after the images before it`, async () => {
  const first = { name: "ImageError", index: 1 };
  assert.throws(() => toNdjson(dump), first);
  const seen = [];
  await assert.rejects(async () => {
    for await (const image of images(chunks())) seen.push(image.name);
  }, first);
  const stream = ReadableStream.from(chunks()).pipeThrough(new api.ImageStream());
  await assert.rejects(async () => {
    for await (const image of stream) seen.push(image.name);
  }, first);
  assert.equal(seen[0], "a");
  await assert.rejects(new Response(ReadableStream.from(chunks()).pipeThrough(new api.NdjsonStream())).text(), first);
});

test(`${entry}: a handler receives all errors`, async () => {
  const indexes = [];
  const onError = (error) => indexes.push(error.index);
  const seen = [];
  for await (const image of images(chunks(), { onError })) seen.push(image.name);
  assert.deepEqual([seen, indexes], [["a", "c"], [1, 3]]);
});

test(`${entry}: an exception from a handler is rethrown`, async () => {
  const fail = () => {
    throw new RangeError("enough");
  };
  const enough = { name: "RangeError", message: "enough" };
  assert.throws(() => toNdjson(dump, { onError: fail }), enough);
  assert.throws(() => toNdjson('{"items": []}', { onPage: fail }), enough);
  assert.throws(() => toNdjson(asset("x/y"), { onSkipped: fail }), enough);
  const stream = ReadableStream.from(chunks()).pipeThrough(new api.NdjsonStream({ onError: fail }));
  await assert.rejects(new Response(stream).text(), enough);
  // A handler can read another input.
  let inner;
  toNdjson(dump, { onError: () => (inner = normalize(dump).images.length) });
  assert.equal(inner, 2);
});

test(`${entry}: rejects chunks that are not bytes`, async () => {
  const read = async (source) => {
    for await (const image of images(source)) assert.fail(image);
  };
  await assert.rejects(read(["[]"]), { name: "TypeError", message: "source: expected chunks of bytes, found a string: read without an encoding" });
  await assert.rejects(read([7]), { name: "TypeError", message: "source: expected chunks of bytes, found 7" });
  const stream = ReadableStream.from(["[]"]).pipeThrough(new api.ImageStream());
  await assert.rejects(stream.getReader().read(), { name: "TypeError" });
});

test(`${entry}: normalize keeps 10,000 errors and counts the others`, () => {
  const { errors, furtherErrors } = normalize(`[${"7,".repeat(10_004)}7]`);
  assert.deepEqual([errors.length, furtherErrors, errors[9_999].index], [10_000, 5, 9_999]);
});

test(`${entry}: reports pages`, () => {
  const input = '{"items": [{"kind": "compute#image", "name": "a"}], "nextPageToken": "t"}\n{"count": 9, "results": []}';
  const expected = [
    { provider: "gce", index: 0, images: 1, nextPageToken: "t" },
    { provider: "gcore", index: 1, images: 0, count: 9 },
  ];
  const pages = [];
  toNdjson(input, { onPage: (page) => pages.push(page) });
  assert.deepEqual(pages, expected);
  assert.deepEqual(normalize(input).pages, expected);
});

test(`${entry}: reports partial inputs at the end`, async () => {
  const gce = (token) => `{"kind": "compute#imageList", "items": []${token}}`;
  const gcore = '{"count": 2, "results": [{"name": "a", "region_id": 1, "min_disk": 0}]}';
  const cases = [
    ["[]", []],
    [gce(""), []],
    [gce(', "nextPageToken": "t"'), ["gce"]],
    [gce(', "nextPageToken": "t"') + gce(""), []],
    [gcore, ["gcore"]],
    [gcore + gcore, []],
    [gcore + gce(', "nextPageToken": "t"'), ["gce", "gcore"]],
  ];
  for (const [input, expected] of cases) {
    assert.deepEqual(normalize(input).partial, expected, input);
    const reported = [[], [], [], []];
    const into = (list) => ({ onPartial: (...providers) => list.push(...providers) });
    toNdjson(input, into(reported[0]));
    const bytes = Buffer.from(input);
    for await (const image of images([bytes], into(reported[1]))) assert.equal(image.name, "a");
    for (const [index, Stream] of [ImageStream, NdjsonStream].entries()) {
      for await (const _ of ReadableStream.from([bytes]).pipeThrough(new Stream(into(reported[index + 2]))));
    }
    assert.deepEqual(reported, Array(4).fill(expected), input);
  }
});

/** An asset of an inventory and a resource of a Terraform state, of a given type. */
const asset = (kind) => `{"assetType": ${JSON.stringify(kind)}, "name": "//x", "resource": {"data": {"name": "b"}}}`;
const resource = (kind) => `{"type": ${JSON.stringify(kind)}, "name": "x", "instances": [{"attributes": {"name": "b"}}]}`;

test(`${entry}: reports skipped objects by type at the end`, async () => {
  const disk = "compute.googleapis.com/Disk";
  const own = '{"kind": "compute#image", "name": "a"}';
  const state = `{"version": 4, "terraform_version": "1.9.0", "resources": [${resource("__proto__")}, ${resource("google_compute_disk")}, ${resource("__proto__")}]}`;
  const many = Array.from({ length: 103 }, (_, number) => `x/${number}`);
  const of = (count) => (kind) => ({ kind, count });
  const cases = [
    [own, []],
    [`${asset(disk)}\n${own}\n${asset("x/y")}\n${asset(disk)}`, [of(2)(disk), of(1)("x/y")]],
    [state, [of(2)("__proto__"), of(1)("google_compute_disk")]],
    // A type may contain line breaks and quotes.
    [asset('x/ "a"\n7 \u202e\u{1f980}'), [of(1)('x/ "a"\\u{a}7 \\u{202e}\u{1f980}')]],
    [many.map(asset).join("\n"), [...many.slice(0, 100).map(of(1)), of(3)("other")]],
  ];
  for (const [input, expected] of cases) {
    for (const strict of [false, true]) {
      const { errors, skipped, partial } = normalize(input, { strict });
      assert.deepEqual([errors, skipped, partial], [[], expected, []], input);
      const reported = [[], [], [], []];
      const into = (list) => ({ strict, onSkipped: (...each) => list.push(...each) });
      toNdjson(input, into(reported[0]));
      // The chunks split a type.
      const bytes = Buffer.from(input);
      const parts = [bytes.subarray(0, 20), bytes.subarray(20)];
      for await (const image of images(parts, into(reported[1]))) assert.equal(image.name, "a");
      for (const [index, Stream] of [ImageStream, NdjsonStream].entries()) {
        for await (const _ of ReadableStream.from(parts).pipeThrough(new Stream(into(reported[index + 2]))));
      }
      assert.deepEqual(reported, Array(4).fill(expected), input);
    }
  }
  assert.deepEqual(Object.keys(normalize(state).skipped[0]), ["kind", "count"]);
  assert.equal({}.count, undefined);
});

test(`${entry}: does not report skipped objects if an error is thrown`, () => {
  const reported = [];
  assert.throws(() => toNdjson(`${asset("x/y")} 7`, { onSkipped: (each) => reported.push(each) }), ImageError);
  assert.deepEqual(reported, []);
  toNdjson(`${asset("x/y")} 7`, { onError() {}, onSkipped: ({ kind, count }) => reported.push(`${kind} ${count}`) });
  assert.deepEqual(reported, ["x/y 1"]);
});

test("the types list every error code", () => {
  const page = readFileSync(join(repository, "core", "CODES.md"), "utf8");
  const [, errors] = page.split(/^## .*$/m);
  const codes = [...errors.matchAll(/^### `(.*)`$/gm)].map(([, code]) => code);
  const types = readFileSync(join(repository, "wasm", "js", "index.d.ts"), "utf8");
  const [, declared] = /type ErrorCode = Open<([^>]*)>/.exec(types);
  assert.deepEqual([...declared.matchAll(/"(.*)"/g)].map(([, code]) => code), codes);
});

test(`${entry}: an input that ends too early has the error truncated`, async () => {
  const { images: found, errors, partial } = normalize('[{"kind": "compute#image", "name": "a"}, {"kind"');
  assert.deepEqual([found.map(({ name }) => name), errors.map(({ code }) => code), partial], [["a"], ["truncated"], []]);
  assert.equal(normalize("[7 7").errors.at(-1).code, "syntax");
});

test(`${entry}: the module works after failing inputs`, async () => {
  const bad = ["{", "[".repeat(1_000_000), '{"a":'.repeat(500), new Uint8Array([0xff, 0xfe, 0x5b, 0]), new Uint8Array([0x5b, 0xff]), '"', "\0", dump.slice(0, 50)];
  for (let round = 0; round < 20; round += 1) {
    for (const input of bad) {
      assert.throws(() => toNdjson(input), ImageError);
      assert.ok(normalize(input).errors.length > 0);
      assert.throws(() => normalizeImage(input), ImageError);
      const generator = images([typeof input === "string" ? new TextEncoder().encode(input) : input]);
      await assert.rejects(async () => {
        for await (const image of generator) void image;
      }, ImageError);
    }
  }
  assert.equal(normalize(dump).images.length, 2);
});
