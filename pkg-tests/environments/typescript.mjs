// Compiles programs against the types of the installed package: hand-written ones, and one that holds
// the images of every fixture. A field that the types lack is an error there.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { installed, version } from "../installed.mjs";
import { output, work } from "../project.mjs";
import { fixtures } from "../tests/fixtures.mjs";

function compile(files, ...options) {
  const paths = files.map((file) => join("types", file));
  const common = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2023,dom"];
  return output(installed(".bin", "tsc"), [...common, ...options, ...paths], { cwd: work });
}

function runNode() {
  const typeRoots = installed("@types");
  return compile(["usage.mts", "usage.cts", "node.mts"], "--module", "nodenext", "--types", "node", "--typeRoots", typeRoots);
}

// Without the types of Node.js, as for a page.
function runBundler() {
  const images = fixtures().flatMap((fixture) => fixture.images.trim().split("\n").filter(Boolean));
  const declared = images.map((line, index) => {
    // Once through `JSON.parse`, for a `source` may hold a key twice. A plain `__proto__` would set the prototype.
    const literal = JSON.stringify(JSON.parse(line)).replaceAll('"__proto__":', '["__proto__"]:');
    return `export const image${index}: Image = ${literal};\n`;
  });
  writeFileSync(join(work, "types", "fixtures.mts"), `import type { Image } from "cloud-image";\n${declared.join("")}`);
  return compile(["usage.mts", "fixtures.mts"], "--module", "esnext", "--moduleResolution", "bundler", "--exactOptionalPropertyTypes");
}

const row = { environment: "TypeScript", version: version("typescript"), result: "compiles" };
export default [
  { ...row, how: "`nodenext`, from `.mts` and `.cts`", run: runNode },
  { ...row, how: "`bundler`, with the images of all fixtures", run: runBundler },
];
