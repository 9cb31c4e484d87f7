// Runs the fixtures in Chromium, on pages that import the installed package with a plain module script.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";
import { fixtures } from "./tests/fixtures.mjs";

const [work, executablePath] = process.argv.slice(2);
const dist = join(work, "node_modules", "cloud-image", "dist");
const data = JSON.stringify(fixtures().map((fixture) => ({ ...fixture, input: fixture.input.toString("base64") })));
const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json", ".html": "text/html" };

const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
const cases = [
  { name: "a module script", entry: "web" },
  { name: "a strict content security policy", entry: "web", policy: strict },
  { name: "a policy without 'wasm-unsafe-eval'", entry: "web", policy: strict.replace(" 'wasm-unsafe-eval'", ""), fails: /Content Security Policy/i },
  { name: "a wrong media type", entry: "web", wasm: "text/plain" },
  { name: "init() after one that failed", entry: "web", prepare: "retry" },
  { name: "init() with a path", entry: "web", prepare: "path" },
  { name: "a module worker", entry: "web", prepare: "worker" },
  { name: "inline", entry: "inline", modules: 0 },
];

let current;
let modules = 0;
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const extension = extname(pathname);
  const headers = { "content-type": types[extension] ?? "text/plain", "cache-control": "no-store" };
  if (current.policy) headers["content-security-policy"] = current.policy;
  let body;
  try {
    if (pathname === "/page.html") body = '<!doctype html><script type="module" src="page.js"></script>';
    else if (pathname === "/fixtures.json") body = data;
    else if (pathname.startsWith("/dist/")) body = readFileSync(join(dist, pathname.slice("/dist/".length)));
    else body = readFileSync(join(import.meta.dirname, "browser", pathname));
  } catch {
    response.writeHead(404).end();
    return;
  }
  if (extension === ".wasm") {
    modules += 1;
    headers["content-type"] = current.wasm ?? headers["content-type"];
  }
  response.writeHead(200, headers).end(body);
});
await new Promise((resolve) => server.listen(0, "localhost", resolve));

const profile = mkdtempSync(join(tmpdir(), "cloud-image-"));
const flags = ["no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update", "disable-sync"];
const browser = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args: flags.map((flag) => `--${flag}`) });
let failed = false;
try {
  console.log(browser.browser()?.version() ?? "");
  for (current of cases) {
    const { name, entry, prepare = "", fails } = current;
    modules = 0;
    const page = await browser.newPage();
    const thrown = [];
    page.on("pageerror", (error) => thrown.push(String(error)));
    await page.goto(`http://localhost:${server.address().port}/page.html?entry=${entry}&prepare=${prepare}`);
    await page.waitForFunction("globalThis.result", undefined, { timeout: 30_000 });
    const result = await page.evaluate("globalThis.result");
    await page.close();

    const wrong = [...result.failures, ...thrown];
    const wanted = current.modules ?? 1;
    if (!fails && modules !== wanted) wrong.push(`expected ${wanted} modules fetched, found ${modules}`);
    const good = fails ? wrong.length === 1 && fails.test(wrong[0]) : wrong.length === 0 && result.fixtures > 100;
    failed ||= !good;
    const outcome = fails ? "fails as it must" : `${result.fixtures} fixtures`;
    console.log(`${good ? "ok  " : "FAIL"} ${name}: ${good ? outcome : wrong.slice(0, 5).join("\n     ") || "no fixtures"}`);
  }
} finally {
  await browser.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;
