// A hundred thousand images: how soon, how smoothly, in how much memory. It prints what it measures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { openSync, closeSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { browser, table, visit } from "./page.mjs";

const IMAGES = 100_000;
const ROUNDS = 3;
const MOST = { first: 1_000, longTask: 50, memory: 1_000 };

const folder = mkdtempSync(join(tmpdir(), "cloud-image-large-"));
const dump = join(folder, "large.json");
after(() => rmSync(folder, { recursive: true }));

const output = openSync(dump, "w");
const cargo = ["run", "--release", "--quiet", "--locked", "--example", "generate", "--", "--images", String(IMAGES)];
execFileSync("cargo", cargo, { cwd: join(import.meta.dirname, "../.."), stdio: ["ignore", output, "inherit"] });
closeSync(output);

/** Before anything is loaded: tasks of the main thread over 50 ms, and when the first rows are there. */
const measure = (page) =>
  page.evaluate(() => {
    globalThis.measured = { tasks: [] };
    new PerformanceObserver((list) => measured.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    document.querySelector("input[type=file]").addEventListener("change", () => (measured.start = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (measured.first === undefined && document.querySelector(".row .name")?.textContent.includes("-")) measured.first = performance.now();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

/** The most that any process of the page has held, in MB: Linux counts it. */
async function memory() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const held = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]));
  return Math.round((Math.max(...held) * 1024) / 1e6);
}

/** Scrolls through all of the table, by small steps and large ones: the longest task of the main thread, in ms. */
async function scroll(page) {
  await page.evaluate(() => (measured.tasks.length = 0));
  await table(page).evaluate((element) => element.scrollTo(0, 0));
  await table(page).hover();
  for (let turn = 0; turn < 100; turn++) {
    await page.mouse.wheel(0, turn % 10 === 9 ? 300_000 : 700);
    await page.waitForTimeout(30);
  }
  const scrolled = await table(page).evaluate((element) => element.scrollTop);
  assert.ok(scrolled > 2_000_000, `scrolled by ${scrolled} px`);
  await page.waitForFunction(() => document.querySelector(".row .name").textContent.includes("-"));
  return Math.round(Math.max(0, ...(await page.evaluate(() => measured.tasks))));
}

test("100,000 images: rows at once, smooth scrolling, memory within bounds", (t) =>
  visit("", {}, async (page) => {
    await measure(page);
    await page.setInputFiles("input[type=file]", dump);
    await page.getByText("100,000 images in 1 dump").waitFor({ timeout: 120_000 });
    await page.getByRole("progressbar").waitFor({ state: "hidden", timeout: 120_000 });
    const first = Math.round(await page.evaluate(() => measured.first - measured.start));
    const all = Math.round(await page.evaluate(() => performance.now() - measured.start));

    // What else the machine does can only make tasks longer, so the best of some rounds counts.
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await scroll(page));
    const longest = Math.min(...rounds);

    const held = await memory();
    t.diagnostic(`first rows after ${first} ms, all after ${all} ms`);
    t.diagnostic(`longest task while scrolling, round by round: ${rounds.map((ms) => (ms > 0 ? `${ms} ms` : "below 50 ms")).join(", ")}`);
    t.diagnostic(`the largest process of the page held at most ${held} MB`);
    assert.ok(first <= MOST.first);
    assert.ok(longest <= MOST.longTask);
    assert.ok(held <= MOST.memory);
  }));

test("reading tells how far it is, and can be stopped; what was read stays", () =>
  visit("", {}, async (page) => {
    await page.setInputFiles("input[type=file]", dump);
    await page.getByText(/MiB of 317\.\d MiB/).waitFor();
    await table(page).locator(".row").first().waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("progressbar").waitFor({ state: "hidden" });
    const text = await page.locator(".dumps summary").innerText();
    const read = Number(text.replace(/ images.*/, "").replaceAll(",", ""));
    assert.ok(read > 0 && read < IMAGES, text);
    await page.locator(".dumps summary").click();
    await page.getByText(`large.json: ${read.toLocaleString("en")} images, cancelled`).waitFor();
    await page.getByRole("searchbox").fill("debian");
    await page.locator(".matched", { hasText: / of / }).waitFor();
  }));
