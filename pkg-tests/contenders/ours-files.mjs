// The same conversion from file to file, to measure whole processes.

import { toNdjsonFile } from "cloud-image/fs";

const [dump, out] = process.argv.slice(2);
await toNdjsonFile(dump, out);
