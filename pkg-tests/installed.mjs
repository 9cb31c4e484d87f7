// Paths and versions of the installed packages.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export const installed = (...path) => join(import.meta.dirname, "node_modules", ...path);

/** The installed version, not the requested one. */
export const version = (name) => JSON.parse(readFileSync(installed(name, "package.json"), "utf8")).version;
