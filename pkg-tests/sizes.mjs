// What the package weighs, and that it holds one module.

import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const [tarball] = process.argv.slice(2);
const tar = (...options) => execFileSync("tar", [...options], { maxBuffer: 1 << 28 });

const files = tar("-tzf", tarball).toString().trim().split("\n");
const modules = files.filter((file) => file.endsWith(".wasm"));
if (modules.length !== 1) throw new Error(`expected one module in the package, found ${modules.length}`);

const kb = (bytes) => `${Math.round(bytes / 1024)} KB`.padStart(8);
console.log(`${"".padEnd(26)}     raw    gzip  brotli`);
for (const file of files.filter((file) => /\.(wasm|js|cjs)$/.test(file))) {
  const bytes = tar("-xzOf", tarball, file);
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
  console.log(file.replace("package/dist/", "").padEnd(26) + sizes.map(kb).join(""));
}
console.log(`the tarball: ${kb(statSync(tarball).size).trim()}`);
