// The fixtures of the Rust crate. NAME.in.json is the input. NAME.out.json has the expected images, one per line,
// NAME.err.json the errors, NAME.skipped.json the skipped objects. Parts of the name between dots are options.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

export const repository = process.env.CLOUD_IMAGE_REPOSITORY;

export function fixtures() {
  const folder = join(repository, "core", "src");
  const inputs = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".in.json"));
  return inputs.sort().map((input) => {
    const name = join(folder, input.slice(0, -".in.json".length));
    const options = {};
    for (const part of basename(name).split(".").slice(1)) {
      if (["strict", "source", "lifecycle"].includes(part)) options[part] = true;
      else options.provider = part;
    }
    const lines = (kind) => {
      const file = `${name}.${kind}.json`;
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
    };
    return {
      name: input,
      input: readFileSync(`${name}.in.json`),
      options,
      images: readFileSync(`${name}.out.json`, "utf8"),
      errors: lines("err"),
      skipped: lines("skipped"),
    };
  });
}

/** Whether an error has all expected fields. */
function matches(error, expected) {
  return Object.entries(expected).every(([key, value]) => error?.[key] === value);
}

export function matchAll(errors, expected) {
  return errors.length === expected.length && expected.every((each, index) => matches(errors[index], each));
}
