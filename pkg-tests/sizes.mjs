// Prints the sizes of the packed files. Fails if the package has not exactly one module, or if the module is too large.

import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const [tarball] = process.argv.slice(2);
const tar = (...options) => execFileSync("tar", [...options], { maxBuffer: 1 << 28 });

const files = tar("-tzf", tarball).toString().trim().split("\n");
const modules = files.filter((file) => file.endsWith(".wasm"));
if (modules.length !== 1) throw new Error(`expected one module in the package, found ${modules.length}`);

// A limit, so that a large dependency does not go unnoticed. See "Fast, and small" in DESIGN.md.
const MAX_BROTLI_BYTES = 256_000;

const kb = (bytes) => `${Math.round(bytes / 1000)} KB`.padStart(8);
console.log(`${"".padEnd(26)}     raw    gzip  brotli`);
for (const file of files.filter((file) => /\.(wasm|js|cjs)$/.test(file))) {
  const bytes = tar("-xzOf", tarball, file);
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  if (file === modules[0] && sizes[2] > MAX_BROTLI_BYTES) {
    throw new Error(`expected a module of at most ${kb(MAX_BROTLI_BYTES).trim()} (brotli), found ${kb(sizes[2]).trim()}`);
  }
  console.log(file.replace("package/dist/", "").padEnd(26) + sizes.map(kb).join(""));
}
console.log(`tarball: ${kb(statSync(tarball).size).trim()}`);
