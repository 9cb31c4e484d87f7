// The command: run as in a shell, and compared with the Rust command.

import assert from "node:assert/strict";
import { spawnSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { entry } from "./entries.mjs";
import { example } from "./examples.mjs";
import { fixtures, repository } from "./fixtures.mjs";

// The command does not depend on the entry.
const onlyOnce = { skip: entry !== "esm" };
const installed = join(import.meta.dirname, "..", "node_modules", "cloud-image");
const { bin } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
const command = join(installed, bin["cloud-image"]);

function run(args, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { input, maxBuffer: 1 << 28 });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

const image = (name, more = {}) => JSON.stringify({ kind: "compute#image", name, selfLink: "x", ...more });

/** Runs both commands, whose results must be equal. */
function runBoth(args, input = "") {
  const [ours, theirs] = [[process.execPath, command], [process.env.CLOUD_IMAGE_COMMAND]].map(([program, ...first]) =>
    spawnSync(program, [...first, ...args], { input, cwd: repository, maxBuffer: 1 << 28 }),
  );
  const title = args.slice(0, 10).join(" ");
  assert.equal(ours.stderr.toString(), theirs.stderr.toString(), title);
  assert.ok(ours.stdout.equals(theirs.stdout), title);
  assert.equal(ours.status, theirs.status, title);
  return { status: ours.status, stdout: ours.stdout.toString(), stderr: ours.stderr.toString() };
}

test("both commands give the same output for all fixtures, formats and flags", onlyOnce, () => {
  // One process for each set of options, because starting a process is slow.
  const groups = {};
  for (const { name, options } of fixtures()) {
    const flags = Object.entries(options).flatMap(([flag, value]) => (value === true ? [`--${flag}`] : [`--${flag}`, value]));
    (groups[flags.join(" ")] ??= { flags, files: [] }).files.push(join("core", "src", name));
  }
  assert.ok(Object.keys(groups).length > 3);
  const knowledge = join(repository, "pkg-tests", "tests", "knowledge.json");
  const more = [
    [],
    ["--format=json", "--no-evidence"],
    ["--format=csv"],
    ["--lifecycle"],
    ["--lifecycle", "--format=csv", "--filter=os.lifecycle:*"],
    ["--lifecycle", "--format=table", "--sort-by=~os.lifecycle.endOfLife,name"],
    ["--filter=os.lifecycle.endOfLife<-P0D", "--fields=name,os.lifecycle", "--now=2026-11-30T12:00:00Z"],
    ["--format=csv", "--csv-safe", "--knowledge", knowledge],
    ["--format=table", "--quiet"],
    ["--filter", "-name:x and architecture=amd64 createdAt>2000-01-01", "--now=2026-11-30T12:00:00Z"],
    ["--filter=os.distro:*", "--format=csv", "--fields=labels,warnings.code,os(version,distro),name", "--csv-safe"],
    ["--sort-by=~createdAt,name", "--limit=25", "--format=table"],
    ["--limit", "7", "--format=table", "--fields=name,software.name,size"],
    ["--latest=os", "--format=json", "--no-evidence"],
    ["--latest=family", "--filter", "os.type=linux -deprecation.state:*", "--order-by=name", "--fields=name"],
    ["--latest=provider,os.distro", "--quiet", "--limit=9"],
  ];
  for (const { flags, files } of Object.values(groups)) for (const others of more) runBoth([...flags, ...others, ...files]);
});

const query = join("core", "tests", "query", "images.ndjson");

test("both commands find the same differences", onlyOnce, () => {
  const fixtureFiles = fixtures().filter(({ options }) => Object.keys(options).length === 0).map(({ name }) => join("core", "src", name));
  const dumps = ["gce.json", "gcore.json"].map((file) => join("core", "cli", "dumps", file));
  const pairs = [dumps, [query, query], [dumps[0], query], [query, dumps[1]], [fixtureFiles[0], query]];
  for (let at = 0; at + 1 < fixtureFiles.length; at += 37) pairs.push([fixtureFiles[at], fixtureFiles[at + 1]]);
  const flags = [
    [],
    ["--format=json"],
    ["--format", "csv", "--csv-safe", "--quiet"],
    ["--format=table", "--filter", "os.distro=debian", "--fields=name,labels,os.lifecycle"],
    ["--filter=createdAt<-P30D", "--now=2026-11-30T12:00:00Z", "--fields", "status"],
    ["--strict", "--provider=gcore"],
  ];
  for (const pair of pairs) for (const others of flags) runBoth(["diff", ...others, ...pair]);
  const { status, stdout } = runBoth(["diff", dumps[0], query]);
  assert.equal(status, 0);
  assert.match(stdout, /^\{"change":"(added|removed)","provider":"gce",/);
  // Nothing is written if a dump cannot be opened.
  for (const pair of [["none.json", join(repository, query)], [join(repository, query), "none.json"]]) {
    const { status, stdout } = run(["diff", "--format=json", ...pair]);
    assert.deepEqual([status, stdout], [2, ""]);
  }
  // Nor if images of it were not read.
  for (const lost of [`[${image("a")}`, `{"error": {"code": 403, "message": "denied"}}`, `{"a": [${image("a")}]}`]) {
    const { status, stdout, stderr } = runBoth(["diff", query, "-"], lost);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /^nothing is compared: /m);
  }
  for (const args of [["diff"], ["diff", query], ["diff", query, query, query], ["diff", "--limit=1", query, query], ["diff", "-", "-"]]) {
    const theirs = spawnSync(process.env.CLOUD_IMAGE_COMMAND, args, { input: "" });
    assert.deepEqual([theirs.status, theirs.stdout.toString()], [2, ""], args.join(" "));
    const { status, stdout } = run(args);
    assert.deepEqual([status, stdout], [2, ""], args.join(" "));
  }
});

test("both commands select the same images from several inputs, and give the same pages", onlyOnce, () => {
  const files = [query, ...["gce.json", "gcore.json"].map((file) => join("core", "cli", "dumps", file)), query];
  for (const args of [[], ["--sort-by", "os.version,name desc"], ["--latest", "os"], ["--filter", "debian OR ubuntu"]]) {
    const all = runBoth(["--fields=provider,id,name", ...args, ...files]).stdout;
    const pages = [];
    for (let token = ""; token !== undefined; ) {
      const { status, stdout, stderr } = runBoth(["--fields=provider,id,name", "--limit=11", "--page-token", token, ...args, ...files]);
      assert.equal(status, 0);
      pages.push(stdout);
      token = /^next page: --page-token (.*)$/m.exec(stderr)?.[1];
    }
    assert.ok(pages.length > 1);
    assert.equal(pages.join(""), all, args.join(" "));
  }
  const unanswered = runBoth(["--latest=family", "--filter=deprecation.state:*", query]);
  assert.match(unanswered.stderr, /^no usable image: provider gce, project debian-cloud, family debian-11, architecture x86_64$/m);
  const partial = runBoth(["--sort-by=name"], `{"items": [${image("a")}], "nextPageToken": "t"}`);
  assert.match(partial.stderr, /\n1 of 1 input partial\nthe result is partial: it was selected from partial inputs\n$/);
  // Reading goes on after the limit.
  const limited = runBoth(["--limit=1"], `${image("a")}\n${image("b")}\n7\n`);
  assert.deepEqual([limited.status, limited.stdout.split("\n").length], [1, 2]);
  assert.match(limited.stderr, /^2 images: gce 2\n1 image written\n1 error: malformed 1$/m);
});

test("both commands refuse the same queries with the same line", onlyOnce, () => {
  for (const [args, line] of [
    [["--filter", "architecture==arm64"], "--filter: column 13: expected `=`, found `==`: write `=`"],
    [["--filter=os.distri=é"], "--filter: column 1: expected a field, found `os.distri`: did you mean `os.distro`?"],
    [["--filter", "é==x"], "--filter: column 3: expected `=`, found `==`: write `=`"],
    [["--sort-by", "name up"], "--sort-by: column 6: expected `desc` or `asc`, found `up`"],
    [["--sort-by=name", "--order-by", "-x"]],
    [["--limit", "-1"], "--limit: expected a whole number from 0, found `-1`"],
    [["--limit="], "--limit: expected a whole number from 0, found ``"],
    [["--limit=1e3"]],
    [["--page-token", "x"], "--page-token: column 1: expected a page token, found `x`"],
    [["--fields", ""], "--fields: column 1: expected a field, found the end"],
    [["--latest", "labels"]],
    [["--now", "today"], "--now: expected a date and a time of day, found `today`"],
    [["--filter", "(".repeat(9_000)]],
    [["--now=x", "--limit=x", "--filter=(", "--knowledge=no-such-file"]],
    [["--now=x", "--fields=x", "--sort-by=x", "--latest=x", "--filter=("]],
    [["--page-token=x", "--now=x", "--fields=x", "--sort-by=x", "--latest=x"]],
    [["--page-token=x", "--now=x", "--fields=x", "--sort-by=x"]],
    [["--page-token=x", "--now=x", "--fields=x"]],
    [["--page-token=x", "--now=x"]],
  ]) {
    const { status, stdout, stderr } = runBoth([...args, "no-such-file"]);
    assert.deepEqual([status, stdout], [2, ""], args.join(" "));
    if (line) assert.equal(stderr, `${line}\n`);
    assert.equal(stderr.split("\n").length, 2, stderr);
  }
  // The last one of an option counts, and its value may start with a hyphen.
  const last = runBoth(["--sort-by", "name", "--order-by=~name", "--limit=9", "--limit", "99999999999999999999", "--filter", "-os.distro:*", query]);
  assert.equal(JSON.parse(last.stdout.split("\n")[0]).name, "upload-locked");
  assert.equal(run(["--filter"]).status, 2);
});

test("warnings of a filter do not change the status", onlyOnce, () => {
  const args = ["--filter", "debian and architecture=foo", query];
  const { status, stderr } = runBoth(args);
  assert.equal(status, 0);
  assert.match(stderr, /^--filter: column 8: `and` is searched as a word: did you mean `AND`\?\n--filter: column 25: .*\n0 images match, of 44\n/);
  assert.equal(runBoth(["--quiet", ...args]).stderr, "");
});

test("gzip is recognised by its first bytes", onlyOnce, () => {
  const dump = gzipSync(image("a"));
  const line = '{"provider":"gce","name":"a","url":"x","labels":{}}\n';
  assert.equal(runBoth([], dump).stdout, line);
  assert.equal(runBoth(["-"], Buffer.concat([dump, dump])).stdout, line + line);
  assert.equal(runBoth([], Buffer.concat([dump, Buffer.alloc(8)])).stdout, line);
  // Zeros between members, also over the length of a chunk.
  for (const zeros of [1, 600, 300_000]) assert.equal(runBoth([], Buffer.concat([dump, Buffer.alloc(zeros), dump])).stdout, line + line);
  // The images before a cut, or before bytes that are not gzip, are written.
  const zeros = Buffer.alloc(300_000);
  for (const broken of [dump.subarray(0, -1), Buffer.concat([dump, Buffer.from("x")]), Buffer.concat([dump, zeros, Buffer.from("xyz")])]) {
    const [ours, theirs] = [[process.execPath, command], [process.env.CLOUD_IMAGE_COMMAND]].map(([program, ...args]) => spawnSync(program, args, { input: broken }));
    assert.deepEqual([ours.status, ours.stdout.toString()], [2, line]);
    assert.deepEqual([theirs.status, theirs.stdout.toString()], [2, line]);
  }
});

test("own distributions are read from a file", onlyOnce, () => {
  const knowledge = join(repository, "pkg-tests", "tests", "knowledge.json");
  const dump = image("acmelinux-3-1-v20260101", { licenses: ["projects/debian-cloud/global/licenses/debian-12-bookworm"] });
  const { stdout } = runBoth(["--knowledge", knowledge, "--no-evidence"], dump);
  assert.match(stdout, /"os":\{"type":"linux","distro":"acmelinux","version":"3.1","codename":"roadrunner"\}/);
  const { status, stdout: none, stderr } = runBoth(["--knowledge", join("core", "cli", "dumps", "gce.json")], dump);
  assert.deepEqual([status, none], [2, ""]);
  assert.match(stderr, /gce\.json: \/\w+: unknown field `\w+`, expected `distros` or `licenses`\n$/);
});

test("reads several files, and prints one summary", onlyOnce, () => {
  const files = ["gce.json", "gcore.json"].map((file) => join(repository, "core", "cli", "dumps", file));
  const theirs = spawnSync(process.env.CLOUD_IMAGE_COMMAND, files, { encoding: "utf8" });
  const { status, stdout, stderr } = run(files);
  assert.deepEqual([status, stdout, stderr], [theirs.status, theirs.stdout, theirs.stderr]);
  assert.match(stderr, /^4 images: gce 2, gcore 2\n0 errors\n/);
});

test("the README's example prints the expected table", onlyOnce, () => {
  const [first, ...expected] = example("console").code.split("\n");
  const [, args] = /^\$ npx cloud-image (.*)$/.exec(first);
  const cwd = join(repository, "core", "cli", "dumps");
  const { stdout } = spawnSync(process.execPath, [command, ...args.split(" ")], { cwd, encoding: "utf8" });
  assert.deepEqual(stdout.split("\n"), expected);
});

test("exit statuses of success, errors and failures", onlyOnce, () => {
  assert.equal(run([], "").status, 0);
  assert.deepEqual(run(["-"], image("a")).stdout, '{"provider":"gce","name":"a","url":"x","labels":{}}\n');
  const bad = run([], `[{"kind": "compute#image"}, ${image("a")}]`);
  assert.equal(bad.status, 1);
  assert.equal(bad.stdout.split("\n").length, 2);
  const missing = run(["no-such-file", join(repository, "core", "cli", "dumps", "gce.json")]);
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /^no-such-file: ENOENT/);
  assert.equal(missing.stdout.split("\n").length, 3);
  for (const args of [["--unknown"], ["--provider"], ["--provider", "other"], ["--strict=yes"], ["--format", "xml"]]) {
    const { status, stdout, stderr } = run(args);
    assert.deepEqual([status, stdout], [2, ""], args.join(" "));
    assert.match(stderr, /\nusage: cloud-image \[--provider gce\|gcore[|\w]*\]/);
  }
  assert.match(run(["--help"]).stdout, /npx cloud-image/);
  assert.equal(run(["--", "--help"]).status, 2);
});

