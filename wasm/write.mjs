// Generates parts of the package from the Rust crate: the JSON Schema, and the names of the providers in types and READMEs.
// With --check, it only compares them, and fails if they differ.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const check = process.argv.includes("--check");

const command = ["run", "--quiet", "--locked", "-p", "cloud-image", "--features", "schema", "--example", "schema"];
const schema = execFileSync("cargo", command, { cwd: root, encoding: "utf8" });
const providers = JSON.parse(schema).$defs.Provider.oneOf;
const names = providers.map(({ const: name }) => name);

const type = `/**
 * A supported cloud.
${providers.map(({ const: name, description }) => ` * - \`${name}\`: ${description}\n`).join("")} */
export type Provider = ${names.map((name) => `"${name}"`).join(" | ")};`;

// For each file, patterns and their replacements. Each pattern must match.
const providerOption = [/--provider [a-z]+(\|[a-z]+)+/g, `--provider ${names.join("|")}`];
const parts = {
  "wasm/schema.json": [[/^[^]*$/, schema]],
  "wasm/js/index.d.ts": [[/\/\*\*(?:(?!\*\/)[^])*\*\/\nexport type Provider = .*;/, type]],
  "README.md": [providerOption],
  "wasm/README.md": [providerOption],
};

for (const [file, replacements] of Object.entries(parts)) {
  const path = join(root, file);
  const current = readFileSync(path, { encoding: "utf8", flag: check ? "r" : "a+" });
  let expected = current;
  for (const [pattern, text] of replacements) {
    if (expected.search(pattern) < 0) throw new Error(`${file}: expected a match of ${pattern}`);
    expected = expected.replace(pattern, () => text);
  }
  if (expected === current) continue;
  if (check) {
    console.error(`${file} differs from the Rust crate: run \`node wasm/write.mjs\``);
    process.exitCode = 1;
  } else {
    writeFileSync(path, expected);
    console.log(`wrote ${file}`);
  }
}
