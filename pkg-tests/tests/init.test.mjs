import assert from "node:assert/strict";
import test from "node:test";
import { api, entry } from "./entries.mjs";

const calls = {
  normalize: (api) => api.normalize("[]"),
  normalizeImage: (api) => api.normalizeImage("{}"),
  toNdjson: (api) => api.toNdjson("[]"),
  detect: (api) => api.detect("[]"),
  images: (api) => api.images([]),
  ImageStream: (api) => new api.ImageStream(),
  NdjsonStream: (api) => new api.NdjsonStream(),
};

const isInline = entry.startsWith("inline");

test(`${entry}: functions throw before init() if it is needed`, () => {
  for (const [name, call] of Object.entries(calls)) {
    if (isInline) assert.throws(() => call(api), { message: "cloud-image is not loaded yet: call `await init()` first" }, name);
    else if (name !== "normalizeImage") call(api);
  }
});

test(`${entry}: init() can be called repeatedly`, async () => {
  assert.equal(await api.init(), undefined);
  await Promise.all([api.init(), api.init()]);
  const nothing = { images: [], errors: [], furtherErrors: 0, pages: [], partial: [], skipped: [], matched: 0, read: 0, unanswered: [] };
  assert.deepEqual(api.normalize("[]"), nothing);
});

test(`${entry}: init() checks its options, also if the module is loaded`, async () => {
  await api.init();
  const rejects = (options, message) => assert.rejects(api.init(options), { name: "TypeError", message });
  const expected = "option `module`: expected a URL, a request, a response, bytes or a compiled module, found ";
  await rejects({ modul: "a" }, "unknown option `modul`: expected `module`");
  await rejects({ toString: 1 }, "unknown option `toString`: expected `module`");
  await rejects({ module: 7 }, `${expected}7`);
  await rejects({ module: null }, `${expected}null`);
  await rejects({ module: () => 0 }, `${expected}a function`);
  await rejects(null, "options: expected an object, found null");
  await rejects("cloud-image.wasm", 'options: expected an object, found "cloud-image.wasm"');
  const url = new URL("https://example.com/never-fetched.wasm");
  for (const options of [undefined, {}, { module: undefined }, { module: url }, { module_or_path: url }]) assert.equal(await api.init(options), undefined);
});

test(`${entry}: exports only the documented names`, () => {
  const classes = ["Collection", "Filter", "FilterError", "ImageError", "ImageStream", "NdjsonStream"];
  const names = [...classes, "detect", "diff", "fieldNames", "images", "init", "normalize", "normalizeImage", "toNdjson", "usage", "words"];
  assert.deepEqual(Object.keys(api).filter((name) => !["default", "module.exports"].includes(name)).sort(), names);
});
