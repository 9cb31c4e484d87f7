// The examples for Node.js in the READMEs run, and print what their comments say.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { examples } from "./examples.mjs";
import { repository } from "./fixtures.mjs";

for (const readme of ["README.md", "wasm/README.md"]) {
  test(readme, () => {
    const own = examples(readme).filter(({ language }) => language === "js");
    assert.ok(own.length > 0);
    for (const { code, wanted } of own) {
      const file = join(import.meta.dirname, "..", `example-${process.pid}.mjs`);
      writeFileSync(file, code);
      assert.ok(wanted.length > 0);
      // What an example reads is a dump that comes with the Rust example.
      const cwd = join(repository, "core", "examples", "dumps");
      assert.deepEqual(execFileSync(process.execPath, [file], { cwd, encoding: "utf8" }).trim().split("\n"), wanted);
    }
  });
}

test("no example that nothing runs", () => {
  const languages = examples("wasm/README.md").map(({ language }) => language);
  assert.deepEqual(languages, ["js", "console", "html", "js vite", "js worker", "js deno"]);
});
