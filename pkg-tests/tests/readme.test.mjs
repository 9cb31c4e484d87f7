// Runs the examples for Node.js in the READMEs, and compares their output with their comments.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { examples } from "./examples.mjs";
import { repository } from "./fixtures.mjs";

for (const readme of ["README.md", "wasm/README.md", "core/QUERY.md"]) {
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

test("the package that is installed by hand is the one that is built", () => {
  // pkg-tests/run builds, packs and installs it with the functions of the first command.
  const [build, install] = examples("wasm/README.md").find(({ language }) => language === "sh").code.split("\n");
  assert.ok(existsSync(join(repository, build.replace("bash ", ""))));
  const { name, version } = JSON.parse(readFileSync(join(repository, "wasm", "package.json"), "utf8"));
  assert.equal(install, `npm install ./target/npm/${name}-${version}.tgz`);
  assert.ok(existsSync(join(repository, install.replace("npm install ", ""))));
});

test("every example of the package is run by a test", () => {
  const languages = examples("wasm/README.md").map(({ language }) => language);
  assert.deepEqual(languages, [
    ...["js", "sh", "js files", "console", "console csv", "js express", "js page-worker", "js page", "js", "js", "js", "js"],
    ...["html", "js vite", "ts worker", "js deno"],
  ]);
});
