// Compiles programs against the types of the installed package: those in types/, and one with the images of all fixtures,
// where a field that the types lack is an error.

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

// Without the types of Node.js, as in a page.
function runBundler() {
  const images = fixtures().flatMap((fixture) => fixture.images.trim().split("\n").filter(Boolean));
  const declared = images.map((line, index) => {
    // `JSON.parse` removes duplicate keys of a `source`. A plain `__proto__` would set the prototype.
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
