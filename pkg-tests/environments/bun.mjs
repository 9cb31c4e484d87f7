import { installed, version } from "../installed.mjs";
import { checkOutput } from "../check-output.mjs";
import { output, project } from "../project.mjs";

const bun = "@oven/bun-linux-x64-baseline";

async function run() {
  const cwd = project("bun");
  for (const program of ["import.js", "require.cjs", "files.js"]) checkOutput(await output(installed(bun, "bin", "bun"), [program], { cwd }), { needsInit: false });
}

export default [{ environment: "Bun", version: version(bun), how: "`import` and `require`, `/fs` too", run }];
