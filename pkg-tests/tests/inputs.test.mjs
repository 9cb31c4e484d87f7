// What may be read, and what is said of the rest.

import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";
import { api, entry } from "./entries.mjs";

const dump = '[{"kind": "compute#image", "name": "golden-7", "selfLink": "projects/acme/global/images/golden-7"}]';
const bytes = new TextEncoder().encode(dump);

await api.init();
const { normalize, normalizeImage, toNdjson, detect } = api;
const line = (input, options) => new TextDecoder().decode(toNdjson(input, options));
const wanted = line(dump);

test(`${entry}: bytes, strings and values`, () => {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  const around = new Uint8Array([1, ...bytes, 2]);
  const inputs = {
    Buffer: Buffer.from(dump),
    ArrayBuffer: bytes.buffer.slice(0),
    DataView: new DataView(around.buffer, 1, bytes.length),
    subarray: around.subarray(1, -1),
    SharedArrayBuffer: shared,
    "shared bytes": new Uint8Array(shared),
    "bytes of another realm": vm.runInNewContext(`new Uint8Array([${bytes}])`),
    "a buffer of another realm": vm.runInNewContext(`new Uint8Array([${bytes}]).buffer`),
    "an array": JSON.parse(dump),
    "an object": JSON.parse(dump)[0],
    "an array of another realm": vm.runInNewContext(dump),
    "a string with a mark": `\ufeff${dump}`,
  };
  for (const [name, input] of Object.entries(inputs)) {
    assert.equal(line(input), wanted, name);
    assert.equal(detect(input), "gce", name);
    assert.equal(normalizeImage(input).project, "acme", name);
  }
  assert.equal(wanted.split("\n").length, 2);
});

test(`${entry}: nothing to read`, () => {
  for (const input of ["", new Uint8Array(), [], " \n"]) {
    assert.equal(toNdjson(input).length, 0);
    assert.equal(detect(input), undefined);
  }
});

test(`${entry}: wrong inputs`, () => {
  const says = (input, message) => {
    for (const read of [normalize, normalizeImage, toNdjson, detect]) assert.throws(() => read(input), { name: "TypeError", message });
  };
  const expected = "input: expected bytes, a string, an object or an array, found ";
  says(undefined, `${expected}undefined`);
  says(null, `${expected}null`);
  says(7, `${expected}7`);
  says(() => 0, `${expected}a function`);
  says(new Map(), `${expected}Map`);
  says(Promise.resolve(), `${expected}Promise`);
  says(new Response(""), `${expected}Response`);
  says(new ReadableStream(), "input: expected bytes, a string, an object or an array, found a stream: use `images()`");
  assert.throws(() => api.images(7), { name: "TypeError", message: "source: expected an iterable of chunks of bytes, found 7" });
  assert.throws(() => api.images(bytes), { name: "TypeError", message: "source: expected an iterable of chunks of bytes, found Uint8Array" });
  assert.throws(() => api.images("[]"), { name: "TypeError" });
});

test(`${entry}: wrong options`, () => {
  const says = (options, message, read = toNdjson) => assert.throws(() => read(dump, options), { name: "TypeError", message });
  says({ strcit: true }, "unknown option `strcit`: expected `provider`, `strict`, `source`, `maxImageBytes`, `onError`, `onPage`, `onPartial`, `onSkipped`");
  says({ onError() {} }, "unknown option `onError`: expected `provider`, `strict`, `source`, `maxImageBytes`", normalize);
  says({ toString: 1 }, /^unknown option `toString`/);
  says({ provider: "aws" }, 'option `provider`: expected "gce" or "gcore", found "aws"');
  says({ provider: null }, 'option `provider`: expected "gce" or "gcore", found null');
  says({ strict: 1 }, "option `strict`: expected `true` or `false`, found 1");
  says({ onPage: "x" }, 'option `onPage`: expected a function, found "x"');
  says({ onSkipped: [] }, "option `onSkipped`: expected a function, found Array");
  for (const maxImageBytes of [0, -1, 1.5, 2 ** 32, NaN, "7"]) says({ maxImageBytes }, /^option `maxImageBytes`: expected a whole number/);
  says(null, "options: expected an object, found null");
  says("strict", 'options: expected an object, found "strict"');
  for (const Stream of [api.ImageStream, api.NdjsonStream]) assert.throws(() => new Stream({ strcit: true }), TypeError);
  assert.throws(() => api.images([], { strcit: true }), TypeError);
  assert.equal(line(dump, { provider: undefined, strict: undefined, onError: undefined }), wanted);
});

