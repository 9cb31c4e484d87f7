// Deno, without permissions.

import { readFileSync } from "node:fs";
import { installed, version } from "../installed.mjs";
import { checkOutput } from "../check-output.mjs";
import { dump, output, project } from "../project.mjs";
import { example, sameLines } from "../tests/examples.mjs";

const name = "@deno/linux-x64-glibc";

async function run() {
  const { code, expected } = example("js deno");
  const cwd = project("deno", { "example.js": code });
  const deno = (program, input) => output(installed(name, "deno"), ["run", "--no-prompt", "--no-remote", program], { cwd, input });
  checkOutput(await deno("import.js"), { needsInit: false });
  checkOutput(await deno("import-inline.js"), { needsInit: true });
  sameLines((await deno("example.js", readFileSync(dump))).trim().split("\n"), expected);
}

export default [{ environment: "Deno, with no permission", version: version(name), how: "`import`, `/inline` too", run }];
