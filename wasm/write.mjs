// Writes what the registry and the model of the Rust crate say into the package's files: the JSON Schema,
// and the providers' words in types and READMEs. With --check it only compares, and fails where they differ.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const check = process.argv.includes("--check");

const command = ["run", "--quiet", "--locked", "-p", "cloud-image", "--features", "schema", "--example", "schema"];
const schema = execFileSync("cargo", command, { cwd: root, encoding: "utf8" });
const providers = JSON.parse(schema).$defs.Provider.oneOf;
const words = providers.map(({ const: word }) => word);

const type = `/**
 * A cloud whose images are read.
${providers.map(({ const: word, description }) => ` * - \`${word}\`: ${description}\n`).join("")} */
export type Provider = ${words.map((word) => `"${word}"`).join(" | ")};`;

// What stands in the place of each pattern, which must be there.
const flag = [/--provider [a-z]+(\|[a-z]+)+/g, `--provider ${words.join("|")}`];
const parts = {
  "wasm/schema.json": [[/^[^]*$/, schema]],
  "wasm/js/index.d.ts": [[/\/\*\*(?:(?!\*\/)[^])*\*\/\nexport type Provider = .*;/, type]],
  "README.md": [flag],
  "wasm/README.md": [flag],
};

for (const [file, replacements] of Object.entries(parts)) {
  const path = join(root, file);
  const is = readFileSync(path, { encoding: "utf8", flag: check ? "r" : "a+" });
  let should = is;
  for (const [pattern, text] of replacements) {
    if (should.search(pattern) < 0) throw new Error(`${file}: expected a text like ${pattern}`);
    should = should.replace(pattern, () => text);
  }
  if (should === is) continue;
  if (check) {
    console.error(`${file} is not what the Rust crate says: run \`node wasm/write.mjs\``);
    process.exitCode = 1;
  } else {
    writeFileSync(path, should);
    console.log(`wrote ${file}`);
  }
}
