// `cloud-image/fs`: files in, images or a file of lines out.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { getEventListeners } from "node:events";
import { closeSync, constants, createReadStream, existsSync, linkSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { api, entry } from "./entries.mjs";
import { fixtures } from "./fixtures.mjs";

await api.init();
const { normalize, toNdjson } = api;
const { normalizeFile, toNdjsonFile } = entry.includes("cjs") ? createRequire(import.meta.url)("cloud-image/fs") : await import("cloud-image/fs");
// `/inline` has no part in it.
const onlyOnce = { skip: entry.includes("inline") };
const unix = { skip: onlyOnce.skip || process.platform === "win32" };

/** Functions for a temporary folder, which is removed at the end of the test. */
function folder(t) {
  const path = mkdtempSync(join(tmpdir(), "cloud-image-"));
  t.after(() => rmSync(path, { recursive: true }));
  const at = (name) => join(path, name);
  const file = (name, content) => {
    writeFileSync(at(name), content);
    return at(name);
  };
  const fifo = (name) => {
    execFileSync("mkfifo", [at(name)]);
    return at(name);
  };
  return { at, file, fifo };
}

const image = (name, more = {}) => `${JSON.stringify({ kind: "compute#image", name, selfLink: "x", ...more })}\n`;
const lineOf = (name) => `{"provider":"gce","name":"${name}","url":"x","labels":{}}\n`;
const text = (path) => readFileSync(path, "utf8");
const many = (count) => Array.from({ length: count }, (_, number) => image(`i${number}`, { description: "x".repeat(500) })).join("");
/** A result without its images. */
const rest = ({ images, ...others }) => others;

/** Checks both functions against those for bytes. */
async function check({ at }, path, input, options, title) {
  const expected = normalize(input, options);
  assert.deepEqual(await normalizeFile(path, options), expected, title);
  assert.deepEqual(await toNdjsonFile(path, at("out"), options), rest(expected), title);
  assert.equal(text(at("out")), Buffer.from(toNdjson(input, { ...options, onError() {} })).toString(), title);
}

test(`${entry}: files have the same results as bytes, also with gzip`, onlyOnce, async (t) => {
  const files = folder(t);
  for (const { name, input, options } of fixtures()) {
    await check(files, files.file("in", input), input, options, name);
    await check(files, files.file("in", gzipSync(input)), input, options, name);
  }
  for (const input of ["", " \n", "[", "\x1f", "\x1f\x8a", many(3_000), `${many(3_000)}{"kind"`, `[7, ${many(1_500).trim().split("\n")}]`]) {
    const title = `${input.slice(0, 40)}, ${input.length} bytes`;
    const bytes = Buffer.from(input, "latin1");
    await check(files, files.file("in", bytes), bytes, undefined, title);
    await check(files, files.file("in", bytes), bytes, { strict: true }, title);
    await check(files, files.file("in", gzipSync(bytes)), bytes, { strict: true }, title);
  }
});

test(`${entry}: files take the options of queries`, onlyOnce, async (t) => {
  const files = folder(t);
  const input = Buffer.from(many(5_000) + many(10));
  const path = files.file("in", input);
  const now = new Date(0);
  for (const options of [{ filter: "name:i12" }, { orderBy: "name desc" }, { orderBy: "name", maxResults: 3 }, { latest: "family" }, { fields: ["name"] }]) {
    await check(files, path, input, { ...options, now }, JSON.stringify(options));
  }
  const { nextPageToken } = await toNdjsonFile(path, files.at("out"), { maxResults: 3_000 });
  await check(files, path, input, { maxResults: 3_000, pageToken: nextPageToken }, "second page");
  await assert.rejects(normalizeFile(path, { filter: "(" }), { name: "FilterError" });
  await assert.rejects(toNdjsonFile(path, files.at("no"), { onError() {} }), { name: "TypeError", message: /^unknown option `onError`: expected .*`signal`$/ });
  await assert.rejects(toNdjsonFile(path, files.at("no"), { signal: 7 }), { message: "option `signal`: expected an AbortSignal, found 7" });
  assert.ok(!existsSync(files.at("no")));
});

test(`${entry}: gzip may have members, and zeros between and after them; cut or damaged data is an error after the images before it`, onlyOnce, async (t) => {
  const files = folder(t);
  const [one, two] = [image("a"), image("b")].map((each) => gzipSync(each));
  const zeros = (count) => Buffer.alloc(count);
  const out = files.at("out");
  for (const parts of [[one, two], [one, zeros(1), two], [one, zeros(600), two, zeros(8)], [one, zeros(300_000), two], [one, zeros(16_384 - one.length), two]]) {
    await toNdjsonFile(files.file("in", Buffer.concat(parts)), out);
    assert.equal(text(out), lineOf("a") + lineOf("b"));
  }
  for (const parts of [[one.subarray(0, -1)], [one, Buffer.from("x")], [one, zeros(300_000), Buffer.from("xyz")]]) {
    const code = /^Z_(BUF|DATA)_ERROR$/;
    const path = files.file("in", Buffer.concat(parts));
    await assert.rejects(normalizeFile(path), { code });
    await assert.rejects(toNdjsonFile(path, out), { code });
    assert.equal(text(out), lineOf("a"));
  }
  // A kilobyte that expands to a megabyte.
  const long = image("long", { description: "x".repeat(40_000_000) });
  await toNdjsonFile(files.file("in", gzipSync(long)), out);
  assert.ok(statSync(out).size > 40_000_000);
});

test(`${entry}: files are paths, URLs, descriptors and FileHandles`, onlyOnce, async (t) => {
  const files = folder(t);
  const path = files.file("in", `skipped${image("a")}`);
  const out = files.file("out", "before\n");
  const descriptors = [openSync(path), openSync(out, "r+")];
  const handles = [await open(path), await open(out, "a")];
  for (const descriptor of [descriptors[0], handles[0].fd]) readSync(descriptor, Buffer.alloc(7));
  // From the current position, and not emptied.
  writeSync(descriptors[1], "BEFORE\n");
  await toNdjsonFile(...descriptors);
  assert.equal(text(out), `BEFORE\n${lineOf("a")}`);
  await toNdjsonFile(...handles);
  assert.equal(text(out), `BEFORE\n${lineOf("a")}${lineOf("a")}`);
  // Still open.
  assert.deepEqual((await normalizeFile(handles[0])).images, []);
  descriptors.forEach(closeSync);
  for (const handle of handles) await handle.close();
  await assert.rejects(normalizeFile(handles[0]), TypeError);
  await assert.rejects(normalizeFile(descriptors[0]), { code: "EBADF" });
  // A file that exists is replaced.
  await toNdjsonFile(pathToFileURL(files.file("in", image("b"))), pathToFileURL(out));
  assert.equal(text(out), lineOf("b"));
  for (const wrong of [undefined, null, {}, -1, 1.5, Buffer.from(path), { fd: "7" }]) {
    const message = /^(source|destination): expected a path, a URL, a file descriptor or a FileHandle, found /;
    await assert.rejects(normalizeFile(wrong), { name: "TypeError", message });
    await assert.rejects(toNdjsonFile(path, wrong), { name: "TypeError", message });
  }
  await assert.rejects(normalizeFile(new URL("https://example.com")), { code: "ERR_INVALID_URL_SCHEME" });
});

test(`${entry}: the destination is kept if it is the source, or if that cannot be read`, onlyOnce, async (t) => {
  const { at, file } = folder(t);
  const path = file("in", image("a"));
  linkSync(path, at("hard"));
  symlinkSync(path, at("soft"));
  const handle = await open(path, "r+");
  for (const same of [path, at("hard"), at("soft"), handle]) {
    await assert.rejects(toNdjsonFile(path, same), { name: "TypeError", message: "destination: expected another file than the source, found the same file" });
    assert.equal(text(path), image("a"));
  }
  await handle.close();
  const out = file("out", "kept");
  await assert.rejects(toNdjsonFile(at("no"), out), { code: "ENOENT", syscall: "open", path: at("no") });
  await assert.rejects(toNdjsonFile(at("."), out), { code: "EISDIR" });
  assert.equal(text(out), "kept");
  await assert.rejects(toNdjsonFile(path, at("no/out")), { code: "ENOENT", path: at("no/out") });
  await assert.rejects(toNdjsonFile(path, at(".")), { code: "EISDIR" });
});

test(`${entry}: a destination that cannot be written rejects the promise, and the files are closed`, unix, async (t) => {
  const { at, file, fifo } = folder(t);
  const path = file("in", many(10_000));
  if (existsSync("/dev/full")) await assert.rejects(toNdjsonFile(path, "/dev/full"), { code: "ENOSPC", syscall: "write" });
  const readOnly = await open(path);
  await assert.rejects(toNdjsonFile(file("other", image("a")), readOnly), { code: "EBADF", syscall: "write" });
  await readOnly.close();
  // A reader that leaves.
  const pipe = fifo("pipe");
  const written = toNdjsonFile(path, pipe);
  const reader = createReadStream(pipe);
  reader.once("data", () => reader.destroy());
  await assert.rejects(written, { code: "EPIPE" });
  if (existsSync("/proc/self/fd")) {
    const opened = execFileSync("ls", ["-l", `/proc/${process.pid}/fd`], { encoding: "utf8" });
    assert.ok(!opened.includes(at("")), opened);
  }
});

test(`${entry}: pipes are read and written without blocking`, unix, async (t) => {
  const { fifo } = folder(t);
  const [from, to] = [fifo("from"), fifo("to")];
  const input = many(3_000);
  // All ends are in this process.
  const converted = toNdjsonFile(from, to);
  const reading = createReadStream(to).toArray();
  const writer = await open(from, "w");
  await writer.write("\n");
  await new Promise((resolve) => setTimeout(resolve, 20));
  await writer.writeFile(input);
  await writer.close();
  assert.equal((await converted).matched, 3_000);
  assert.equal(Buffer.concat(await reading).toString(), Buffer.from(toNdjson(input)).toString());
});

test(`${entry}: aborting stops at the next chunk, and what waits for a pipe at once`, unix, async (t) => {
  const { at, file, fifo } = folder(t);
  const path = file("in", many(20_000));
  const reason = new Error("the user left");
  const rejects = (promise) => assert.rejects(promise, (found) => found === reason);
  await rejects(toNdjsonFile(path, at("no"), { signal: AbortSignal.abort(reason) }));
  assert.ok(!existsSync(at("no")));
  const controllers = [];
  const signal = (milliseconds) => {
    const controller = new AbortController();
    controllers.push(controller);
    setTimeout(() => controller.abort(reason), milliseconds);
    return controller.signal;
  };
  const started = new AbortController();
  controllers.push(started);
  const timer = setInterval(() => existsSync(at("out")) && statSync(at("out")).size > 0 && started.abort(reason));
  await rejects(toNdjsonFile(path, at("out"), { signal: started.signal }));
  clearInterval(timer);
  assert.ok(statSync(at("out")).size < 0.9 * statSync(path).size);
  await rejects(normalizeFile(path, { signal: signal(5) }));
  const pipes = [fifo("from"), fifo("to")];
  await rejects(normalizeFile(pipes[0], { signal: signal(5) }));
  await rejects(toNdjsonFile(path, pipes[1], { signal: signal(5) }));
  // Ends the pending calls of `open`.
  for (const pipe of pipes) closeSync(openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK));
  const writer = await open(fifo("other"), constants.O_RDWR);
  await writer.write(image("a"));
  await rejects(toNdjsonFile(at("other"), at("out"), { signal: signal(20) }));
  assert.equal(text(at("out")), lineOf("a"));
  // Ends the pending read.
  await writer.write("\n");
  await writer.close();
  for (const { signal } of controllers) assert.equal(getEventListeners(signal, "abort").length, 0);
  const { signal: never } = new AbortController();
  assert.equal((await toNdjsonFile(path, at("out"), { signal: never })).matched, 20_000);
});

