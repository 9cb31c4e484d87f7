// Runs the examples for Node.js in the READMEs, and compares their output with their comments.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { examples } from "./examples.mjs";
import { repository } from "./fixtures.mjs";

for (const readme of ["README.md", "wasm/README.md"]) {
  test(`the examples of ${readme} print the expected lines`, () => {
    const selected = examples(readme).filter(({ language }) => language === "js");
    assert.ok(selected.length > 0);
    for (const { code, expected } of selected) {
      const file = join(import.meta.dirname, "..", `example-${process.pid}.mjs`);
      writeFileSync(file, code);
      assert.ok(expected.length > 0);
      // The examples read the dumps of the Rust example.
      const cwd = join(repository, "core", "cli", "dumps");
      assert.deepEqual(execFileSync(process.execPath, [file], { cwd, encoding: "utf8" }).trim().split("\n"), expected);
    }
  });
}

test("every example of the package is run by a test", () => {
  const languages = examples("wasm/README.md").map(({ language }) => language);
  assert.deepEqual(languages, ["js", "console", "html", "js vite", "js worker", "js deno"]);
});
