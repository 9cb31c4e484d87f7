// `ImageError` as a value: constructed by callers, logged, and sent to other threads.

import assert from "node:assert/strict";
import { once } from "node:events";
import test from "node:test";
import vm from "node:vm";
import { MessageChannel } from "node:worker_threads";
import { api, entry } from "./entries.mjs";

await api.init();
const { ImageError, normalize } = api;

const message = "image 1, line 3, column 5: /name: expected a string, found `42`";
const fields = { code: "malformed", message, provider: "gce", index: 1, path: "/name", line: 3, column: 5, offset: 41, expected: "a string", found: "`42`" };

/** Everything that a reader of an error sees. */
const seen = (error) => ({ ...error, message: error.message, name: error.name, text: String(error), json: JSON.stringify(error) });

test(`${entry}: an ImageError is made from its fields`, () => {
  const error = new ImageError(fields);
  assert.ok(error instanceof ImageError && error instanceof Error);
  assert.equal(error.name, "ImageError");
  assert.equal(String(error), `ImageError: ${message}`);
  assert.match(error.stack, /^ImageError: image 1/);
  assert.deepEqual(error.toJSON(), fields);
  assert.equal(JSON.stringify(error), JSON.stringify(fields));
  for (const [name, value] of Object.entries(fields)) assert.equal(error[name], value);
  // Like other errors, it shows neither its name nor its message as a property.
  assert.deepEqual(Object.keys(error), Object.keys(fields).filter((name) => name !== "message"));
});

test(`${entry}: the fields of an ImageError other than code and message are optional`, () => {
  const error = new ImageError({ code: "syntax", message: "no JSON", path: undefined });
  assert.deepEqual(error.toJSON(), { code: "syntax", message: "no JSON" });
  assert.ok(!("path" in error));
  const code = (value) => ({ name: "TypeError", message: `\`code\` of an ImageError: expected a string, found ${value}` });
  assert.throws(() => new ImageError(), code("undefined"));
  assert.throws(() => new ImageError("syntax"), code("undefined"));
  assert.throws(() => new ImageError({ code: 7, message: "a" }), code("7"));
  assert.throws(() => new ImageError({ code: "syntax" }), { name: "TypeError", message: "`message` of an ImageError: expected a string, found undefined" });
});

test(`${entry}: a received object cannot change the behaviour of an ImageError`, () => {
  const received = JSON.parse('{"code": "syntax", "message": "a", "toJSON": 1, "name": "x", "stack": "y", "cause": "z", "__proto__": {"polluted": true}}');
  const error = new ImageError(received);
  assert.deepEqual(error.toJSON(), { code: "syntax", message: "a" });
  assert.deepEqual([error.name, error.cause, error.polluted, Object.getPrototypeOf(error)], ["ImageError", undefined, undefined, ImageError.prototype]);
  assert.match(error.stack, /^ImageError: a/);
});

test(`${entry}: toJSON() survives structuredClone, postMessage and JSON`, async () => {
  const dump = '[{"kind": "compute#image", "name": "a"}, {"kind": "compute#image", "name": 42}, 7, {"name": "b"}, {"error": {"code": 403, "message": "no"}}';
  const { errors } = normalize(dump);
  assert.deepEqual(errors.map(({ code }) => code), ["malformed", "malformed", "unknown-provider", "api-error", "truncated"]);
  for (const error of [...errors, new ImageError(fields)]) {
    const { port1, port2 } = new MessageChannel();
    port1.postMessage(error.toJSON());
    const [received] = await once(port2, "message");
    port1.close();
    for (const copy of [received, structuredClone(error.toJSON()), JSON.parse(JSON.stringify(error))]) {
      assert.deepEqual(seen(new ImageError(copy)), seen(error));
    }
  }
});

test(`${entry}: structuredClone of an ImageError itself keeps only what every error has`, () => {
  const copy = structuredClone(new ImageError(fields));
  assert.deepEqual([copy.name, copy.message, copy.code, copy.index], ["Error", message, undefined, undefined]);
  assert.ok(!(copy instanceof ImageError));
});

test(`${entry}: fields of another realm are accepted`, () => {
  assert.deepEqual(new ImageError(vm.runInNewContext(`(${JSON.stringify(fields)})`)).toJSON(), fields);
});
