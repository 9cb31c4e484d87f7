// Filters, orders, pages, fields and the newest of groups.

import assert from "node:assert/strict";
import test from "node:test";
import { checkQueries } from "../programs/query-checks.js";
import { api, entry } from "./entries.mjs";
import { queries } from "./queries.mjs";

await api.init();
const { Collection, Filter, FilterError, ImageError, normalize, normalizeImage, toNdjson } = api;
const { now, dump, ...tables } = queries();
const all = normalize(dump).images;
const names = (images) => images.map(({ name }) => name);
const text = (bytes) => new TextDecoder().decode(bytes);

async function gather(stream) {
  const values = [];
  for await (const value of stream) values.push(value);
  return values;
}

test(`${entry}: the tables of the query language hold`, () => {
  assert.ok(tables.filters.length > 400 && tables.errors.length > 100);
  const failures = [];
  checkQueries(api, { now, dump, ...tables }, (holds, what) => holds || failures.push(what));
  assert.deepEqual(failures, []);
});

test(`${entry}: all functions and streams give the same images`, async () => {
  const bytes = new TextEncoder().encode(dump);
  function* chunks() {
    for (let at = 0; at < bytes.length; at += 61) yield bytes.subarray(at, at + 61);
  }
  for (const options of [
    {},
    { filter: "os.distro=debian" },
    { filter: new Filter("os.distro=debian"), maxResults: 2 },
    { maxResults: 3, pageToken: normalize(dump, { maxResults: 5 }).nextPageToken },
    { orderBy: "createdAt desc,name", maxResults: 7, fields: ["name", "createdAt"] },
    { latest: "os", fields: "name,os" },
    { latest: "family", filter: "family:debian", orderBy: "name" },
    { filter: "name=none", latest: "family" },
  ]) {
    const what = JSON.stringify(options);
    const { images, matched, read, unanswered, nextPageToken } = normalize(dump, options);
    const selected = { matched, read, unanswered, ...(nextPageToken === undefined ? {} : { nextPageToken }) };
    const lines = images.map((image) => `${JSON.stringify(image)}\n`).join("");
    const ends = [];
    const withEnd = { ...options, onSelected: (end) => ends.push(end) };
    assert.equal(text(toNdjson(dump, withEnd)), lines, what);
    assert.deepEqual(await gather(api.images(chunks(), withEnd)), images, what);
    assert.deepEqual(await gather(ReadableStream.from(chunks()).pipeThrough(new api.ImageStream(withEnd))), images, what);
    const stream = ReadableStream.from(chunks()).pipeThrough(new api.NdjsonStream(withEnd));
    assert.equal(await new Response(stream).text(), lines, what);
    assert.deepEqual(ends, Array(4).fill(selected), what);
  }
});

