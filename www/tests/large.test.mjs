// 100,000 images: time to the first rows, longest task while scrolling, memory. Prints the results.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { openSync, closeSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { browser, openPage, table } from "./page.mjs";

const IMAGES = 100_000;
const ROUNDS = 3;
/** In ms, ms and MB. */
const LIMITS = { firstRows: 1_000, longTask: 50, memory: 1_000 };

const folder = mkdtempSync(join(tmpdir(), "cloud-image-large-"));
const dump = join(folder, "large.json");
after(() => rmSync(folder, { recursive: true }));

const output = openSync(dump, "w");
const cargo = ["run", "--release", "--quiet", "--locked", "-p", "cloud-image", "--example", "generate", "--", "--images", String(IMAGES)];
execFileSync("cargo", cargo, { cwd: join(import.meta.dirname, "../.."), stdio: ["ignore", output, "inherit"] });
closeSync(output);

/** Records tasks of the main thread over 50 ms, and the times of file selection and first rows. */
const startMeasuring = (page) =>
  page.evaluate(() => {
    globalThis.measured = { tasks: [] };
    new PerformanceObserver((list) => measured.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    document.querySelector("input[type=file]").addEventListener("change", () => (measured.start = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (measured.firstRows === undefined && document.querySelector(".row .name")?.textContent.includes("-")) measured.firstRows = performance.now();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

/** Peak memory of the largest renderer process, in MB, from Linux's procfs. */
async function peakMemory() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]));
  return Math.round((Math.max(...peaks) * 1024) / 1e6);
}

/** Scrolls through the table in small and large steps. Returns the longest task of the main thread, in ms. */
async function longestTaskWhileScrolling(page) {
  await page.evaluate(() => (measured.tasks.length = 0));
  await table(page).evaluate((element) => element.scrollTo(0, 0));
  await table(page).hover();
  for (let step = 0; step < 100; step++) {
    await page.mouse.wheel(0, step % 10 === 9 ? 300_000 : 700);
    await page.waitForTimeout(30);
  }
  const scrolled = await table(page).evaluate((element) => element.scrollTop);
  assert.ok(scrolled > 2_000_000, `scrolled by ${scrolled} px`);
  await page.waitForFunction(() => document.querySelector(".row .name").textContent.includes("-"));
  return Math.round(Math.max(0, ...(await page.evaluate(() => measured.tasks))));
}

test("reads and scrolls 100,000 images within the limits of time and memory", (t) =>
  openPage("", {}, async (page) => {
    await startMeasuring(page);
    await page.setInputFiles("input[type=file]", dump);
    await page.getByText("100,000 images in 1 dump").waitFor({ timeout: 120_000 });
    await page.getByRole("progressbar").waitFor({ state: "hidden", timeout: 120_000 });
    const firstRows = Math.round(await page.evaluate(() => measured.firstRows - measured.start));
    const allRows = Math.round(await page.evaluate(() => performance.now() - measured.start));

    // Other load on the machine can only lengthen tasks, so the best round counts.
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await longestTaskWhileScrolling(page));
    const longestTask = Math.min(...rounds);

    const memory = await peakMemory();
    t.diagnostic(`first rows after ${firstRows} ms, all after ${allRows} ms`);
    t.diagnostic(`longest task while scrolling, by round: ${rounds.map((ms) => (ms > 0 ? `${ms} ms` : "below 50 ms")).join(", ")}`);
    t.diagnostic(`peak memory of the largest process: ${memory} MB`);
    assert.ok(firstRows <= LIMITS.firstRows);
    assert.ok(longestTask <= LIMITS.longTask);
    assert.ok(memory <= LIMITS.memory);
  }));

test("shows progress, and keeps the images read so far when cancelled", () =>
  openPage("", {}, async (page) => {
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
