// Parses the command line.

import { parseArgs } from "node:util";
import { Filter, queryProblem } from "../glue.js";
import { callModule } from "../instance.js";
import { vocabularies } from "../vocabulary.js";

export function usage() {
  const { providers, formats } = vocabularies();
  const query = "[--filter FILTER] [--latest family|os|FIELD,…] [--sort-by FIELD,…] [--limit N] [--page-token T] [--fields FIELD,…] [--now TIME]";
  const options = `[--provider ${providers.join("|")}] [--strict] [--source] [--lifecycle] [--no-evidence] [--knowledge FILE] ${query} [--format ${formats.join("|")}] [--csv-safe] [--quiet]`;
  return `usage: cloud-image ${options} [FILE...]`;
}

export const help = () => `${usage()}

Reads machine image metadata from cloud APIs and writes unified images. An input may hold lists,
arrays, single images, newline-delimited JSON, asset exports and Terraform states, of one provider
or several, and may be compressed with gzip. Without a file, it reads standard input.

  --provider P   read every object as an image of P, unless it is marked as something else
  --strict       stop an input at its first error, and treat malformed values as errors
  --source       add the provider's object to each image
  --lifecycle    add the days between which the release of the operating system is maintained
  --no-evidence  leave out the evidence
  --knowledge FILE  read your own distributions and licences from this JSON file, in addition
                 to the built-in ones
  --filter FILTER  write only images that match: os.distro=debian createdAt>-P30D
  --latest family|os|FIELD,…  write only the newest usable image of each family, of each operating
                 system, or for each combination of fields
  --sort-by FIELD,…  sort by these fields: family,~createdAt, with ~ descending
  --limit N      write at most this number of images; 0 for all
  --page-token T  write the page of this token, which the summary of the page before has
  --fields FIELD,…  write only these fields: name,os.distro,labels.env
  --now TIME     the time to which times such as -P30D are relative (RFC 3339), instead of the present
  --format F     ndjson (default), one image per line; json, one array; csv; table, for a terminal
  --csv-safe     write CSV that is safe to open in a spreadsheet: no cell is a formula, and the
                 encoding is marked
  --quiet        print errors only: no summary and no progress
  --version      show the version
  --help         show this help

  gcloud compute images list --show-deprecated --format=json | npx cloud-image > images.ndjson
  npx cloud-image --format table dump.json
  npx cloud-image --format csv exports/*.json.gz > images.csv
  npx cloud-image --filter 'os.distro=debian os.version>=12' --sort-by ~createdAt --limit 5 dump.json
  npx cloud-image --latest os --fields name,os,architecture dump.json
  npx cloud-image diff yesterday.json today.json
  npx cloud-image --strict --provider gce dump.json > /dev/null && echo all good

Images go to standard output; errors and a summary go to standard error. Objects that an export
names as something other than an image are skipped, and the summary counts them by type.
Exit status: 0 success; 1 some objects could not be read, all others are written; 2 wrong options,
an input that cannot be opened or read to its end, or output that cannot be written.
`;

// The options of the query, and their names in the settings of a session.
const QUERY = {
  filter: "filter",
  latest: "latest",
  "sort-by": "orderBy",
  limit: "maxResults",
  "page-token": "pageToken",
  fields: "fields",
  now: "now",
};

const OPTIONS = {
  ...Object.fromEntries(Object.keys(QUERY).map((name) => [name, { type: "string" }])),
  provider: { type: "string" },
  strict: { type: "boolean" },
  source: { type: "boolean" },
  lifecycle: { type: "boolean" },
  "no-evidence": { type: "boolean" },
  knowledge: { type: "string" },
  format: { type: "string", default: "ndjson" },
  "csv-safe": { type: "boolean" },
  quiet: { type: "boolean" },
  version: { type: "boolean", short: "V" },
  help: { type: "boolean", short: "h" },
};

/** The usage of the comparison. */
export function diffUsage() {
  const { providers, formats } = vocabularies();
  return `usage: cloud-image diff [--provider ${providers.join("|")}] [--strict] [--knowledge FILE] [--filter FILTER] [--fields FIELD,…] [--now TIME] [--format ${formats.join("|")}] [--csv-safe] [--quiet] OLD NEW`;
}

