// The examples of a README, by the words behind the fence, and what they print.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./fixtures.mjs";

export function examples(readme) {
  const text = readFileSync(join(repository, readme), "utf8");
  return [...text.matchAll(/^```(\S.*)\n([^]*?)^```$/gm)].map(([, language, code]) => ({
    language,
    code,
    wanted: [...code.matchAll(/console\.log\(.*\/\/ (.*)$/gm)].map(([, line]) => line),
  }));
}

/** The one example of wasm/README.md in a language. */
export function example(language) {
  const found = examples("wasm/README.md").filter((each) => each.language === language);
  if (found.length !== 1) throw new Error(`wasm/README.md: expected one example in \`${language}\`, found ${found.length}`);
  return found[0];
}

export function sameLines(found, wanted) {
  if (wanted.length === 0 || found.join("\n") !== wanted.join("\n")) {
    throw new Error(`an example of wasm/README.md: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
  }
}