test(`${entry}: options are heeded`, () => {
  assert.deepEqual(normalizeImage('{"name": "a"}', { provider: "gcore", source: true }).source, { name: "a" });
  const cut = normalize('[{"kind": "compute#image", "name": "a"}]', { maxImageBytes: 10 });
  assert.deepEqual([cut.images, cut.errors.map(({ code }) => code)], [[], ["size"]]);
  const strict = normalize('[{"kind": "compute#image", "name": "a", "creationTimestamp": "never"}, {"kind": "compute#image", "name": "b"}]', { strict: true });
  assert.deepEqual([strict.images.length, strict.errors.map(({ code }) => code)], [0, ["malformed"]]);
});

test(`${entry}: labels are data`, () => {
  const labels = '{"__proto__":"a","constructor":"b","toString":"c"}';
  const json = `{"kind": "compute#image", "name": "a", "labels": ${labels}}`;
  for (const input of [json, JSON.parse(json)]) {
    const image = normalizeImage(input, { source: true });
    assert.equal(JSON.stringify(image.labels), labels);
    assert.deepEqual(Object.entries(image.labels), Object.entries(JSON.parse(labels)));
    assert.equal(Object.getPrototypeOf(image.labels), Object.prototype);
    assert.equal(JSON.stringify(image.source.labels), labels);
  }
  assert.equal({}.a, undefined);
});

test(`${entry}: ids above 2^53`, () => {
  const image = (id) => `{"id": ${id}, "kind": "compute#image", "name": "a"}`;
  assert.equal(normalizeImage(image('"18446744073709551615"')).id, "18446744073709551615");
  assert.equal(normalizeImage(image("18446744073709551615")).id, "18446744073709551615");
  assert.equal(normalizeImage({ id: 18446744073709551615n, kind: "compute#image", name: "a" }).id, "18446744073709551615");
  assert.equal(normalizeImage({ id: 2 ** 53 - 1, kind: "compute#image", name: "a" }).id, "9007199254740991");
  const lost = normalizeImage(JSON.parse(image("4471373458473593472")));
  assert.equal(lost.id, undefined);
  assert.deepEqual(lost.warnings.map(({ code, field }) => [code, field]), [["malformed", "/id"]]);
  const source = line(image("18446744073709551615"), { source: true });
  assert.match(source, /"source":\{"id":18446744073709551615,/);
});

test(`${entry}: lone surrogates`, () => {
  const image = (description) => `{"kind": "compute#image", "name": "a", "description": "${description}"}`;
  const replaced = (input) => {
    const { description, warnings = [] } = normalizeImage(input);
    return [description, warnings.map(({ code }) => code).join()];
  };
  for (const lone of ["\ud800", "\udc00", "\\ud800"]) assert.deepEqual(replaced(image(`<${lone}>`)), ["<\ufffd>", "replaced"]);
  assert.deepEqual(replaced(JSON.parse(image("<\ud800>"))), ["<\ufffd>", "replaced"]);
  assert.deepEqual(replaced(image("<\u{1f980}>")), ["<\u{1f980}>", ""]);
  assert.deepEqual(replaced(image("\\\\\ud800")), ["\\\ufffd", "replaced"]);
  // An escape of a lone surrogate is no JSON, and must not become any.
  assert.equal(normalize(image("\\\ud800")).errors[0].code, "syntax");
});

test(`${entry}: characters where a long string is cut`, () => {
  for (let shift = 0; shift < 4; shift += 1) {
    const description = "x".repeat(shift) + "\u{1f980}".repeat(100_000);
    const image = normalizeImage(JSON.stringify({ kind: "compute#image", name: "a", description }));
    assert.equal(image.description, description);
    assert.equal(image.warnings, undefined);
  }
});

test(`${entry}: strings of 10 MB`, () => {
  const description = '"\\é\n'.repeat(2_500_000);
  assert.equal(normalizeImage({ kind: "compute#image", name: "a", description }).description, description);
});
