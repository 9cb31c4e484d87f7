// The options `knowledge` and `evidence`, in every function that takes options.

import assert from "node:assert/strict";
import test from "node:test";
import { api, entry } from "./entries.mjs";

await api.init();
const { normalize, normalizeImage, toNdjson, images, ImageStream, NdjsonStream } = api;

const knowledge = {
  distros: [{ id: "acmelinux", names: ["acme linux"], versionParts: 2, codenames: { 3: "roadrunner" }, outranksLicenses: true }],
  licenses: { "acme-golden-7": "rhel-9-server" },
};
const license = (path) => `https://www.googleapis.com/compute/v1/projects/${path.replace("/", "/global/licenses/")}`;
const image = (name, licenses) => ({ kind: "compute#image", name, licenses: licenses.map(license) });
const dump = [image("acme-linux-3-1-v20270101", ["debian-cloud/debian-12-bookworm"]), image("golden-7", ["acme/acme-golden-7"]), image("web-7", ["debian-cloud/debian-12-bookworm"])];
const bytes = Buffer.from(JSON.stringify(dump));

const debian = { type: "linux", distro: "debian", version: "12", codename: "bookworm" };
const ours = [{ type: "linux", distro: "acmelinux", version: "3.1", codename: "roadrunner" }, { type: "linux", distro: "rhel", version: "9" }, debian];

/** The images that each function returns. */
async function readAll(options) {
  const all = async (iterable) => {
    const found = [];
    for await (const each of iterable) found.push(each);
    return found;
  };
  const parse = (text) => text.trimEnd().split("\n").map((line) => JSON.parse(line));
  return {
    normalize: normalize(bytes, options).images,
    "normalize, of values": normalize(dump, options).images,
    normalizeImage: dump.map((each) => normalizeImage(each, options)),
    toNdjson: parse(new TextDecoder().decode(toNdjson(bytes, options))),
    images: await all(images([bytes], options)),
    ImageStream: await all(ReadableStream.from([bytes]).pipeThrough(new ImageStream(options))),
    NdjsonStream: parse(await new Response(ReadableStream.from([bytes]).pipeThrough(new NdjsonStream(options))).text()),
  };
}

test(`${entry}: rows of knowledge identify a caller's distribution and licence`, async () => {
  for (const [name, found] of Object.entries(await readAll({ knowledge }))) {
    assert.deepEqual(found.map(({ os }) => os), ours, name);
    assert.equal(found[0].evidence["/os/distro"], "/name", name);
    assert.equal(found[1].evidence["/os/distro"], "/licenses/0", name);
    assert.equal(found[0].warnings, undefined, name);
    assert.deepEqual(found[0].licenses, ["debian-cloud/debian-12-bookworm"], name);
  }
});

test(`${entry}: rows apply to one call only`, () => {
  const plain = JSON.stringify(normalize(bytes));
  assert.deepEqual(normalize(bytes).images[1].os, undefined);
  normalize(bytes, { knowledge });
  assert.equal(JSON.stringify(normalize(bytes)), plain);
  for (const nothing of [undefined, {}, { distros: [] }, { licenses: {} }]) assert.equal(JSON.stringify(normalize(bytes, { knowledge: nothing })), plain);
});

test(`${entry}: evidence can be left out`, async () => {
  const withEvidence = await readAll({ knowledge });
  for (const [name, found] of Object.entries(await readAll({ knowledge, evidence: false }))) {
    assert.deepEqual(found, withEvidence[name].map(({ evidence, ...rest }) => rest), name);
  }
  assert.deepEqual(await readAll({ knowledge, evidence: true }), withEvidence);
});

test(`${entry}: wrong rows are rejected with a path`, () => {
  const rejects = (rows, path) => assert.throws(() => normalize(bytes, { knowledge: rows }), (error) => error.name === "TypeError" && error.message.includes(path));
  rejects({ distros: [{ id: 7 }] }, "/distros/0/id");
  rejects({ distros: [{ id: "a" }, { names: [] }] }, "/distros/1");
  rejects({ distros: [{ id: "a", nmaes: [] }] }, "/distros/0/nmaes");
  rejects({ distros: [{ id: "a", labels: { os: "a" } }] }, "/distros/0/labels/os");
  rejects({ licenses: { a: 7 } }, "/licenses/a");
  rejects({ distro: [] }, "/distro");
  const cyclic = {};
  cyclic.distros = [cyclic];
  for (const rows of [cyclic, { licenses: { a: 1n } }, { toJSON() {} }, new Map()]) rejects(rows, "option `knowledge`: ");
  for (const rows of [null, 7, "{}"]) assert.throws(() => normalize(bytes, { knowledge: rows }), { name: "TypeError", message: /knowledge/ });
  assert.throws(() => normalize(bytes, { evidence: 0 }), { name: "TypeError", message: "option `evidence`: expected `true` or `false`, found 0" });
});
