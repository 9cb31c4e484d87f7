// The examples of the READMEs run, and print what their comments say.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { repository } from "./fixtures.mjs";

for (const readme of ["README.md", "wasm/README.md"]) {
  test(readme, () => {
    const text = readFileSync(join(repository, readme), "utf8");
    const examples = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
    assert.ok(examples.length > 0);
    for (const code of examples) {
      const file = join(import.meta.dirname, "..", "example.mjs");
      writeFileSync(file, code);
      const wanted = [...code.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, line]) => line);
      assert.ok(wanted.length > 0);
      // What an example reads is a dump that comes with the Rust example.
      const cwd = join(repository, "core", "examples", "dumps");
      assert.deepEqual(execFileSync(process.execPath, [file], { cwd, encoding: "utf8" }).trim().split("\n"), wanted);
    }
  });
}
