// The same conversion with the package, to measure whole processes.

import { readFileSync, writeFileSync } from "node:fs";
import { toNdjson } from "cloud-image";

const [dump, out] = process.argv.slice(2);
writeFileSync(out, toNdjson(readFileSync(dump)));
