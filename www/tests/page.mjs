// Helpers: open the built page in Chromium, from a path unknown at build time. Errors in the page and violations of
// its content security policy fail the test.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { flags } from "../../pkg-tests/chromium-flags.mjs";
import { serve } from "../../pkg-tests/serve.mjs";
import { DUMPS } from "./dumps.mjs";

const folder = mkdtempSync(join(tmpdir(), "cloud-image-page-"));
cpSync(join(import.meta.dirname, "../dist"), join(folder, "some/path"), { recursive: true });
const server = await serve(folder);
export const browser = await chromium.launch({ executablePath: process.env.CLOUD_IMAGE_BROWSER, args: flags });

after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

const screenshots = join(import.meta.dirname, "../../target/page");
mkdirSync(screenshots, { recursive: true });
export const screenshot = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`) });

/** Opens the page with a query string such as `?view=charts`, and runs `test`. Requests that match `blocked` fail. */
export async function openPage(search, { size = WIDE, dark = false, blocked } = {}, test) {
  const context = await browser.newContext({ viewport: size, colorScheme: dark ? "dark" : "light", permissions: ["clipboard-read", "clipboard-write"] });
  const errors = [];
  await context.exposeBinding("reportViolation", (_, violation) => errors.push(violation));
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", (event) => reportViolation(`${event.violatedDirective} ${event.blockedURI}`)),
  );
  if (blocked) await context.route(blocked, (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("dialog", (dialog) => {
    errors.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.errors = errors;
  try {
    await page.goto(`${server.url}/some/path/index.html${search}`);
    await test(page);
    assert.deepEqual(errors, []);
  } finally {
    await context.close();
  }
}

/** Selects files, given as contents by name. */
export const selectFiles = (page, files) =>
  page.setInputFiles(
    "input[type=file]",
    Object.entries(files).map(([name, data]) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(data) })),
  );

export const CATALOGUE = "?view=catalogue";

/** Selects the dumps of most tests, and waits until they are read. */
export async function loadDumps(page) {
  await selectFiles(page, DUMPS);
  await waitForSummary(page, "101 images in 2 dumps");
}

/** Waits for the summary of the dumps, which is in a menu. */
export const waitForSummary = (page, text) => page.locator(".dumps .summary").filter({ hasText: new RegExp(`^${text.replace(/[()]/g, "\\$&")}$`) }).waitFor({ state: "attached" });

/** Opens the menu of the dumps. */
export const openDumps = (page) => page.locator(".dumps-button").click();

/** The values of a facet, in its menu. */
export async function facet(page, title) {
  const group = page.getByRole("group", { name: title, exact: true });
  if (!(await group.isVisible())) await page.locator(".facet").filter({ hasText: new RegExp(`^${title}`) }).click();
  return group;
}

export const filterBox = (page) => page.getByRole("combobox", { name: "Filter images" });
export const waitForMatched = (page, text) => page.locator(".matched", { hasText: new RegExp(`^${text}$`) }).waitFor();

export const table = (page) => page.getByRole("grid", { name: "Images" });
/** The rendered rows, without elements that wait for one. */
export const rowsOf = (page) => table(page).locator(".row:not([hidden])");
/** The texts of one column of the table, from the rendered rows. */
export async function column(page, title) {
  const titles = await table(page).getByRole("columnheader").allInnerTexts();
  const index = titles.findIndex((text) => text.replace(/ [↑↓]$/, "") === title);
  assert.notEqual(index, -1, `no column ${title} in ${titles}`);
  const rows = await rowsOf(page).evaluateAll(
    (rows, index) => rows.map((row) => [Number(row.getAttribute("aria-rowindex")), row.querySelectorAll("[role=gridcell]")[index].querySelector("bdi").innerText]),
    index,
  );
  return rows.sort(([a], [b]) => a - b).map(([, text]) => text);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails if the page is wider than the screen, or not accessible. */
export async function checkLayout(page) {
  // No horizontal scrolling.
  const isWide = () => [document.documentElement, ...document.querySelectorAll("dialog[open]")].filter((element) => element.scrollWidth > element.clientWidth).map((element) => element.className);
  assert.deepEqual(await page.evaluate(isWide), []);
  // `evaluate` bypasses the content security policy.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)} ${nodes[0].failureSummary}`), []);
}

/** Repeats a check until it passes. */
export async function eventually(check, message) {
  let lastError;
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    try {
      await check();
      return;
    } catch (error) {
      lastError = error;
    }
  }
  throw new Error(message ?? lastError.message, { cause: lastError });
}
