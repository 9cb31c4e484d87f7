// Converts all fixtures as files, and prints the result as one line, for pkg-tests/check-output.mjs.

import { Buffer } from "node:buffer";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { normalizeFile, toNdjsonFile } from "cloud-image/fs";
import fixtures from "./fixtures.js";

async function check() {
  const failures = [];
  // Beside the program, where Deno may write.
  const folder = mkdtempSync(join(process.cwd(), "files-"));
  const [from, to] = ["in", "out"].map((name) => join(folder, name));
  for (const { name, input, options, images, errors } of fixtures) {
    writeFileSync(from, Buffer.from(input, "base64"));
    const written = await toNdjsonFile(from, to, options);
    if (readFileSync(to, "utf8") !== images) failures.push(`${name}: toNdjsonFile`);
    const read = await normalizeFile(from, options);
    if (read.images.map((image) => `${JSON.stringify(image)}\n`).join("") !== normalized(images)) failures.push(`${name}: normalizeFile`);
    for (const result of [written, read]) if (result.errors.length !== errors.length) failures.push(`${name}: errors`);
  }
  rmSync(folder, { recursive: true });
  return { failures, fixtures: fixtures.length, needsInit: false };
}

/** The lines as `JSON.stringify` writes them. */
const normalized = (lines) => lines.split("\n").map((line) => line && JSON.stringify(JSON.parse(line))).join("\n");

check()
  .catch((error) => ({ failures: [String(error)], fixtures: 0 }))
  .then((result) => console.log(JSON.stringify(result)));
