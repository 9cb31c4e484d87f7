// Deno, without permissions; for files, with those to read and write.

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

async function runFiles() {
  const cwd = project("deno-files");
  const permissions = [`--allow-read=${cwd}`, `--allow-write=${cwd}`];
  checkOutput(await output(installed(name, "deno"), ["run", "--no-prompt", "--no-remote", ...permissions, "files.js"], { cwd }), { needsInit: false });
}

const row = { version: version(name) };
export default [
  { environment: "Deno, with no permission", ...row, how: "`import`, `/inline` too", run },
  { environment: "Deno, with permission to read and write", ...row, how: "`import` of `/fs`", run: runFiles },
];