test(`${entry}: pages make up all images`, () => {
  for (const options of [{}, { orderBy: "size.minDiskBytes" }, { latest: "os" }, { filter: "os.type=linux" }]) {
    const expected = normalize(dump, options);
    const found = [];
    let pageToken;
    do {
      const page = normalize(dump, { ...options, maxResults: 7, pageToken });
      assert.ok(page.images.length > 0 && page.images.length <= 7);
      assert.equal(page.matched, expected.matched);
      found.push(...page.images);
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    assert.deepEqual(found, expected.images);
  }
  assert.equal(normalize(dump, { maxResults: 0 }).images.length, all.length);
  const { nextPageToken } = normalize(dump, { maxResults: 1, orderBy: "name" });
  assert.throws(() => normalize(dump, { maxResults: 1, orderBy: "id", pageToken: nextPageToken }), {
    name: "FilterError",
    code: "filter-syntax",
    message: /^option `pageToken`: column 1: expected a page token of this query, found `/,
  });
});

test(`${entry}: errors of an input come with what is selected`, () => {
  const input = `${dump}7\n{"kind": "compute#image"}\n[`;
  const errors = [];
  const { images, errors: found } = normalize(input, { orderBy: "name", maxResults: 2 });
  assert.deepEqual(names(images), ["acme-cache-v9", "acme-cache-v10"]);
  assert.deepEqual(found.map(({ code }) => code), ["malformed", "missing", "truncated"]);
  const lines = text(toNdjson(input, { filter: "name=acme-cache-v9", latest: "name", fields: "name", onError: (error) => errors.push(error.code) }));
  assert.equal(lines, '{"name":"acme-cache-v9"}\n');
  assert.deepEqual(errors, ["malformed", "missing", "truncated"]);
  assert.throws(() => toNdjson(input, { maxResults: 1 }), ImageError);
});

test(`${entry}: normalizeImage returns the only image that is selected`, () => {
  assert.equal(normalizeImage(dump, { filter: "family=debian-12", latest: "family" }).name, "debian-12-bookworm-v20261020");
  assert.deepEqual(normalizeImage(dump, { maxResults: 1, fields: "name" }), { name: all[0].name });
  assert.throws(() => normalizeImage(dump, { filter: "family=debian-12" }), /expected one image, found more/);
  assert.throws(() => normalizeImage(dump, { filter: "family=none" }), /expected one image, found none/);
});

test(`${entry}: times are relative to now`, () => {
  const image = { kind: "compute#image", name: "a", creationTimestamp: "2026-11-01T00:00:00Z" };
  const filter = "createdAt<-P30D";
  const at = (time) => normalize(image, { filter, now: time }).images.length;
  const times = [
    ["2026-12-01T00:00:01Z", 1],
    ["2026-12-01T00:00:00Z", 0],
    [new Date("2026-12-01T00:00:01Z"), 1],
    [Date.UTC(2026, 11, 1, 0, 0, 1), 1],
    [Date.UTC(2026, 11, 1), 0],
  ];
  const [unified] = normalize(image).images;
  for (const [time, expected] of times) {
    assert.equal(at(time), expected);
    assert.equal(new Filter(filter).matches(unified, { now: time }), expected === 1);
  }
  // The present is the default.
  const fresh = { ...image, creationTimestamp: new Date(Date.now() - 60_000).toISOString() };
  assert.equal(normalize(fresh, { filter: "createdAt>-PT1H createdAt<-PT30S" }).matched, 1);
  assert.equal(new Filter("createdAt>-PT1H").matches(normalize(fresh).images[0]), true);
  for (const time of ["today", new Date(NaN), 1e18, {}, null]) {
    const error = { name: "TypeError", message: /^option `now`: expected a / };
    assert.throws(() => at(time), error);
    assert.throws(() => new Filter(filter).matches(unified, { now: time ?? {} }), error);
  }
});

test(`${entry}: a Filter has a canonical form and warnings`, () => {
  const filter = new Filter("é debian and arch (os.distro=debian OR architecture=foo)");
  assert.equal(`${filter}`, "é AND debian AND and AND arch AND (os.distro=debian OR architecture=foo)");
  assert.deepEqual(filter.warnings, [
    { message: "column 11: `and` is searched as a word: did you mean `AND`?", offset: 9, length: 3 },
    { message: "column 54: `foo` is not a known word of `architecture`: known are `x86_64`, `aarch64`, `i686`", offset: 52, length: 3 },
  ]);
  assert.ok(Object.isFrozen(filter.warnings) && Object.isFrozen(filter.warnings[0]));
  assert.equal(new Filter("").matches(all[0]), true);
});

test(`${entry}: a FilterError has its place in UTF-16 code units`, () => {
  const error = { name: "FilterError", code: "filter-syntax", message: "column 12: expected `=`, found `==`: write `=`", hint: "write `=`" };
  assert.throws(() => new Filter("😀 é name==a"), { ...error, message: error.message.replace("12", "13"), offset: 9, length: 2 });
  assert.throws(() => new Filter("a name =="), { code: "filter-syntax", offset: 7, length: 2 });
  assert.throws(() => new Filter("name="), { offset: 5, length: 0 });
  try {
    new Filter("name==a");
    assert.fail();
  } catch (found) {
    assert.ok(found instanceof Error && found instanceof FilterError);
    const { code, message, offset, length, hint } = found;
    assert.deepEqual(found.toJSON(), { code, message, offset, length, hint });
    assert.deepEqual(new FilterError(structuredClone(found.toJSON())).toJSON(), found.toJSON());
  }
  assert.throws(() => new FilterError({ code: "x" }), TypeError);
});

test(`${entry}: an error of an option names the option`, () => {
  for (const [options, code, place] of [
    [{ filter: "name=a b==c" }, "filter-syntax", [8, 2]],
    [{ orderBy: "name desc desc" }, "filter-syntax", [5, 9]],
    [{ orderBy: "nmae" }, "filter-field", [0, 4]],
    [{ latest: "labels" }, "filter-type", [0, 6]],
    [{ fields: ["name", "os.distri"] }, "filter-field", [5, 9]],
    [{ fields: [] }, "filter-syntax", [0, 0]],
    [{ pageToken: "x" }, "filter-syntax", [0, 1]],
  ]) {
    const [name] = Object.keys(options);
    const message = new RegExp(`^option \`${name}\`: column ${place[0] + 1}: expected .*, found .*$`);
    const expected = { name: "FilterError", code, message, offset: place[0], length: place[1] };
    for (const call of [normalize, normalizeImage, toNdjson, api.images]) assert.throws(() => call("[]", options), expected);
    for (const Stream of [api.ImageStream, api.NdjsonStream]) assert.throws(() => new Stream(options), expected);
  }
  for (const [options, message] of [
    [{ filter: 7 }, "option `filter`: expected a string or a Filter, found 7"],
    [{ fields: [7] }, "option `fields`: expected a string or an array of strings, found Array"],
    [{ orderBy: ["name"] }, "option `orderBy`: expected a string, found Array"],
    [{ latest: true }, "option `latest`: expected a string, found true"],
    [{ maxResults: -1 }, "option `maxResults`: expected a whole number from 0, found -1"],
    [{ maxResults: 1.5 }, "option `maxResults`: expected a whole number from 0, found 1.5"],
    [{ pageToken: 7 }, "option `pageToken`: expected a string, found 7"],
  ]) {
    assert.throws(() => normalize("[]", options), { name: "TypeError", message });
  }
  const nothing = Object.fromEntries(["filter", "latest", "orderBy", "maxResults", "pageToken", "fields", "now"].map((name) => [name, undefined]));
  assert.deepEqual(normalize(dump, nothing).images, all);
});

test(`${entry}: lone surrogates and other odd texts are errors or have an answer`, () => {
  const odd = ["\ud800", "\udc00x", "name=\ud800", "labels.\ud800=x", "name~\ud800", '"\ud800', "\0", "\u00a0", "a\u2028b", "(".repeat(9_000), "x".repeat(1_000_000), "\ud800==\ud800"];
  for (const each of odd) {
    try {
      assert.equal(typeof new Filter(each).matches(all[0], { now }), "boolean");
    } catch (error) {
      assert.ok(error instanceof FilterError, `${error}`);
      assert.ok(error.offset >= 0 && error.offset + error.length <= each.length, JSON.stringify(error));
    }
    for (const name of ["filter", "orderBy", "fields", "latest", "pageToken"]) {
      try {
        normalize(dump, { [name]: each, now });
      } catch (error) {
        assert.ok(error instanceof FilterError, `${error}`);
      }
    }
  }
  assert.throws(() => new Filter(7), { name: "TypeError", message: "filter: expected a string, found 7" });
  assert.throws(() => new Filter(), TypeError);
});

test(`${entry}: matches takes an image as the package returns it`, () => {
  const filter = new Filter("os.distro=debian");
  const [image] = all;
  assert.equal(filter.matches(image), true);
  assert.equal(filter.matches(structuredClone(image)), true);
  for (const options of [null, 5, new Map()]) assert.throws(() => filter.matches(image, options), { name: "TypeError", message: /^options: expected an object, found / });
  assert.equal(filter.matches(normalize(dump, { source: true }).images[0]), true);
  const message = /: \/colour: expected a key of the unified image, found `colour`/;
  assert.throws(() => filter.matches({ ...image, colour: "red" }), { name: "ImageError", path: "/colour", message });
  assert.throws(() => filter.matches({ provider: "gce", name: "a" }), { name: "ImageError", code: "missing", path: "/labels" });
  for (const other of [{}, { provider: "other", name: "a", labels: {} }]) assert.throws(() => filter.matches(other), ImageError);
  for (const other of [undefined, null, 7, "image", [image], new Map()]) assert.throws(() => filter.matches(other), { name: "TypeError", message: /^image: expected an image, found / });
  assert.throws(() => filter.matches(image, { when: 7 }), { name: "TypeError", message: "unknown option `when`: expected `now`" });
});

test(`${entry}: names of fields and words for suggestions`, () => {
  const known = api.fieldNames();
  for (const name of ["name", "os.distro", "labels", "creationTimestamp", "os_distro"]) assert.ok(known.includes(name), name);
  assert.ok(!known.includes("evidence") && !known.includes("source"));
  assert.deepEqual(api.words("firmware"), ["bios", "uefi"]);
  assert.deepEqual(api.words("hw_firmware_type"), ["bios", "uefi"]);
  for (const name of ["name", "nothing", ""]) assert.deepEqual(api.words(name), []);
  assert.throws(() => api.words(), { name: "TypeError", message: "field: expected a string, found undefined" });
});

test(`${entry}: the lifecycle of releases is known to queries, and written with the option`, () => {
  const past = { filter: "os.lifecycle.endOfLife<-P0D", now };
  const found = normalize(dump, past).images;
  assert.ok(found.length > 5 && found.every(({ os }) => !("lifecycle" in os)));
  const written = normalize(dump, { ...past, lifecycle: true }).images;
  assert.deepEqual(names(written), names(found));
  const days = { released: "2023-06-10", endOfLife: "2026-07-11", extendedEnd: "2028-06-30" };
  assert.deepEqual(written.find(({ os }) => os.distro === "debian" && os.version === "12").os.lifecycle, days);
  assert.deepEqual(normalize(dump, { ...past, filter: "os.distro=freebsd", fields: "os.lifecycle.endOfLife" }).images, [
    { os: { lifecycle: { endOfLife: "2026-06-30" } } },
  ]);
  // The day after the last one.
  const filter = new Filter("os.lifecycle.endOfLife<-P0D");
  const [debian] = normalize(dump, { filter: "family=debian-12", maxResults: 1 }).images;
  assert.equal(filter.matches(debian, { now: "2026-07-11T23:59:59Z" }), false);
  assert.equal(filter.matches(debian, { now: "2026-07-12T00:00:00Z" }), true);
  assert.throws(() => normalize(dump, { lifecycle: "yes" }), { name: "TypeError", message: /^option `lifecycle`: expected `true` or `false`/ });
});

test(`${entry}: a collection answers queries about the images that were read`, async () => {
  const collection = new Collection();
  assert.equal(collection.size, 0);
  assert.deepEqual([...collection.select().positions], []);
  toNdjson(dump, { collection, source: true });
  assert.equal(collection.size, all.length);
  for (const options of [
    undefined,
    { filter: "os.distro=debian" },
    { filter: new Filter("createdAt<-P30D"), now },
    { orderBy: "createdAt desc,name", maxResults: 7 },
    { maxResults: 3, pageToken: normalize(dump, { maxResults: 5 }).nextPageToken },
    { latest: "os", orderBy: "name" },
    { filter: "name=none", latest: "family" },
  ]) {
    const what = JSON.stringify(options);
    const { positions, ...selected } = collection.select(options);
    const { images, matched, read, unanswered, nextPageToken } = normalize(dump, options);
    assert.ok(positions instanceof Uint32Array);
    assert.deepEqual(Array.from(positions, (position) => all[position]), images, what);
    assert.deepEqual(selected, { matched, read, unanswered, ...(nextPageToken === undefined ? {} : { nextPageToken }) }, what);
  }
  // Further inputs come after the first one; only images that match the filter are kept.
  await gather(api.images(new TextEncoder().encode(dump), { collection, filter: "os.distro=debian" }));
  const { length } = normalize(dump, { filter: "os.distro=debian" }).images;
  assert.equal(collection.size, all.length + length);
  // Without some in the middle, those after them move up.
  const others = all.toSpliced(1, 3);
  collection.truncate(all.length);
  collection.remove(1, 3);
  assert.equal(collection.size, others.length);
  const { positions } = collection.select({ filter: "os.distro=debian" });
  assert.deepEqual(Array.from(positions, (position) => others[position]), others.filter(({ os }) => os?.distro === "debian"));
  collection.remove(others.length - 1, 7);
  collection.remove(99, 1);
  assert.equal(collection.size, others.length - 1);
  collection.truncate(2);
  assert.deepEqual([...collection.select().positions], [0, 1]);
  assert.throws(() => collection.select({ filter: "name==a" }), FilterError);
  assert.throws(() => collection.select({ fields: "name" }), { name: "TypeError", message: /^unknown option `fields`: expected `filter`, / });
  assert.throws(() => collection.truncate(-1), { name: "TypeError", message: "size: expected a whole number from 0, found -1" });
  assert.throws(() => collection.remove(0, 0.5), { name: "TypeError", message: "count: expected a whole number from 0, found 0.5" });
  assert.throws(() => toNdjson(dump, { collection: {} }), { name: "TypeError", message: "option `collection`: expected a Collection, found Object" });
  collection.free();
  assert.throws(() => collection.size, { message: "the collection was freed, or the module restarted after running out of memory" });
  assert.throws(() => toNdjson(dump, { collection }), { message: /freed/ });
  collection.free();
});
