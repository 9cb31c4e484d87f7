// Describes the date, machine and versions of a measurement, without the name of the machine.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, release, type } from "node:os";

function system() {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync("/etc/os-release", "utf8"))[1];
  } catch {
    return `${type()} ${release()}`;
  }
}

export function machine() {
  const date = new Date().toISOString().slice(0, 10);
  const [, rust] = execFileSync("rustc", ["--version"], { encoding: "utf8" }).split(" ");
  const processor = `${cpus()[0].model.trim()}, ${availableParallelism()} cores`;
  return `${date}: ${processor}; ${system()}; Node.js ${process.versions.node}, Rust ${rust}.`;
}
