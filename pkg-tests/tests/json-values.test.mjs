// Every class of JSON value: taken or not, and where an error points. The table is the Rust crate's.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { api, entry } from "./entries.mjs";

await api.init();

const table = readFileSync(join(process.env.CLOUD_IMAGE_REPOSITORY, "core/tests/json-values.txt"), "utf8");
const before = Buffer.from('{"kind":"compute#image","name":"a","value":');

/** `%HH` is a byte. */
function bytesOf(value) {
  const [first, ...rest] = value.split("%");
  const parts = rest.flatMap((part) => [Buffer.from(part.slice(0, 2), "hex"), Buffer.from(part.slice(2))]);
  return Buffer.concat([Buffer.from(first), ...parts]);
}

test(`${entry}: JSON values are taken, or the fault is where it is`, () => {
  let cases = 0;
  table.split("\n").forEach((row, place) => {
    if (row === "" || row.startsWith("# ")) return;
    cases += 1;
    const [expected, value] = row.split("\t");
    const text = Buffer.concat([before, bytesOf(value), Buffer.from("}")]);
    const errors = [];
    const lines = api.toNdjson(text, { onError: (error) => errors.push(error) });
    const name = `line ${place + 1}`;
    if (expected === "ok") {
      assert.deepEqual(errors, [], name);
      assert.equal(lines.filter((byte) => byte === 10).length, 1, name);
      return;
    }
    const [code, offset] = expected.split(" ");
    const fault = before.length + Number(offset);
    const upTo = text.subarray(0, fault);
    assert.deepEqual(
      [errors[0]?.code, errors[0]?.offset, errors[0]?.line, errors[0]?.column],
      [code, fault, upTo.filter((byte) => byte === 10).length + 1, fault - upTo.lastIndexOf(10)],
      name,
    );
  });
  assert.ok(cases > 250, `only ${cases} cases`);
});
