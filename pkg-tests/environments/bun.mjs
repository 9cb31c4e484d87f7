import { installed, version } from "../installed.mjs";
import { judge } from "../judge.mjs";
import { output, project } from "../project.mjs";

const bun = "@oven/bun-linux-x64-baseline";

async function run() {
  const cwd = project("bun");
  for (const program of ["import.js", "require.cjs"]) judge(await output(installed(bun, "bin", "bun"), [program], { cwd }), { waits: false });
}

export default [{ environment: "Bun", version: version(bun), how: "`import` and `require`", run }];
