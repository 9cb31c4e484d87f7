// 100,000 images: time to the first rows and of queries, longest task while scrolling, memory. Prints the results.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { openSync, closeSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { browser, column, filterBox, openPage, selectFiles, table, waitForMatched } from "./page.mjs";

const IMAGES = 100_000;
const ROUNDS = 3;
/** In ms, ms and MB. */
const LIMITS = { firstRows: 1_000, query: 1_000, latest: 5_000, longTask: 50, memory: 900 };

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
    const firstName = () => document.querySelector(".row .name bdi")?.textContent;
    globalThis.measured = { tasks: [], sample: firstName() };
    new PerformanceObserver((list) => measured.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    document.querySelector("input[type=file]").addEventListener("change", () => (measured.start = performance.now()), { capture: true });
    new MutationObserver(() => {
      const name = firstName();
      // The samples are there before.
      if (measured.firstRows === undefined && name !== measured.sample && name?.includes("-")) measured.firstRows = performance.now();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

/** Each selects another number of images than the one before it. */
const QUERIES = {
  words: { q: "debian -arm64" },
  fields: { q: "os.distro=(debian,ubuntu) createdAt<-P1Y architecture=aarch64" },
  expression: { q: "name~^runner-.*-v2024" },
  order: { q: "labels.env=prod", order: "name desc" },
  latest: { q: "provider=gce", latest: "os" },
};

/** The time until the result of a query is shown, in ms: from a change of the address, as the browser's back button makes it. */
const timeOfQuery = (page, parameters) =>
  page.evaluate(async (parameters) => {
    const matched = document.querySelector(".matched");
    const start = performance.now();
    const shown = new Promise((resolve) => new MutationObserver(() => resolve(performance.now() - start)).observe(matched, { childList: true, characterData: true, subtree: true }));
    history.replaceState(null, "", `?${new URLSearchParams({ view: "catalogue", ...parameters })}`);
    dispatchEvent(new PopStateEvent("popstate"));
    return shown;
  }, parameters);

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
  await page.waitForFunction(() => document.querySelector(".row:not([hidden]) .name").textContent.includes("-"));
  return Math.round(Math.max(0, ...(await page.evaluate(() => measured.tasks))));
}

test("reads and scrolls 100,000 images within the limits of time and memory", (t) =>
  openPage("?view=catalogue", {}, async (page) => {
    await table(page).locator(".row").first().waitFor();
    await startMeasuring(page);
    await page.setInputFiles("input[type=file]", dump);
    await page.locator(".matched", { hasText: /^100,000 images$/ }).waitFor({ timeout: 120_000 });
    await page.getByRole("progressbar").waitFor({ state: "hidden", timeout: 120_000 });
    const firstRows = Math.round(await page.evaluate(() => measured.firstRows - measured.start));
    const allRows = Math.round(await page.evaluate(() => performance.now() - measured.start));

    // Other load on the machine can only lengthen tasks, so the best round counts.
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await longestTaskWhileScrolling(page));
    const longestTask = Math.min(...rounds);

    const times = {};
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, parameters] of Object.entries(QUERIES)) {
        const time = Math.round(await timeOfQuery(page, parameters));
        times[name] = Math.min(time, times[name] ?? Number.POSITIVE_INFINITY);
      }
    }

    const memory = await peakMemory();
    t.diagnostic(`first rows after ${firstRows} ms, all after ${allRows} ms`);
    t.diagnostic(`longest task while scrolling, by round: ${rounds.map((ms) => (ms > 0 ? `${ms} ms` : "below 50 ms")).join(", ")}`);
    t.diagnostic(`queries: ${Object.entries(times).map(([name, ms]) => `${name} ${ms} ms`).join(", ")}`);
    t.diagnostic(`peak memory of the largest process: ${memory} MB`);
    assert.ok(firstRows > 0 && firstRows <= LIMITS.firstRows);
    assert.ok(longestTask <= LIMITS.longTask);
    const { latest, ...others } = times;
    assert.ok(Math.max(...Object.values(others)) <= LIMITS.query);
    assert.ok(latest <= LIMITS.latest);
    assert.ok(memory <= LIMITS.memory);
  }));

test("shows progress, and keeps the images read so far when cancelled", () =>
  openPage("?view=catalogue", {}, async (page) => {
    await page.setInputFiles("input[type=file]", dump);
    await page.getByText(/MiB of 317\.\d MiB/).waitFor();
    await table(page).locator(".row").first().waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("progressbar").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "1 dump" }).click();
    const text = await page.locator(".dumps .summary").innerText();
    const read = Number(text.replace(/ images.*/, "").replaceAll(",", ""));
    assert.ok(read > 0 && read < IMAGES, text);
    await page.getByText(`large.json: ${read.toLocaleString("en")} images, cancelled`).waitFor();
    await page.keyboard.press("Escape");
    await filterBox(page).fill("debian");
    await page.locator(".matched", { hasText: / of / }).waitFor();
    // Images that were read, but not yet in the table, do not shift those of the next dump.
    await selectFiles(page, { "next.json": '{"kind":"compute#image","name":"after-cancel"}' });
    await filterBox(page).fill("after-cancel");
    await waitForMatched(page, `1 of ${(read + 1).toLocaleString("en")} images`);
    assert.deepEqual(await column(page, "Name"), ["after-cancel"]);
  }));
