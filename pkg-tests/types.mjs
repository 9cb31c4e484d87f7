// Compiles programs against the types of the installed package: hand-written ones, and one that holds
// the images of every fixture. A field that the types lack is an error there.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fixtures } from "./tests/fixtures.mjs";

const [work] = process.argv.slice(2);
const here = import.meta.dirname;

const images = fixtures().flatMap((fixture) => fixture.images.trim().split("\n").filter(Boolean));
const declared = images.map((line, index) => {
  // Once through `JSON.parse`, for a `source` may hold a key twice. A plain `__proto__` would set the prototype.
  const literal = JSON.stringify(JSON.parse(line)).replaceAll('"__proto__":', '["__proto__"]:');
  return `export const image${index}: Image = ${literal};\n`;
});
writeFileSync(join(work, "types", "fixtures.mts"), `import type { Image } from "cloud-image";\n${declared.join("")}`);

const tsc = (files, ...options) => {
  const paths = files.map((file) => join(work, "types", file));
  const common = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2023,dom"];
  execFileSync(join(here, "node_modules", ".bin", "tsc"), [...common, ...options, ...paths], { stdio: "inherit", cwd: work });
};
const typeRoots = join(here, "node_modules", "@types");
tsc(["usage.mts", "usage.cts", "node.mts"], "--module", "nodenext", "--types", "node", "--typeRoots", typeRoots);
// Without the types of Node.js, as for a page.
tsc(["usage.mts", "fixtures.mts"], "--module", "esnext", "--moduleResolution", "bundler", "--exactOptionalPropertyTypes");
console.log(`compiled, with ${images.length} images of fixtures`);
