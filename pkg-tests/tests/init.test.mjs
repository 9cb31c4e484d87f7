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
  assert.deepEqual(api.normalize("[]"), { images: [], errors: [], furtherErrors: 0, pages: [], partial: [], skipped: [] });
});

test(`${entry}: exports only the documented names`, () => {
  const names = ["ImageError", "ImageStream", "NdjsonStream", "detect", "images", "init", "normalize", "normalizeImage", "toNdjson"];
  assert.deepEqual(Object.keys(api).filter((name) => !["default", "module.exports"].includes(name)).sort(), names);
});
