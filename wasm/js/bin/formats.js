// How images are written. Each format is handed lines of JSON, and writes bytes.

import { readFileSync } from "node:fs";

const NEWLINE = 10;
const decoder = new TextDecoder();

function* linesOf(bytes) {
  for (let at = 0, end; (end = bytes.indexOf(NEWLINE, at)) >= 0; at = end + 1) yield bytes.subarray(at, end);
}

/** One image a line, as they come. */
function ndjson(output) {
  return { write: (lines) => output.write(lines), end() {} };
}

/** One array. The lines are not parsed, so that every digit stays. */
function json(output) {
  let before = "[\n";
  return {
    write(lines) {
      for (const line of linesOf(lines)) {
        output.write(Buffer.concat([Buffer.from(before), line]));
        before = ",\n";
      }
    },
    end() {
      output.write(Buffer.from(before === "[\n" ? "[]\n" : "\n]\n"));
    },
  };
}

/** The dotted names of all leaves, in the order of the model. Lists and maps are leaves. */
function leavesOf(schema, definitions, names = []) {
  return Object.entries(schema.properties).flatMap(([key, { $ref }]) => {
    const part = $ref && definitions[$ref.replace("#/$defs/", "")];
    return part?.properties ? leavesOf(part, definitions, [...names, key]) : [[...names, key]];
  });
}

/** A map of texts in the order of the line: JavaScript puts keys such as `9` and `10` first, by their value. */
function map(texts) {
  const members = Object.entries(texts).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${members.map(([key, text]) => `${JSON.stringify(key)}:${JSON.stringify(text)}`).join()}}`;
}

/** RFC 4180. What is absent is empty. */
function csv(output) {
  const schema = JSON.parse(readFileSync(new URL("../schema.json", import.meta.url), "utf8"));
  const leaves = leavesOf(schema, schema.$defs);
  const row = (cells) => output.write(Buffer.from(`${cells.map(quote).join(",")}\r\n`));
  const quote = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const cell = (value) => (Array.isArray(value) ? JSON.stringify(value) : typeof value === "object" ? map(value) : String(value ?? ""));
  row(leaves.map((leaf) => leaf.join(".")));
  return {
    write(lines) {
      for (const bytes of linesOf(lines)) {
        const line = decoder.decode(bytes);
        const image = JSON.parse(line);
        // Verbatim, for its numbers may have more digits than JavaScript's. In a string the quotes would be
        // escaped, and what is left of it in the line holds no object of that name.
        const source = image.source ? line.slice(line.indexOf(',"source":{') + ',"source":'.length, -1) : "";
        row(leaves.map((leaf) => (leaf[0] === "source" ? source : cell(leaf.reduce((part, key) => part?.[key], image)))));
      }
    },
    end() {},
  };
}

const COLUMNS = {
  provider: (image) => image.provider,
  name: (image) => image.name,
  os: (image) => image.os?.distro ?? image.os?.type,
  version: (image) => image.os?.version,
  architecture: (image) => image.architecture,
  size: (image) => sizeOf(image.size?.imageBytes),
  status: (image) => image.status,
  created: (image) => image.createdAt?.slice(0, "2024-04-15".length),
};
/** So many rows tell how wide the columns are. */
const MEASURED = 1_000;

function sizeOf(bytes) {
  if (bytes === undefined) return undefined;
  const power = Math.min(4, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const unit = ["B", "KiB", "MiB", "GiB", "TiB"][power];
  return `${(bytes / 1024 ** power).toFixed(power > 0 ? 1 : 0)} ${unit}`;
}

/** A name must not drive the terminal. */
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
}

/** To be looked at. */
function table(output) {
  let waiting = [Object.keys(COLUMNS)];
  let widths;
  const flush = () => {
    widths ??= Object.keys(COLUMNS).map((_, column) => Math.max(...waiting.map((cells) => cells[column].length)));
    const text = waiting.map((cells) => `${cells.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()}\n`);
    output.write(Buffer.from(text.join("")));
    waiting = [];
  };
  return {
    write(lines) {
      for (const line of linesOf(lines)) {
        const image = JSON.parse(decoder.decode(line));
        waiting.push(Object.values(COLUMNS).map((cell) => visible(cell(image) ?? "")));
        if (widths || waiting.length > MEASURED) flush();
      }
    },
    end: flush,
  };
}

export const formats = { ndjson, json, csv, table };
