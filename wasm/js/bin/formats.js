// The output formats. Each converts lines of JSON to bytes.

import { readFileSync } from "node:fs";

const NEWLINE = 10;
const decoder = new TextDecoder();

function* splitLines(bytes) {
  for (let at = 0, end; (end = bytes.indexOf(NEWLINE, at)) >= 0; at = end + 1) yield bytes.subarray(at, end);
}

/** One image per line. */
function ndjson(output) {
  return { write: (lines) => output.write(lines), end() {} };
}

/** One array. Lines are not parsed: JavaScript would round long numbers. */
function json(output) {
  let separator = "[\n";
  return {
    write(lines) {
      for (const line of splitLines(lines)) {
        output.write(Buffer.concat([Buffer.from(separator), line]));
        separator = ",\n";
      }
    },
    end() {
      output.write(Buffer.from(separator === "[\n" ? "[]\n" : "\n]\n"));
    },
  };
}

/** The paths of all leaves, in the order of the model. Lists and maps are leaves. */
function leafPaths(schema, definitions, names = []) {
  return Object.entries(schema.properties).flatMap(([key, { $ref }]) => {
    const part = $ref && definitions[$ref.replace("#/$defs/", "")];
    return part?.properties ? leafPaths(part, definitions, [...names, key]) : [[...names, key]];
  });
}

/** Writes a map with its keys in byte order, as in the line. JavaScript objects move integer keys such as `9` to the front. */
function formatMap(map) {
  const members = Object.entries(map).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${members.map(([key, text]) => `${JSON.stringify(key)}:${JSON.stringify(text)}`).join()}}`;
}

/** CSV (RFC 4180). Cells of absent fields are empty. */
function csv(output) {
  const schema = JSON.parse(readFileSync(new URL("../schema.json", import.meta.url), "utf8"));
  const leaves = leafPaths(schema, schema.$defs);
  const row = (cells) => output.write(Buffer.from(`${cells.map(quote).join(",")}\r\n`));
  const quote = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const cell = (value) => (Array.isArray(value) ? JSON.stringify(value) : typeof value === "object" ? formatMap(value) : String(value ?? ""));
  row(leaves.map((leaf) => leaf.join(".")));
  return {
    write(lines) {
      for (const bytes of splitLines(lines)) {
        const line = decoder.decode(bytes);
        const image = JSON.parse(line);
        // Copied from the line, because JavaScript would round long numbers. The first match is the field itself:
        // quotes in strings are escaped, and no earlier field contains an object of that name.
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
/** The number of rows that determine the column widths. */
const MEASURED_ROWS = 1_000;

function sizeOf(bytes) {
  if (bytes === undefined) return undefined;
  const power = Math.min(4, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  const unit = ["B", "KiB", "MiB", "GiB", "TiB"][power];
  return `${(bytes / 1024 ** power).toFixed(power > 0 ? 1 : 0)} ${unit}`;
}

/** Escapes control and format characters, which could change the terminal. */
function escapeControls(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
}

/** A table of the main fields, for a terminal. */
function table(output) {
  let pendingRows = [Object.keys(COLUMNS)];
  let widths;
  const flush = () => {
    widths ??= Object.keys(COLUMNS).map((_, column) => Math.max(...pendingRows.map((cells) => cells[column].length)));
    const rows = pendingRows.map((cells) => `${cells.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()}\n`);
    output.write(Buffer.from(rows.join("")));
    pendingRows = [];
  };
  return {
    write(lines) {
      for (const line of splitLines(lines)) {
        const image = JSON.parse(decoder.decode(line));
        pendingRows.push(Object.values(COLUMNS).map((cell) => escapeControls(cell(image) ?? "")));
        if (widths || pendingRows.length > MEASURED_ROWS) flush();
      }
    },
    end: flush,
  };
}

export const formats = { ndjson, json, csv, table };
