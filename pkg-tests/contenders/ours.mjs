// The same script with the package, for the start of a process.

import { readFileSync, writeFileSync } from "node:fs";
import { toNdjson } from "cloud-image";

const [dump, out] = process.argv.slice(2);
writeFileSync(out, toNdjson(readFileSync(dump)));
