// Compiles programs against the types of the installed package: those in types/, the examples of the READMEs, and one with the
// images of all fixtures, where a field that the types lack is an error.

import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installed, version } from "../installed.mjs";
import { output, project, work } from "../project.mjs";
import { examples } from "../tests/examples.mjs";
import { fixtures } from "../tests/fixtures.mjs";

const strict = ["--noEmit", "--strict", "--target", "es2022"];

function compile(files, ...options) {
  const paths = files.map((file) => join("types", file));
  return output(installed(".bin", "tsc"), [...strict, "--lib", "es2023,dom", ...options, ...paths], { cwd: work });
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

// A global of Deno that the examples use.
const deno = "declare const Deno: { readonly stdin: { readonly readable: ReadableStream<Uint8Array<ArrayBuffer>> } };\n";

// As TypeScript, which checks more than it does in JavaScript.
function runExamples() {
  const files = { "deno.d.ts": deno };
  for (const readme of ["README.md", "wasm/README.md", "core/QUERY.md"]) {
    for (const { language, code } of examples(readme)) {
      if (!/^[jt]s\b/.test(language)) continue;
      files[`example-${Object.keys(files).length}.mts`] = `// ${readme}: ${language}\n${code}`;
    }
  }
  const cwd = project("typescript-examples", files);
  // For `@types/express`.
  symlinkSync(installed("@types"), join(cwd, "node_modules", "@types"), "dir");
  const options = ["--lib", "esnext,dom", "--module", "nodenext", "--types", "node"];
  return output(installed(".bin", "tsc"), [...strict, ...options, ...Object.keys(files)], { cwd });
}

// Without the types of the DOM, as in a server.
function runServer() {
  const options = ["--lib", "es2023", "--module", "nodenext", "--types", "node", "--typeRoots", installed("@types")];
  return output(installed(".bin", "tsc"), [...strict, ...options, join("types", "node.mts")], { cwd: work });
}

const row = { environment: "TypeScript", version: version("typescript"), result: "compiles" };
export default [
  { ...row, how: "`nodenext`, from `.mts` and `.cts`", run: runNode },
  { ...row, how: "`nodenext`, without the types of the DOM", run: runServer },
  { ...row, how: "`nodenext`, the examples of the READMEs", run: runExamples },
  { ...row, how: "`bundler`, with the images of all fixtures", run: runBundler },
];
