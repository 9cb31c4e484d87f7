// The texts with which images are used.

import assert from "node:assert/strict";
import test from "node:test";
import { api, entry } from "./entries.mjs";

await api.init();
const { ImageError, normalizeImage, usage } = api;

const debian = {
  provider: "gce",
  name: "debian-12-bookworm-v20240415",
  family: "debian-12",
  project: "debian-cloud",
  labels: {},
  status: "ready",
};

test(`${entry}: an image has the texts with which it and its family are used`, () => {
  const texts = usage(debian);
  assert.deepEqual(
    texts.map(({ tool, target }) => `${tool} ${target}`),
    ["gcloud image", "terraform image", "gcloud family", "terraform family"],
  );
  assert.equal(
    texts[0].text,
    "gcloud compute instances create INSTANCE_NAME --image=debian-12-bookworm-v20240415 --image-project=debian-cloud",
  );
});

test(`${entry}: what was read can be used`, () => {
  const image = normalizeImage({ id: "a-1", name: "b", region_id: 7, project_id: 1, min_disk: 5, status: "active" });
  assert.match(usage(image)[0].text, /^curl .*"image_id":"a-1","boot_index":0,"size":5/);
  assert.deepEqual(usage({ ...image, status: "failed" }), []);
});

test(`${entry}: what is no image is an error`, () => {
  assert.throws(() => usage({ provider: "gce", name: 7, labels: {} }), ImageError);
  assert.throws(() => usage({ name: "a" }), ImageError);
  for (const value of [undefined, null, 7, "{}", [debian]]) assert.throws(() => usage(value), TypeError);
});
