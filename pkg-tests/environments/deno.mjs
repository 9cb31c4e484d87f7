// Deno without any permission.

import { readFileSync } from "node:fs";
import { installed, version } from "../installed.mjs";
import { judge } from "../judge.mjs";
import { dump, output, project } from "../project.mjs";
import { example, sameLines } from "../tests/examples.mjs";

const name = "@deno/linux-x64-glibc";

async function run() {
  const { code, wanted } = example("js deno");
  const cwd = project("deno", { "example.js": code });
  const deno = (program, input) => output(installed(name, "deno"), ["run", "--no-prompt", "--no-remote", program], { cwd, input });
  judge(await deno("import.js"), { waits: false });
  judge(await deno("import-inline.js"), { waits: true });
  sameLines((await deno("example.js", readFileSync(dump))).trim().split("\n"), wanted);
}

export default [{ environment: "Deno, with no permission", version: version(name), how: "`import`, `/inline` too", run }];
