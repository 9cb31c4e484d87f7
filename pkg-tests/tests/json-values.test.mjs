// Tests every kind of JSON value: whether it is accepted, and the position of the error. The table is shared with the Rust crate.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { api, entry } from "./entries.mjs";

await api.init();

const table = readFileSync(join(process.env.CLOUD_IMAGE_REPOSITORY, "core/tests/json-values.txt"), "utf8");
const prefix = Buffer.from('{"kind":"compute#image","name":"a","value":');

/** Decodes `%HH` to a byte. */
function bytesOf(value) {
  const [first, ...rest] = value.split("%");
  const parts = rest.flatMap((part) => [Buffer.from(part.slice(0, 2), "hex"), Buffer.from(part.slice(2))]);
  return Buffer.concat([Buffer.from(first), ...parts]);
}

test(`${entry}: accepts valid JSON values, and reports the position of errors`, () => {
  let cases = 0;
  table.split("\n").forEach((row, index) => {
    if (row === "" || row.startsWith("# ")) return;
    cases += 1;
    const [expected, value] = row.split("\t");
    const text = Buffer.concat([prefix, bytesOf(value), Buffer.from("}")]);
    const errors = [];
    const lines = api.toNdjson(text, { onError: (error) => errors.push(error) });
    const name = `line ${index + 1}`;
    if (expected === "ok") {
      assert.deepEqual(errors, [], name);
      assert.equal(lines.filter((byte) => byte === 10).length, 1, name);
      return;
    }
    const [code, offset] = expected.split(" ");
    const position = prefix.length + Number(offset);
    const upTo = text.subarray(0, position);
    assert.deepEqual(
      [errors[0]?.code, errors[0]?.offset, errors[0]?.line, errors[0]?.column],
      [code, position, upTo.filter((byte) => byte === 10).length + 1, position - upTo.lastIndexOf(10)],
      name,
    );
  });
  assert.ok(cases > 250, `only ${cases} cases`);
});
