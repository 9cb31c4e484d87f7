// Parses the command line.

import { parseArgs } from "node:util";
import { vocabularies } from "../vocabulary.js";

export function usage() {
  const { providers, formats } = vocabularies();
  const options = `[--provider ${providers.join("|")}] [--strict] [--source] [--no-evidence] [--knowledge FILE] [--format ${formats.join("|")}] [--csv-safe] [--quiet]`;
  return `usage: cloud-image ${options} [FILE...]`;
}

export const help = () => `${usage()}

Reads machine image metadata from cloud APIs and writes unified images. An input may hold lists,
arrays, single images, newline-delimited JSON, asset exports and Terraform states, of one provider
or several, and may be compressed with gzip. Without a file, it reads standard input.

  --provider P   read every object as an image of P, unless it is marked as something else
  --strict       stop an input at its first error, and treat malformed values as errors
  --source       add the provider's object to each image
  --no-evidence  leave out the evidence
  --knowledge FILE  read your own distributions and licences from this JSON file, in addition
                 to the built-in ones
  --format F     ndjson (default), one image per line; json, one array; csv; table, for a terminal
  --csv-safe     write CSV that is safe to open in a spreadsheet: no cell is a formula, and the
                 encoding is marked
  --quiet        print errors only: no summary and no progress
  --version      show the version
  --help         show this help

  gcloud compute images list --show-deprecated --format=json | npx cloud-image > images.ndjson
  npx cloud-image --format table dump.json
  npx cloud-image --format csv exports/*.json.gz > images.csv
  npx cloud-image --strict --provider gce dump.json > /dev/null && echo all good

Images go to standard output; errors and a summary go to standard error. Objects that an export
names as something other than an image are skipped, and the summary counts them by type.
Exit status: 0 success; 1 some objects could not be read, all others are written; 2 wrong options,
an input that cannot be opened or read to its end, or output that cannot be written.
`;

const OPTIONS = {
  provider: { type: "string" },
  strict: { type: "boolean" },
  source: { type: "boolean" },
  "no-evidence": { type: "boolean" },
  knowledge: { type: "string" },
  format: { type: "string", default: "ndjson" },
  "csv-safe": { type: "boolean" },
  quiet: { type: "boolean" },
  version: { type: "boolean", short: "V" },
  help: { type: "boolean", short: "h" },
};

/** The argument for standard input. */
export const STDIN = "-";

/** Parses the arguments. It throws an error with a message for the user. */
export function parse(args) {
  const { values, positionals: files } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const { providers, formats } = vocabularies();
  if (values.provider !== undefined) checkWord("--provider", providers, values.provider);
  checkWord("--format", formats, values.format);
  if (files.indexOf(STDIN) !== files.lastIndexOf(STDIN)) {
    throw new Error("`-` is given twice, but standard input can be read only once");
  }
  return { ...values, files };
}

function checkWord(name, words, found) {
  if (words.includes(found)) return;
  throw new Error(`${name}: expected ${words.map((word) => `\`${word}\``).join(" or ")}, found \`${found}\``);
}
