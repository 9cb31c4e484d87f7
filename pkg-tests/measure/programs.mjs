// Paths of the measured programs, and a function to run them.

import { execFileSync } from "node:child_process";
import { join } from "node:path";

export const repository = join(import.meta.dirname, "..", "..");
const work = process.env.CLOUD_IMAGE_WORK;

/** A script in the folder where the package is installed. */
export const contender = (name) => join(work, name);
/** The command of the npm package. */
export const npx = join(work, "node_modules", "cloud-image", "dist", "bin", "cloud-image.js");
/** The command of the Rust package. */
export const command = join(repository, "target", "release", "cloud-image");
export const native = (name) => join(repository, "target", "benches", "release", name);
export const out = join(work, "out.ndjson");

/** Runs a program that prints lines of JSON, and returns them parsed. Its standard error is shown only if it fails. */
export function lines(program, args) {
  const printed = execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
  return printed.trim().split("\n").map((line) => JSON.parse(line));
}
