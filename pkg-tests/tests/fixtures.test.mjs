// Every function returns the output of the Rust crate for every fixture.

import assert from "node:assert/strict";
import test from "node:test";
import { api, entry } from "./entries.mjs";
import { fixtures, matchAll } from "./fixtures.mjs";

await api.init();
const all = fixtures();
const text = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();

function assertSame(fixture, images, errors, pages) {
  assert.equal(images, fixture.images, fixture.name);
  assert.ok(matchAll(errors, fixture.errors), `${fixture.name}: ${JSON.stringify(errors)}`);
  if (pages) assert.deepEqual(pages, fixture.pages, fixture.name);
}

function* chunks(bytes, size) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function collect() {
  const errors = [];
  const pages = [];
  return { errors, pages, onError: (error) => errors.push(error), onPage: (page) => pages.push(page) };
}

test("finds the fixtures", () => assert.ok(all.length > 100, `only ${all.length}`));

test(`${entry}: toNdjson returns the expected lines`, async () => {
  for (const fixture of all) {
    const { errors, pages, onError, onPage } = collect();
    assertSame(fixture, text(api.toNdjson(fixture.input, { ...fixture.options, onError, onPage })), errors);
    fixture.pages = pages;
  }
});

test(`${entry}: normalize returns the expected lines as objects`, async () => {
  for (const fixture of all) {
    const { images, errors, furtherErrors, pages, skipped } = api.normalize(fixture.input, fixture.options);
    assertSame(fixture, fixture.images, errors, pages);
    assert.deepEqual(skipped, fixture.skipped, fixture.name);
    assert.equal(furtherErrors, 0);
    assert.deepEqual(images, fixture.images.split("\n").filter(Boolean).map((line) => JSON.parse(line)), fixture.name);
  }
});

test(`${entry}: reads strings`, async () => {
  for (const fixture of all) {
    let string;
    try {
      string = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(fixture.input);
    } catch {
      continue;
    }
    const { errors, onError } = collect();
    assertSame(fixture, text(api.toNdjson(string, { ...fixture.options, onError })), errors);
  }
});

test(`${entry}: the chunk size does not change the result`, async () => {
  for (const fixture of all) {
    for (const size of [1, 7, 61, 1_000]) {
      const { errors, pages, onError, onPage } = collect();
      const stream = ReadableStream.from(chunks(fixture.input, size));
      const lines = stream.pipeThrough(new api.NdjsonStream({ ...fixture.options, onError, onPage }));
      assertSame(fixture, await new Response(lines).text(), errors, pages);
    }
    const { errors, pages, onError, onPage } = collect();
    const skipped = [];
    const onSkipped = (each) => skipped.push(each);
    const expected = fixture.images.split("\n").filter(Boolean).map((line) => JSON.parse(line));
    const images = [];
    for await (const image of api.images(chunks(fixture.input, 61), { ...fixture.options, onError, onPage, onSkipped })) images.push(image);
    assert.deepEqual(images, expected);
    assert.deepEqual(skipped, fixture.skipped, fixture.name);
    assertSame(fixture, fixture.images, errors, pages);
    const stream = ReadableStream.from(chunks(fixture.input, 16)).pipeThrough(new api.ImageStream({ ...fixture.options, onError() {} }));
    assert.deepEqual(await gather(stream), expected);
  }
});

test(`${entry}: detect returns the provider of the first image or error that has one`, async () => {
  for (const fixture of all.filter(({ options, images }) => !options.provider && images)) {
    const first = fixture.errors.find(({ index }) => index === 0)?.provider ?? JSON.parse(fixture.images.split("\n")[0]).provider;
    assert.equal(api.detect(fixture.input), first, fixture.name);
  }
});

async function gather(stream) {
  const values = [];
  for await (const value of stream) values.push(value);
  return values;
}
