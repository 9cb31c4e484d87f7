// Runs the queries of the README in DuckDB, on images that the command wrote.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { entry } from "./entries.mjs";
import { examples } from "./examples.mjs";
import { repository } from "./fixtures.mjs";

// DuckDB is installed beside the tests' other tools, the command in the folder of the tests.
const { DuckDBInstance } = createRequire(join(repository, "pkg-tests", "package.json"))("@duckdb/node-api");
const installed = join(import.meta.dirname, "..", "node_modules", "cloud-image");
const { bin } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));

// An image that is 123 ms older than one in the dumps, but not as text, and a version that is another one as a number.
const MORE = `
{"kind": "compute#image", "selfLink": "x", "name": "debian-12-bookworm-v20240414", "architecture": "X86_64",
  "creationTimestamp": "2024-04-15T17:23:45Z", "licenses": ["projects/debian-cloud/global/licenses/debian-12-bookworm"]}
{"id": "55c5b1b7-1a6b-4bd2-8a5e-0d2f4d3fb6a0", "name": "ubuntu-22.10-x64", "disk_format": "raw", "visibility": "public",
  "region_id": 7, "architecture": "x86_64", "os_distro": "ubuntu", "os_version": "22.10", "created_at": "2024-05-05T14:51:26+0000"}
`;

const ROWS = [
  ["debian", "12", "x86_64", 2n, "debian-12-bookworm-v20240415"],
  ["ubuntu", "22.04", "x86_64", 1n, "ubuntu-22.04-x64"],
  ["ubuntu", "22.10", "x86_64", 1n, "ubuntu-22.10-x64"],
  ["windows", "2022", "x86_64", 1n, "windows-server-2022-x64"],
  [null, null, null, 1n, "golden-7"],
];

// The command does not depend on the entry.
test("the README's queries find the newest image of each system", { skip: entry !== "esm" }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "cloud-image-"));
  try {
    const dumps = ["gce.json", "gcore.json"].map((file) => join(repository, "core", "cli", "dumps", file));
    for (const format of ["ndjson", "csv"]) {
      const args = [join(installed, bin["cloud-image"]), "--format", format, ...dumps, "-"];
      writeFileSync(join(folder, `images.${format}`), execFileSync(process.execPath, args, { input: MORE, stdio: "pipe" }));
    }
    const [{ code }, ...others] = examples("README.md").filter(({ language }) => language === "sql");
    assert.equal(others.length, 0);
    const queries = code.split(";").filter((query) => query.trim());
    assert.deepEqual(queries.map((query) => /'(images\.\w+)'/.exec(query)[1]), ["images.ndjson", "images.csv"]);

    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`SET file_search_path = '${folder}'`);
    for (const query of queries) {
      const result = await connection.runAndReadAll(query);
      assert.deepEqual(result.columnNames().map((name) => name.replace("os.", "")), ["distro", "version", "architecture", "images", "newest"]);
      assert.deepEqual(result.getRows(), ROWS);
    }
    connection.closeSync();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
