// The recipes in the package's README that readme.test.mjs cannot run as they are.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import test from "node:test";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { api, entry } from "./entries.mjs";
import { example, sameLines } from "./examples.mjs";
import { repository } from "./fixtures.mjs";

await api.init();
// The recipes do not depend on the entry.
const onlyOnce = { skip: entry !== "esm" };
const modules = join(import.meta.dirname, "..", "node_modules");
const dumps = join(repository, "core", "cli", "dumps");

/** A temporary folder, removed at the end of the test. */
function folder(t) {
  const path = mkdtempSync(join(tmpdir(), "cloud-image-"));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

test("a folder of dumps becomes one CSV file", onlyOnce, (t) => {
  const cwd = folder(t);
  for (const dump of ["gce.json", "gcore.json"]) cpSync(join(dumps, dump), join(cwd, dump));
  const lines = example("console csv").code.trimEnd().split("\n");
  const commands = lines.filter((line) => line.startsWith("$ ")).map((line) => line.slice(2));
  // `npx` would find the installed command, too, but it starts slowly.
  const env = { ...process.env, PATH: [join(modules, ".bin"), dirname(process.execPath), process.env.PATH].join(delimiter) };
  const shell = ["-e", "-c", ['npx() { "$@"; }', ...commands].join("\n")];
  const stdout = execFileSync("sh", shell, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  assert.deepEqual(stdout.trimEnd().split("\n"), lines.filter((line) => !line.startsWith("$ ")));
  assert.equal(readFileSync(join(cwd, "images.csv"), "utf8").split("\r\n").length, 6);
});

test("a folder of dumps becomes a folder of NDJSON files", onlyOnce, (t) => {
  const cwd = folder(t);
  mkdirSync(join(cwd, "dumps"));
  symlinkSync(modules, join(cwd, "node_modules"), "dir");
  cpSync(join(dumps, "gce.json"), join(cwd, "dumps", "gce.json"));
  writeFileSync(join(cwd, "dumps", "gcore.json.gz"), gzipSync(readFileSync(join(dumps, "gcore.json"))));
  const { code, expected } = example("js files");
  writeFileSync(join(cwd, "convert.mjs"), code);
  sameLines(execFileSync(process.execPath, ["convert.mjs"], { cwd, encoding: "utf8" }).trim().split("\n"), expected);
  assert.match(readFileSync(join(cwd, "images", "gcore.ndjson"), "utf8"), /^\{"provider":"gcore",.*"distro":"ubuntu".*\}\n$/);
});

async function freePort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts the example, with Express, and returns its port and what it logs. */
async function startExpress(t) {
  const cwd = folder(t);
  mkdirSync(join(cwd, "node_modules"));
  symlinkSync(join(modules, "cloud-image"), join(cwd, "node_modules", "cloud-image"), "dir");
  symlinkSync(join(repository, "pkg-tests", "node_modules", "express"), join(cwd, "node_modules", "express"), "dir");
  writeFileSync(join(cwd, "server.mjs"), example("js express").code);
  cpSync(join(dumps, "gce.json"), join(cwd, "gce.json"));
  const port = await freePort();
  const server = spawn(process.execPath, ["server.mjs"], { cwd, env: { ...process.env, PORT: `${port}` }, stdio: ["ignore", "ignore", "pipe"] });
  t.after(() => server.kill());
  const logged = [];
  server.stderr.setEncoding("utf8").on("data", (text) => logged.push(text));
  for (let attempt = 0; attempt < 200; attempt += 1) {
    assert.equal(server.exitCode, null, logged.join(""));
    if (await fetch(`http://localhost:${port}`).catch(() => false)) return { port, logged };
    await setTimeout(50);
  }
  assert.fail(`no answer\n${logged.join("")}`);
}

/** Posts chunks, and returns the answer with its trailers. */
async function post(port, chunks) {
  const sent = request({ port, path: "/images", method: "POST" });
  for (const chunk of chunks) sent.write(chunk);
  sent.end();
  const [response] = await once(sent, "response");
  const { statusCode, headers } = response;
  const text = Buffer.concat(await response.toArray()).toString();
  return { statusCode, type: headers["content-type"], text, trailers: response.trailers };
}

test("an Express handler answers a dump with images, and reports errors in a trailer and in the log", { ...onlyOnce, timeout: 60_000 }, async (t) => {
  const { port, logged } = await startExpress(t);
  const dump = readFileSync(join(dumps, "gce.json"));
  const text = new TextDecoder().decode(api.toNdjson(dump));
  const type = "application/x-ndjson";
  const good = await post(port, [dump.subarray(0, 1_000), dump.subarray(1_000)]);
  assert.deepEqual(good, { statusCode: 200, type, text, trailers: { "image-errors": "0" } });
  assert.deepEqual(logged, []);
  const log = () => logged.join("").split("\n");

  const bad = await post(port, [dump, '{"kind": "compute#image", "name": 42} {"kind"']);
  assert.deepEqual(bad, { statusCode: 200, type, text, trailers: { "image-errors": "2" } });
  // The log comes through another pipe than the answer.
  while (log().length < 3) await setTimeout(10);
  const lines = log();
  assert.equal(lines.length, 3);
  assert.match(lines[0], /^image 2, line \d+, column \d+: \/name: expected a string, found `42`$/);
  assert.match(lines[1], /^image 3, line \d+, column \d+: expected `:`, found the end of the input$/);

  // The server survives a client that leaves.
  const left = request({ port, path: "/images", method: "POST" });
  left.on("error", () => {});
  left.write(dump.subarray(0, 500));
  await setTimeout(50);
  left.destroy();
  assert.deepEqual(await post(port, [dump]), good);
});

test("an Express handler answers a query on a file", { ...onlyOnce, timeout: 60_000 }, async (t) => {
  const { port } = await startExpress(t);
  const get = async (query) => {
    const response = await fetch(`http://localhost:${port}/images?${new URLSearchParams(query)}`);
    return [response.status, await response.json()];
  };
  const [status, { images, matched, read }] = await get({ filter: "os.distro=debian" });
  assert.deepEqual([status, images.length, matched, read], [200, 1, 1, 2]);
  assert.equal((await get({}))[1].images.length, 2);
  const [wrong, error] = await get({ filter: "os.distro==debian" });
  assert.deepEqual([wrong, error.code], [400, "filter-syntax"]);
  assert.equal((await get({ pageToken: "x" }))[0], 400);
});
