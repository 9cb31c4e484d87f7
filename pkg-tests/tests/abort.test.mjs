// `images(source, { signal })`: aborting ends the reader and its source, whatever they wait for.

import assert from "node:assert/strict";
import { getEventListeners, once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import test from "node:test";
import vm from "node:vm";
import { api, entry } from "./entries.mjs";

await api.init();
const { images } = api;

const one = Buffer.from('{"kind": "compute#image", "name": "a"}\n');
const ten = Buffer.concat(Array(10).fill(one));
const reason = new Error("the user left");
const never = new Promise(() => {});
const rejectsWith = (promise, expected) => assert.rejects(promise, (found) => found === expected);
const listeners = ({ signal }) => getEventListeners(signal, "abort").length;

/** Sources with one chunk, which then wait forever. `ended` resolves with the reason when they are cancelled. */
function blockedSources() {
  const stream = () => {
    let cancel;
    const ended = new Promise((resolve) => (cancel = resolve));
    return { ended, source: new ReadableStream({ start: (controller) => controller.enqueue(one), pull: () => never, cancel }) };
  };
  const noIterator = () => {
    const { ended, source } = stream();
    return { ended, source: { getReader: () => source.getReader() } };
  };
  const node = () => {
    const source = new PassThrough();
    source.write(one);
    return { source, ended: once(source, "close").then(() => reason) };
  };
  const iterator = () => {
    let end;
    const ended = new Promise((resolve) => (end = resolve));
    let chunks = 0;
    const next = () => (chunks++ === 0 ? Promise.resolve({ done: false, value: one }) : never);
    const source = { [Symbol.asyncIterator]: () => ({ next, return: (why) => (end(why), never) }) };
    return { source, ended };
  };
  const noReturn = () => {
    const { source } = iterator();
    const { next } = source[Symbol.asyncIterator]();
    return { source: { [Symbol.asyncIterator]: () => ({ next }) }, ended: reason };
  };
  return { "a web stream": stream(), "a stream without an iterator": noIterator(), "a Node.js stream": node(), "an iterator": iterator(), "an iterator without return()": noReturn() };
}

test(`${entry}: aborting rejects a step that waits for a chunk`, async () => {
  for (const [name, { source, ended }] of Object.entries(blockedSources())) {
    const controller = new AbortController();
    const reader = images(source, { signal: controller.signal });
    assert.equal((await reader.next()).value.name, "a", name);
    const step = reader.next();
    setTimeout(() => controller.abort(reason), 5);
    await rejectsWith(step, reason);
    assert.equal(await ended, reason, name);
    assert.deepEqual(await reader.next(), { done: true, value: undefined }, name);
    assert.equal(listeners(controller), 0, name);
  }
});

test(`${entry}: aborting between two steps ends the source at once, and rejects the next step`, async () => {
  for (const [name, { source, ended }] of Object.entries(blockedSources())) {
    const controller = new AbortController();
    const reader = images(source, { signal: controller.signal });
    assert.equal((await reader.next()).value.name, "a", name);
    controller.abort(reason);
    // Without another step.
    assert.equal(await ended, reason, name);
    await rejectsWith(reader.next(), reason);
    assert.deepEqual(await reader.next(), { done: true, value: undefined }, name);
    assert.equal(listeners(controller), 0, name);
  }
});

test(`${entry}: images that were read before the abort are not returned after it`, async () => {
  for (const source of [ten, [ten], Readable.from([ten]), new Blob([ten]).stream()]) {
    const controller = new AbortController();
    const seen = [];
    const read = async () => {
      for await (const { name } of images(source, { signal: controller.signal })) if (seen.push(name) === 3) controller.abort(reason);
    };
    await rejectsWith(read(), reason);
    assert.equal(seen.length, 3);
    assert.equal(listeners(controller), 0);
  }
});

test(`${entry}: a signal that is already aborted rejects the first step`, async () => {
  for (const [name, { source, ended }] of Object.entries(blockedSources())) {
    const signal = AbortSignal.abort(reason);
    const reader = images(source, { signal });
    await rejectsWith(reader.next(), reason);
    assert.equal(await ended, reason, name);
    assert.equal(getEventListeners(signal, "abort").length, 0);
  }
  // Aborted after the call, before the first step.
  const controller = new AbortController();
  const reader = images([one], { signal: controller.signal });
  assert.equal(listeners(controller), 0);
  controller.abort();
  await assert.rejects(reader.next(), { name: "AbortError" });
});

test(`${entry}: a generator is returned after the chunk that it waits for`, async () => {
  const controller = new AbortController();
  const events = [];
  let resume;
  async function* source() {
    try {
      yield one;
      await new Promise((resolve) => (resume = resolve));
      events.push("resumed");
      yield one;
      events.push("not reached");
    } finally {
      events.push("returned");
    }
  }
  const reader = images(source(), { signal: controller.signal });
  await reader.next();
  const step = reader.next();
  await new Promise(setImmediate);
  controller.abort(reason);
  await rejectsWith(step, reason);
  resume();
  await new Promise(setImmediate);
  assert.deepEqual(events, ["resumed", "returned"]);
});

test(`${entry}: a handler can abort`, async () => {
  const page = Buffer.from('{"items": [{"kind": "compute#image", "name": "a"}, 7]}');
  for (const handler of ["onError", "onPage"]) {
    const controller = new AbortController();
    const options = { onError() {}, signal: controller.signal, [handler]: () => controller.abort(reason) };
    const seen = [];
    const read = async () => {
      for await (const { name } of images([page, one], options)) seen.push(name);
    };
    await rejectsWith(read(), reason);
    assert.deepEqual(seen, ["a"], handler);
  }
});

test(`${entry}: other errors win over a later abort, and the listener is removed at the end`, async () => {
  const ends = {
    "all images": async (signal) => {
      for await (const image of images([one, one], { signal })) assert.equal(image.name, "a");
    },
    "a stopped loop": async (signal) => {
      for await (const image of images(new Blob([ten]).stream(), { signal })) if (image) break;
    },
    "an error of the input": (signal) => assert.rejects(images([Buffer.from("[7]")], { signal }).next(), { name: "ImageError" }),
    "a chunk that is not bytes": (signal) => assert.rejects(images(["[]"], { signal }).next(), { name: "TypeError" }),
    "an error of the source": (signal) => assert.rejects(images(Readable.from(fail()), { signal }).next(), { message: "disk" }),
    "a locked stream": async (signal) => {
      const stream = new Blob([one]).stream();
      stream.getReader();
      await assert.rejects(images(stream, { signal }).next(), { name: "TypeError" });
    },
  };
  async function* fail() {
    throw new Error("disk");
  }
  for (const [name, end] of Object.entries(ends)) {
    const controller = new AbortController();
    await end(controller.signal);
    assert.equal(listeners(controller), 0, name);
    controller.abort(reason);
  }
});

test(`${entry}: aborting frees the memory of the reader, without another step`, async () => {
  // Less than what is fed at once: the session holds all of it when the first image comes out.
  const heldBytes = 250_000;
  const truncated = Buffer.from(`[{"kind": "compute#image", "name": "a"}, {"name": "${"x".repeat(heldBytes)}`);
  const before = process.memoryUsage().rss;
  // Kept, so that the garbage collector cannot free them.
  const readers = [];
  for (let round = 0; round < 1_000; round += 1) {
    const controller = new AbortController();
    const reader = images([truncated, one], { signal: controller.signal });
    assert.equal((await reader.next()).value.name, "a");
    readers.push(reader);
    controller.abort(reason);
  }
  const more = process.memoryUsage().rss - before;
  assert.ok(more < 400 * heldBytes, `${Math.round(more / 1e6)} MB more than before`);
  for (const reader of readers) await rejectsWith(reader.next(), reason);
});

test(`${entry}: reads the same with a signal that never aborts`, async () => {
  const { signal } = new AbortController();
  const foreign = vm.runInNewContext("class AbortSignal extends EventTarget { get [Symbol.toStringTag]() { return 'AbortSignal'; } } ; new AbortSignal()", { EventTarget });
  for (const each of [signal, foreign, undefined]) {
    for (const source of [ten, [one, one], Readable.from([one]), new Blob([ten]).stream()]) {
      let count = 0;
      for await (const { name } of images(source, { signal: each })) count += name === "a";
      assert.ok(count > 0);
    }
  }
  assert.equal(getEventListeners(signal, "abort").length, 0);
});
