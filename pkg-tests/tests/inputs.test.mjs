// Accepted inputs and options, and the messages for wrong ones.

import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";
import { api, entry } from "./entries.mjs";

const dump = '[{"kind": "compute#image", "name": "golden-7", "selfLink": "projects/acme/global/images/golden-7"}]';
const bytes = new TextEncoder().encode(dump);

await api.init();
const { normalize, normalizeImage, toNdjson, detect } = api;
const line = (input, options) => new TextDecoder().decode(toNdjson(input, options));
const expected = line(dump);

/** The names of the images of a source. */
async function names(source, options) {
  const names = [];
  for await (const { name } of api.images(source, options)) names.push(name);
  return names;
}

test(`${entry}: reads bytes, strings and values`, async () => {
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
    "a string with a byte order mark": `\ufeff${dump}`,
  };
  for (const [name, input] of Object.entries(inputs)) {
    assert.equal(line(input), expected, name);
    assert.equal(detect(input), "gce", name);
    assert.equal(normalizeImage(input).project, "acme", name);
    if (ArrayBuffer.isView(input) || name.includes("Buffer")) assert.deepEqual(await names(input), ["golden-7"], name);
  }
  assert.equal(expected.split("\n").length, 2);
});

test(`${entry}: empty inputs have no images`, () => {
  for (const input of ["", new Uint8Array(), [], " \n"]) {
    assert.equal(toNdjson(input).length, 0);
    assert.equal(detect(input), undefined);
  }
});

test(`${entry}: images() reads bytes of any length as one source`, async () => {
  const many = Buffer.from(Array.from({ length: 20_000 }, (_, index) => `{"kind": "compute#image", "name": "a${index}"}`).join("\n"));
  const found = await names(many);
  assert.deepEqual([found.length, found[0], found.at(-1)], [20_000, "a0", "a19999"]);
  assert.deepEqual(await names(new Uint8Array()), []);
  await assert.rejects(names(bytes.subarray(0, 40)), { name: "ImageError", code: "truncated" });
});

test(`${entry}: rejects wrong inputs`, () => {
  const rejects = (input, message) => {
    for (const read of [normalize, normalizeImage, toNdjson, detect]) assert.throws(() => read(input), { name: "TypeError", message });
  };
  const expected = "input: expected bytes, a string, an object or an array, found ";
  rejects(undefined, `${expected}undefined`);
  rejects(null, `${expected}null`);
  rejects(7, `${expected}7`);
  rejects(() => 0, `${expected}a function`);
  rejects(new Map(), `${expected}Map`);
  rejects(Promise.resolve(), `${expected}Promise`);
  rejects(new Response(""), `${expected}Response`);
  rejects(new ReadableStream(), "input: expected bytes, a string, an object or an array, found a stream: use `images()`");
  const source = "source: expected bytes or an iterable of chunks of bytes, found ";
  for (const signal of [undefined, new AbortController().signal]) {
    const rejectsSource = (value, found) => assert.throws(() => api.images(value, { signal }), { name: "TypeError", message: source + found });
    rejectsSource(7, "7");
    rejectsSource(undefined, "undefined");
    rejectsSource("[]", '"[]"');
    rejectsSource({}, "Object");
    rejectsSource(new Response(""), "Response");
  }
});