test("prints 20 errors, shortens them, and counts the others", onlyOnce, () => {
  const dump = `[${Array(25).fill(`{"kind": "compute#image", "name": ${"9".repeat(400)}}`).join()}]`;
  const lines = run([], dump).stderr.trim().split("\n");
  assert.equal(lines.filter((line) => line.startsWith("standard input: image")).length, 20);
  assert.equal(lines[20], "more errors: malformed 5");
  const answer = JSON.stringify({ error: { code: 403, message: "é".repeat(1_000) } });
  assert.match(run([], answer).stderr, /^standard input: .{284}…\n/u);
});

const asset = (kind) => JSON.stringify({ assetType: kind, name: "//x", resource: { data: { name: "b" } } });

test("counts skipped objects by type, the most frequent first", onlyOnce, () => {
  const input = [asset("x/b"), image("a"), asset("x/a"), asset("x/c"), asset("x/c")].join("\n");
  for (const args of [[], ["--strict"]]) {
    const { status, stderr } = runBoth(args, input);
    assert.equal(stderr, "1 image: gce 1\n0 errors\n4 skipped: x/c 2, x/a 1, x/b 1\n0 warnings\n0 of 1 input partial\n");
    assert.equal(status, 0);
  }
  // Sorted by UTF-8 bytes, not UTF-16 units; control characters are escaped; a long line is shortened.
  const odd = ["x/\u{1f980}", "x/\uffff", "x/\u001b[2J", "__proto__/x", "constructor/x"].map(asset).join("\n");
  const { stderr } = runBoth([], odd);
  assert.match(stderr, /^5 skipped: __proto__\/x 1, constructor\/x 1, x\/\\u\{1b\}\[2J 1, x\/\uffff 1, x\/\u{1f980} 1$/mu);
  const many = Array.from({ length: 150 }, (_, number) => asset(`x/${number}`)).join("\n");
  assert.match(runBoth([], many).stderr, /^150 skipped: other 50, x\/0 1, x\/1 1, x\/10 1, .*…$/m);
});

test("reports inputs without images, and partial inputs", onlyOnce, () => {
  const folder = mkdtempSync(join(tmpdir(), "cloud-image-"));
  try {
    const write = (name, text) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const files = [
      write("empty", ""),
      write("list", '{"kind": "compute#imageList"}'),
      write("assets", asset("x/y")),
      write("cut", `[${image("a")}, {"kind"`),
      write("page", `{"items": [${image("a")}], "nextPageToken": "t"}`),
      write("both", `{"items": [${image("a")}], "nextPageToken": "t"} [`),
      write("whole", image("a")),
    ];
    const { status, stderr } = runBoth(files, "");
    const notes = stderr.replaceAll(`${folder}${sep}`, "").split("\n").filter((line) => !line.includes("expected"));
    assert.deepEqual(notes, [
      "empty: holds no images",
      "list: holds no images",
      "cut: ends too early, so it holds only a part",
      "page: holds only a part of the gce images",
      "both: holds only a part of the gce images",
      "both: ends too early, so it holds only a part",
      "4 images: gce 4",
      "2 errors: truncated 2",
      "1 skipped: x/y 1",
      "0 warnings",
      "3 of 7 inputs partial",
      "",
    ]);
    assert.equal(status, 1);
    // An input that cannot be opened or read is not reported as empty.
    for (const unreadable of ["no-such-file", folder]) {
      const { stderr } = run([unreadable]);
      assert.doesNotMatch(stderr, /holds no images/);
      assert.match(stderr, /\n1 of 1 input partial\n$/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("json writes one array", onlyOnce, () => {
  assert.equal(run(["--format", "json"], "").stdout, "[]\n");
  const dump = `${image("a")}\n{"id": 18446744073709551615, "kind": "compute#image", "name": "b"}`;
  const { stdout } = run(["--format=json", "--source"], dump);
  assert.deepEqual(JSON.parse(stdout).map(({ name }) => name), ["a", "b"]);
  assert.match(stdout, /"source":\{"id":18446744073709551615,/);
});

test("csv writes all fields", onlyOnce, () => {
  const dump = `{"id": 7, "kind": "compute#image", "name": "a", "description": "one, \\"two\\"\\nthree \\",\\"source\\":{", "labels": {"__proto__": "p", "b": "c", "9": "n", "10": "t"},
    "diskSizeGb": "10", "x": 18446744073709551615, "deprecated": {"state": "OBSOLETE"}}`;
  const [header, ...rows] = run(["--format", "csv", "--source"], dump).stdout.split("\r\n");
  const names = header.split(",");
  assert.deepEqual(names.slice(0, 4), ["provider", "id", "name", "description"]);
  assert.deepEqual(names.slice(-3), ["evidence", "warnings", "source"]);
  for (const name of ["os.distro", "size.minDiskBytes", "deprecation.state", "parent.encryption.kmsKey", "gcore.price.perHour"]) assert.ok(names.includes(name), name);
  const cells = rows.join("\r\n").match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,\r]*)/g).map((cell) => cell.replace(/^,/, ""));
  const cell = (name) => cells[names.indexOf(name)];
  assert.equal(cell("description"), '"one, ""two""\nthree "",""source"":{"');
  assert.equal(cell("labels"), '"{""10"":""t"",""9"":""n"",""__proto__"":""p"",""b"":""c""}"');
  assert.equal(cell("size.minDiskBytes"), "10737418240");
  assert.equal(cell("deprecation.state"), "obsolete");
  assert.equal(cell("os.distro"), "");
  assert.match(cell("source"), /^"\{""id"":7,.*""x"":18446744073709551615,/s);
  assert.equal(rows.at(-1), "");
});

test("table escapes control characters in names", onlyOnce, () => {
  const dump = `[${image("a\u001b[2J\u202eb\n", { architecture: "X86_64", archiveSizeBytes: "1610612736" })}, ${image("c")}]`;
  assert.equal(
    run(["--format", "table"], dump).stdout,
    [
      "provider  name                      os  version  architecture  size     status  created",
      "gce       a\\u{1b}[2J\\u{202e}b\\u{a}               x86_64        1.5 GiB",
      "gce       c",
      "",
    ].join("\n"),
  );
});

test("a closed pipe is not an error", onlyOnce, async () => {
  const child = spawn(process.execPath, [command], { stdio: ["pipe", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (chunk) => (stderr += chunk));
  child.stdin.on("error", () => {});
  child.stdout.once("data", () => child.stdout.destroy());
  child.stdin.end(`${image("a", { description: "x".repeat(1_000) })}\n`.repeat(20_000));
  const status = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(status, 0, stderr);
});

test("running out of memory in one input does not affect the others", onlyOnce, () => {
  const folder = mkdtempSync(join(tmpdir(), "cloud-image-"));
  const long = join(folder, "long.json");
  const next = join(folder, "next.json");
  writeFileSync(long, [image("a"), image("b", { description: "b".repeat(40 << 20) }), image("c")].join("\n"));
  writeFileSync(next, image("d"));
  const lines = (text) => text.trim().split("\n");
  const names = {
    ndjson: (text) => lines(text).map((line) => JSON.parse(line).name),
    json: (text) => JSON.parse(text).map(({ name }) => name),
    table: (text) => lines(text).slice(1).map((row) => row.split(/ +/)[1]),
  };
  for (const format of Object.keys(names)) {
    const args = ["--wasm-max-mem-pages=100", command, "--format", format, long, next];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    const reason = "the module stopped, most likely because no memory was left; the summary does not count its images";
    assert.equal(stderr, `${long}: ${reason}\n1 image: gce 1\n0 errors\n0 skipped\n0 warnings\n0 of 2 inputs partial\n`);
    assert.equal(status, 2);
    assert.deepEqual(names[format](stdout), ["a", "d"]);
  }
  // What was held until then is lost.
  const args = ["--wasm-max-mem-pages=100", command, "--sort-by=name", "--fields=name", next, long, next];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  assert.match(stderr, /; the summary does not count its images, and what was selected until then is lost\n2 images: gce 2\n/);
  assert.deepEqual([status, stdout], [2, '{"name":"d"}\n']);
  rmSync(folder, { recursive: true });
});

test("memory is constant for a long input", onlyOnce, () => {
  const folder = mkdtempSync(join(tmpdir(), "cloud-image-"));
  try {
    const file = join(folder, "dump.ndjson");
    const line = `${image("a", { description: "x".repeat(1_000) })}\n`;
    writeFileSync(file, line.repeat(200_000));
    const peak = (args) => {
      const program = `const{resourceUsage}=process;process.on("exit",()=>require("fs").writeSync(2,"peak "+resourceUsage.call(process).maxRSS))`;
      const preload = join(folder, "peak.cjs");
      writeFileSync(preload, program);
      const { stderr } = spawnSync(process.execPath, ["--require", preload, ...args], { maxBuffer: 1 << 28 });
      return Number(/peak (\d+)$/.exec(stderr.toString())[1]) / 1e3;
    };
    const empty = peak(["--eval", ""]);
    const used = peak([command, file]) - empty;
    assert.ok(used < 100, `${Math.round(used)} MB more than an empty process`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
