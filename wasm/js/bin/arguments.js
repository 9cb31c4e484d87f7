// Parses the command line.

import { providers } from "../vocabulary.js";
import { formats } from "./formats.js";

export function usage() {
  return `usage: cloud-image [--provider ${providers().join("|")}] [--strict] [--source] [--format ${Object.keys(formats).join("|")}] [FILE...]`;
}

export const help = () => `${usage()}

Reads machine image metadata from cloud APIs and writes unified images, one per line. An input may
hold lists, arrays, single images and newline-delimited JSON, of one provider or several. Without a
file, it reads standard input.

  --provider P   read every object as an image of P, unless it is marked as something else
  --strict       stop at the first error, and treat malformed values as errors
  --source       add the provider's object to each image
  --format F     ndjson (default), one image per line; json, one array; csv; table, for a terminal
  --help         show this help

  gcloud compute images list --show-deprecated --format=json | npx cloud-image > images.ndjson
  npx cloud-image --format table dump.json
  npx cloud-image --format csv gce.json gcore.json > images.csv
  npx cloud-image --strict --provider gce dump.json > /dev/null && echo all good

Images go to standard output; errors and a summary go to standard error. Objects that an export
names as something other than an image are skipped, and the summary counts them by type.
Exit status: 0 success; 1 some objects could not be read, all others are written; 2 wrong options,
an input that cannot be opened or read to its end, or output that cannot be written.
`;

const FLAGS = ["--strict", "--source", "--help", "-h"];

/** Parses the arguments. It throws an error with a message for the user. */
export function parse(args) {
  const command = { options: {}, format: "ndjson", files: [], help: false };
  const valueOptions = {
    "--provider": (value) => (command.options.provider = oneOf("--provider", providers(), value)),
    "--format": (value) => (command.format = oneOf("--format", Object.keys(formats), value)),
  };
  const rest = [...args];
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === "--") return { ...command, files: [...command.files, ...rest] };
    if (!arg.startsWith("-") || arg === "-") {
      command.files.push(arg);
      continue;
    }
    const [name] = arg.split("=", 1);
    const value = arg.length > name.length ? arg.slice(name.length + 1) : undefined;
    if (Object.hasOwn(valueOptions, name)) valueOptions[name](value ?? rest.shift());
    else if (value !== undefined || !FLAGS.includes(name)) throw new Error(`unknown option \`${arg}\``);
    else if (name === "--help" || name === "-h") return { ...command, help: true };
    else command.options[name.slice("--".length)] = true;
  }
  return command;
}

function oneOf(name, values, found) {
  if (values.includes(found)) return found;
  const expected = values.map((value) => `\`${value}\``).join(" or ");
  throw new Error(`${name}: expected ${expected}, found ${found === undefined ? "no value" : `\`${found}\``}`);
}
