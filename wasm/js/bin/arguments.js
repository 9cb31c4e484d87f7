// The command line.

import { providers } from "../words.js";
import { formats } from "./formats.js";

export function usage() {
  return `usage: cloud-image [--provider ${providers().join("|")}] [--strict] [--source] [--format ${Object.keys(formats).join("|")}] [FILE...]`;
}

export const help = () => `${usage()}

Reads machine images as the APIs of their clouds give them, and writes one unified image a line.
Lists, arrays, single images and newline-delimited JSON are read, of one provider or mixed. Without
a file it reads standard input.

  --provider P   take every object for an image of P, unless it says that it is something else
  --strict       stop at the first error, and take malformed values for errors
  --source       put the provider's object into each image
  --format F     ndjson, one image a line; json, one array; csv; table, to be looked at
  --help         say this

  gcloud compute images list --show-deprecated --format=json | npx cloud-image > images.ndjson
  npx cloud-image --format table dump.json
  npx cloud-image --format csv gce.json gcore.json > images.csv
  npx cloud-image --strict --provider gce dump.json > /dev/null && echo all good

Images go to standard output; a summary and the errors go to standard error. What an export names as
something else than an image is skipped, and the summary counts it by kind.
Exit status: 0 all good; 1 something could not be read, the rest is written; 2 wrong flags, an input
that cannot be opened or read to its end, or output that cannot be written.
`;

const FLAGS = ["--strict", "--source", "--help", "-h"];

/** Reads the words of the command line, and throws what is wrong with them. */
export function parse(words) {
  const command = { options: {}, format: "ndjson", files: [], help: false };
  const valued = {
    "--provider": (word) => (command.options.provider = oneOf("--provider", providers(), word)),
    "--format": (word) => (command.format = oneOf("--format", Object.keys(formats), word)),
  };
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === "--") return { ...command, files: [...command.files, ...rest] };
    if (!word.startsWith("-") || word === "-") {
      command.files.push(word);
      continue;
    }
    const [flag] = word.split("=", 1);
    const value = word.length > flag.length ? word.slice(flag.length + 1) : undefined;
    if (Object.hasOwn(valued, flag)) valued[flag](value ?? rest.shift());
    else if (value !== undefined || !FLAGS.includes(flag)) throw new Error(`unknown flag \`${word}\``);
    else if (flag === "--help" || flag === "-h") return { ...command, help: true };
    else command.options[flag.slice("--".length)] = true;
  }
  return command;
}

function oneOf(flag, words, found) {
  if (words.includes(found)) return found;
  const expected = words.map((word) => `\`${word}\``).join(" or ");
  throw new Error(`${flag}: expected ${expected}, found ${found === undefined ? "the end of the command" : `\`${found}\``}`);
}
