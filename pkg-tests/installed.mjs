// What package-lock.json pins, as it is installed.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export const installed = (...path) => join(import.meta.dirname, "node_modules", ...path);

/** Read from what is run, not from what was asked for. */
export const version = (name) => JSON.parse(readFileSync(installed(name, "package.json"), "utf8")).version;
