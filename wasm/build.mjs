// Builds dist/, the contents of the package. It needs wasm-pack and wasm-bindgen on PATH, which pkg-tests/setup.sh installs.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const at = (...parts) => join(here, ...parts);
const dist = (name) => at("dist", name);

rmSync(at("dist"), { recursive: true, force: true });
mkdirSync(at("dist"));

const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
const llvm = (flag) => `-C llvm-args=-${flag}`;
const rustFlags = [
  // WebAssembly SIMD: every tested environment has it.
  "-C target-feature=+simd128",
  // A third of the usual inlining.
  llvm("inline-threshold=80"),
  // No loops unrolled or vectorised: 1.8 KB (brotli) smaller, 2 % slower.
  ...["unroll-threshold=0", "unroll-allow-partial=false", "unroll-runtime=false", "unroll-full-max-count=0"].map(llvm),
  "-C no-vectorize-loops -C no-vectorize-slp",
  // No paths of this machine in messages of panics.
  `--remap-path-prefix=${cargoHome}=cargo`,
  `--remap-path-prefix=${at("..")}=cloud-image`,
];
// wasm-opt comes from npm: the version in some Linux distributions exits with 0 and writes a broken module.
const path = [at("node_modules", ".bin"), process.env.PATH].join(delimiter);
const options = ["--target", "web", "--profile", "wasm", "--no-pack", "--no-typescript", "--out-name", "glue"];
execFileSync("wasm-pack", ["build", here, ...options, "--out-dir", at("dist"), "--", "--locked"], {
  stdio: "inherit",
  env: { ...process.env, PATH: path, RUSTFLAGS: rustFlags.join(" ") },
});
renameSync(dist("glue_bg.wasm"), dist("cloud-image.wasm"));
// wasm-pack writes a .gitignore that would make npm leave out the folder.
rmSync(dist(".gitignore"), { force: true });
cpSync(at("schema.json"), dist("schema.json"));
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(at("..", name), dist(name));

cpSync(at("js"), at("dist"), { recursive: true });
cpSync(at("js", "index.d.ts"), dist("index.d.cts"));
writeFileSync(dist("fs.d.cts"), readFileSync(at("js", "fs.d.ts"), "utf8").replace('"./index.js"', '"./index.cjs"'));
const base64 = readFileSync(dist("cloud-image.wasm")).toString("base64");
writeFileSync(dist("wasm-base64.js"), `export default "${base64}";\n`);

const common = { bundle: true, format: "cjs", target: "es2022", logLevel: "warning" };
// One bundle for node.cjs and fs.cjs.
await build({
  ...common,
  stdin: { contents: 'export * from "./node.js"; export * from "./fs.js";', resolveDir: at("dist") },
  outfile: dist("shared.cjs"),
  platform: "node",
  define: { "import.meta.url": "moduleUrl" },
  banner: { js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;' },
});
await build({ ...common, entryPoints: [dist("inline.js")], outfile: dist("inline.cjs"), platform: "neutral" });
