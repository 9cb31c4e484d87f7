// Creates projects as a user would: a folder with the installed package and the programs of programs/.

import { execFile } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "./tests/fixtures.mjs";

export const work = process.env.CLOUD_IMAGE_WORK;

export function project(name, files = {}) {
  const folder = join(work, name);
  mkdirSync(folder);
  for (const part of ["node_modules", "package.json"]) cpSync(join(work, part), join(folder, part), { recursive: true });
  cpSync(join(work, "programs"), folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

export const dump = join(repository, "core", "cli", "dumps", "gce.json");

const execute = promisify(execFile);

/** Runs a command and returns its standard output. If it fails, the error contains standard error and output. */
export async function output(command, args, { cwd, env = {}, input } = {}) {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 1 << 28, timeout: 300_000 };
  const running = execute(command, args, options);
  running.child.stdin.end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    throw new Error([error.message, error.stdout].join("\n"));
  }
}