test(`${entry}: rejects wrong options`, () => {
  const rejects = (options, message, read = toNdjson) => assert.throws(() => read(dump, options), { name: "TypeError", message });
  const query = "`filter`, `latest`, `orderBy`, `maxResults`, `pageToken`, `fields`, `now`";
  const names = `\`provider\`, \`strict\`, \`source\`, \`lifecycle\`, \`evidence\`, \`knowledge\`, \`maxImageBytes\`, ${query}`;
  rejects({ strcit: true }, `unknown option \`strcit\`: expected ${names}, \`collection\`, \`onError\`, \`onPage\`, \`onPartial\`, \`onSelected\`, \`onSkipped\``);
  rejects({ onError() {} }, `unknown option \`onError\`: expected ${names}`, normalize);
  rejects({ toString: 1 }, /^unknown option `toString`/);
  rejects({ provider: "other" }, /^option `provider`: expected "gce" or .*, found "other"$/);
  rejects({ provider: null }, /^option `provider`: expected "gce" or .*, found null$/);
  rejects({ strict: 1 }, "option `strict`: expected `true` or `false`, found 1");
  rejects({ onPage: "x" }, 'option `onPage`: expected a function, found "x"');
  rejects({ onSkipped: [] }, "option `onSkipped`: expected a function, found Array");
  for (const maxImageBytes of [0, -1, 1.5, 2 ** 32, NaN, "7"]) rejects({ maxImageBytes }, /^option `maxImageBytes`: expected a whole number/);
  rejects(null, "options: expected an object, found null");
  rejects("strict", 'options: expected an object, found "strict"');
  rejects(new Map([["strict", true]]), "options: expected an object, found Map");
  rejects([], "options: expected an object, found Array");
  for (const Stream of [api.ImageStream, api.NdjsonStream]) assert.throws(() => new Stream({ strcit: true }), TypeError);
  assert.throws(() => api.images([], { strcit: true }), TypeError);
  const { signal } = new AbortController();
  for (const read of [normalize, normalizeImage, toNdjson]) assert.throws(() => read(dump, { signal }), { name: "TypeError", message: /^unknown option `signal`/ });
  for (const Stream of [api.ImageStream, api.NdjsonStream]) assert.throws(() => new Stream({ signal }), { message: /^unknown option `signal`/ });
  rejects({ signal: null }, "option `signal`: expected an AbortSignal, found null", api.images);
  rejects({ signal: new AbortController() }, "option `signal`: expected an AbortSignal, found AbortController", api.images);
  assert.equal(line(dump, { provider: undefined, strict: undefined, onError: undefined }), expected);
});

test(`${entry}: applies options`, () => {
  assert.deepEqual(normalizeImage('{"name": "a"}', { provider: "gcore", source: true }).source, { name: "a" });
  const cut = normalize('[{"kind": "compute#image", "name": "a"}]', { maxImageBytes: 10 });
  assert.deepEqual([cut.images, cut.errors.map(({ code }) => code)], [[], ["size"]]);
  const strict = normalize('[{"kind": "compute#image", "name": "a", "creationTimestamp": "never"}, {"kind": "compute#image", "name": "b"}]', { strict: true });
  assert.deepEqual([strict.images.length, strict.errors.map(({ code }) => code)], [0, ["malformed"]]);
});

test(`${entry}: labels with names of object members are kept`, () => {
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

test(`${entry}: keeps ids above 2^53 except in parsed values`, () => {
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

test(`${entry}: replaces lone surrogates with a warning`, () => {
  const image = (description) => `{"kind": "compute#image", "name": "a", "description": "${description}"}`;
  const replaced = (input) => {
    const { description, warnings = [] } = normalizeImage(input);
    return [description, warnings.map(({ code }) => code).join()];
  };
  for (const lone of ["\ud800", "\udc00", "\\ud800"]) assert.deepEqual(replaced(image(`<${lone}>`)), ["<\ufffd>", "replaced"]);
  assert.deepEqual(replaced(JSON.parse(image("<\ud800>"))), ["<\ufffd>", "replaced"]);
  assert.deepEqual(replaced(image("<\u{1f980}>")), ["<\u{1f980}>", ""]);
  assert.deepEqual(replaced(image("\\\\\ud800")), ["\\\ufffd", "replaced"]);
  // A backslash before a surrogate is a syntax error, and must remain one.
  assert.equal(normalize(image("\\\ud800")).errors[0].code, "syntax");
});

test(`${entry}: does not split characters of a long string`, () => {
  for (let shift = 0; shift < 4; shift += 1) {
    const description = "x".repeat(shift) + "\u{1f980}".repeat(100_000);
    const image = normalizeImage(JSON.stringify({ kind: "compute#image", name: "a", description }));
    assert.equal(image.description, description);
    assert.equal(image.warnings, undefined);
  }
});

test(`${entry}: reads strings of 10 MB`, () => {
  const description = '"\\é\n'.repeat(2_500_000);
  assert.equal(normalizeImage({ kind: "compute#image", name: "a", description }).description, description);
});