test(`${entry}: several files and other calls take turns`, onlyOnce, async (t) => {
  const { at, file } = folder(t);
  const inputs = Array.from({ length: 4 }, (_, number) => many(2_000 * (number + 1)));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
    // Grows the module's memory.
    toNdjson(image("long", { description: "x".repeat(300_000 * turns) }));
  });
  await Promise.all(inputs.map((input, number) => toNdjsonFile(file(`in${number}`, input), at(`out${number}`))));
  clearInterval(timer);
  assert.ok(turns > 2, `${turns} turns`);
  for (const [number, input] of inputs.entries()) assert.equal(text(at(`out${number}`)), Buffer.from(toNdjson(input)).toString());
});

/** Runs a program, which imports `toNdjsonFile`, in its own process, and returns what it prints. */
function run(t, program, args, options = []) {
  const script = join(import.meta.dirname, "..", `files-${process.pid}.mjs`);
  writeFileSync(script, `import { toNdjsonFile } from "cloud-image/fs";\n${program}`);
  t.after(() => rmSync(script, { force: true }));
  return execFileSync(process.execPath, [...options, script, ...args], { encoding: "utf8" }).trim();
}

test(`${entry}: a file that exhausts the memory rejects the promise, and the next one is read`, onlyOnce, (t) => {
  const { at, file } = folder(t);
  const [long, next] = [file("long", image("a") + image("b", { description: "b".repeat(40 << 20) })), file("next", image("c"))];
  const program = `const [long, next, out] = process.argv.slice(2);
    const { name } = await toNdjsonFile(long, out).catch((error) => error);
    console.log(name, (await toNdjsonFile(next, out)).matched);`;
  assert.equal(run(t, program, [long, next, at("out")], ["--wasm-max-mem-pages=100"]), "RangeError 1");
});

test(`${entry}: a long file is converted in constant memory`, onlyOnce, (t) => {
  const { at, file } = folder(t);
  const short = file("short", many(400));
  const part = many(40_000);
  const long = openSync(at("long"), "w");
  for (let count = 0; count < 10; count += 1) writeSync(long, part);
  closeSync(long);
  const program = `const [from, out] = process.argv.slice(2);
    const { matched } = await toNdjsonFile(from, out);
    console.log(JSON.stringify([matched, process.resourceUsage().maxRSS / 1e3]));`;
  const [once, more] = [short, at("long")].map((from) => JSON.parse(run(t, program, [from, at("out")])));
  assert.deepEqual([once[0], more[0]], [400, 400_000]);
  assert.ok(statSync(at("out")).size > 200e6);
  assert.ok(more[1] - once[1] < 40, `${once[1]} MB, then ${more[1]} MB`);
});