export const diffHelp = () => `${diffUsage()}

Writes what differs between two dumps: images that were added, removed or changed, and their fields.

  --provider P   read every object as an image of P, unless it is marked as something else
  --strict       stop an input at its first error, and treat malformed values as errors
  --knowledge FILE  read your own distributions and licences from this JSON file, in addition
                 to the built-in ones
  --filter FILTER  compare only images that match, in both dumps
  --fields FIELD,…  compare only these fields: status,os,labels.env
  --now TIME     the time to which times such as -P30D are relative (RFC 3339), instead of the present
  --format F     ndjson (default), one change per line; json, one array; csv; table, for a terminal
  --csv-safe     write CSV that is safe to open in a spreadsheet: no cell is a formula, and the
                 encoding is marked
  --quiet        print errors only: no summary and no progress

  npx cloud-image diff yesterday.json today.json
  npx cloud-image diff --filter os.distro=debian --fields status,labels --format table old.json new.json

Images are the same if they have the same provider and id, or where there is no id, the same
provider and name. Evidence, warnings and the provider's objects do not count. The filter applies to
the images of both dumps: an image that matches in one of them only was added or removed. Nothing
is written if a dump cannot be read to its end. Errors and a summary go to standard error.
Exit status: 0 also if there are differences; 1 and 2 as without diff.
`;

const DIFF_NAMES = ["provider", "strict", "knowledge", "filter", "fields", "now", "format", "csv-safe", "quiet", "help"];
const DIFF_OPTIONS = () => Object.fromEntries(DIFF_NAMES.map((name) => [name, OPTIONS[name]]));

/** The argument for standard input. */
export const STDIN = "-";

/** Parses the arguments. It throws an error with a message for the user. */
export function parse(args) {
  const isDiff = args[0] === "diff";
  const options = isDiff ? DIFF_OPTIONS() : OPTIONS;
  const { values, positionals: files } = parseArgs({ args: withQueryValues(isDiff ? args.slice(1) : args), options, allowPositionals: true });
  const { providers, formats } = vocabularies();
  if (values.provider !== undefined) checkWord("--provider", providers, values.provider);
  checkWord("--format", formats, values.format);
  if (files.indexOf(STDIN) !== files.lastIndexOf(STDIN)) {
    throw new Error("`-` is given twice, but standard input can be read only once");
  }
  if (isDiff && !values.help && files.length !== 2) throw new Error(`expected two dumps, found ${files.length}`);
  return { ...values, files, isDiff };
}

/** Joins the options of the query and their values, which may start with a hyphen, as filters do. */
function withQueryValues(args) {
  const joined = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === "--") return [...joined, ...args.slice(at)];
    const [, name, value] = /^--([a-z-]+)(=.*)?$/s.exec(args[at]) ?? [];
    const option = name === "order-by" ? "sort-by" : name;
    if (!Object.hasOwn(QUERY, option ?? "")) joined.push(args[at]);
    else if (value !== undefined) joined.push(`--${option}${value}`);
    else if (at + 1 < args.length) joined.push(`--${option}=${args[(at += 1)]}`);
    else joined.push(`--${option}`);
  }
  return joined;
}

/** The settings of a session for the query. It throws an error that names the option. */
export function querySettings(values) {
  const settings = {};
  for (const [option, name] of Object.entries(QUERY)) settings[name] = values[option];
  if (values.limit !== undefined) {
    if (!/^[0-9]+$/.test(values.limit)) throw new Error(`--limit: expected a whole number from 0, found \`${values.limit}\``);
    settings.maxResults = Number(values.limit);
  }
  settings.now ??= new Date().toISOString();
  const problem = callModule(() => queryProblem(settings));
  if (!problem) return settings;
  const [option] = Object.entries(QUERY).find(([, name]) => name === problem.option);
  throw new Error(`--${option}: ${problem.message}`);
}

/** Lines about what in the filter may not be meant as it is written. */
export function filterWarnings({ filter = "" }) {
  const warnings = callModule(() => new Filter(filter).warnings());
  return warnings.map(({ message }) => `--filter: ${message}`);
}

function checkWord(name, words, found) {
  if (words.includes(found)) return;
  throw new Error(`${name}: expected ${words.map((word) => `\`${word}\``).join(" or ")}, found \`${found}\``);
}
