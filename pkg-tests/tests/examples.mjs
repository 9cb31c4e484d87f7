// Reads the examples of a README: the language after the fence, the code, and the expected output. A comment after a call of
// `console.log`, or in the lines after it, is what it prints.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./fixtures.mjs";

export function examples(readme) {
  const text = readFileSync(join(repository, readme), "utf8");
  return [...text.matchAll(/^```(\S.*)\n([^]*?)^```$/gm)].map(([, language, code]) => ({
    language,
    code,
    expected: [...code.matchAll(/console\.log\(.*?\);(?: \/\/ (.*))?\n((?:\/\/ .*\n)*)/g)].flatMap(([, line, lines]) => [
      ...(line === undefined ? [] : [line]),
      ...lines.split("\n").slice(0, -1).map((each) => each.slice(3)),
    ]),
  }));
}

/** The only example of wasm/README.md in a language. */
export function example(language) {
  const found = examples("wasm/README.md").filter((each) => each.language === language);
  if (found.length !== 1) throw new Error(`wasm/README.md: expected one example in \`${language}\`, found ${found.length}`);
  return found[0];
}

export function sameLines(found, expected) {
  if (expected.length === 0 || found.join("\n") !== expected.join("\n")) {
    throw new Error(`an example of wasm/README.md: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
}
