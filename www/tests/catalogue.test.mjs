// The catalogue view: sorting, columns, URL, keyboard, cards, export. Filters have their own file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { toNdjson } from "cloud-image";
import { PHONE, SAMPLES, column, eventually, filterBox, openPage, screenshot, selectFiles, table, waitForMatched, waitForSamples } from "./page.mjs";

/** The samples as unified images. */
const samplesAsNdjson = (names) =>
  Buffer.concat(names.map((name) => toNdjson(readFileSync(join(import.meta.dirname, `../dist/samples/${name}.json`)), { onError() {} }))).toString();

test("a click on a column header sorts ascending, descending, then in dump order", () =>
  openPage("", {}, async (page) => {
    const image = (name, rest) => `{"id":"1","region_id":1,"min_disk":0,"name":"${name}",${rest}}`;
    await selectFiles(page, {
      "a.json": [
        image("b", '"os_distro":"debian","os_version":"9","size":30'),
        image("a", '"os_distro":"debian","os_version":"10","size":4'),
        image("c", '"size":1000'),
      ].join("\n"),
    });
    const sortBy = async (title, expected) => {
      await table(page).getByRole("button", { name: title }).click();
      await eventually(async () => assert.deepEqual(await column(page, "Name"), expected));
    };
    // Numbers in numeric order, absent values last.
    await sortBy("OS", ["b", "a", "c"]);
    assert.equal(await table(page).getByRole("columnheader", { name: "OS" }).getAttribute("aria-sort"), "ascending");
    await sortBy("OS", ["a", "b", "c"]);
    assert.equal(await table(page).getByRole("columnheader", { name: "OS" }).getAttribute("aria-sort"), "descending");
    await sortBy("OS", ["b", "a", "c"]);
    await sortBy("Size", ["a", "b", "c"]);
    await sortBy("Size", ["c", "b", "a"]);
    assert.match(page.url(), /order=size.imageBytes\+desc/);
    // Lists have no order.
    await page.goto(page.url().replace(/\?.*/, "?columns=name,software,warnings"));
    await selectFiles(page, { "a.json": image("a", '"size":4') });
    await table(page).getByRole("columnheader", { name: "Software" }).waitFor();
    assert.deepEqual(await table(page).getByRole("columnheader").getByRole("button").allInnerTexts(), ["Name"]);
  }));

test("selects columns", () =>
  openPage(SAMPLES, {}, async (page) => {
    await waitForSamples(page);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Project" }).check();
    await page.getByRole("checkbox", { name: "Provider" }).uncheck();
    await page.keyboard.press("Escape");
    assert.equal((await column(page, "Project"))[0], "debian-cloud");
    assert.equal(await table(page).getByRole("columnheader", { name: "Provider" }).count(), 0);
    await page.reload();
    await waitForSamples(page);
    assert.equal((await column(page, "Project"))[0], "debian-cloud");
  }));

test("restores the view from the URL", () =>
  openPage(`${SAMPLES}&q=arm64+os.distro%3Ddebian+provider%3Dgce&latest=family&order=createdAt+desc`, {}, async (page) => {
    await waitForSamples(page);
    await waitForMatched(page, "2 of 101 images");
    const created = await column(page, "Created");
    assert.deepEqual(created, created.toSorted().reverse());
    assert.deepEqual(await column(page, "Name"), ["debian-11-arm64-v20261010", "debian-12-arm64-v20261005"]);
    await page.reload();
    await waitForMatched(page, "2 of 101 images");
    assert.equal(await filterBox(page).inputValue(), "arm64 os.distro=debian provider=gce");
    assert.equal(await page.getByRole("combobox", { name: "Latest" }).inputValue(), "family");
    assert.equal(await table(page).getByRole("columnheader", { name: "Created" }).getAttribute("aria-sort"), "descending");
  }));

test("supports the keyboard", () =>
  openPage(SAMPLES, {}, async (page) => {
    await waitForSamples(page);
    await filterBox(page).focus();
    for (let steps = 0; !(await table(page).evaluate((element) => element === document.activeElement)); steps++) {
      assert.ok(steps < 80, "Tab does not reach the table");
      await page.keyboard.press("Tab");
    }
    const active = async () => {
      const id = await table(page).getAttribute("aria-activedescendant");
      return page.locator(`[id="${id}"] .cell.name`).innerText();
    };
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await eventually(async () => assert.equal(await active(), "debian-11-v20260802"));
    await page.keyboard.press("End");
    await eventually(async () => assert.equal(await active(), "unfinished"));
    await page.keyboard.press("PageUp");
    await eventually(async () => assert.notEqual(await active(), "unfinished"));
    await page.keyboard.press("PageDown");
    await eventually(async () => assert.equal(await active(), "unfinished"));
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "unfinished" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    // Closing the dialog keeps the active row and the focus.
    assert.equal(await active(), "unfinished");
    await page.keyboard.press("Home");
    await eventually(async () => assert.equal(await active(), "debian-11-v20261015"));
    assert.ok(await table(page).evaluate((element) => element === document.activeElement));
    await page.getByRole("checkbox", { name: "Gcore 22" }).focus();
    await page.keyboard.press("Space");
    await waitForMatched(page, "22 of 101 images");
    assert.ok(await page.getByRole("checkbox", { name: "Gcore 22" }).evaluate((element) => element === document.activeElement));
  }));

test("shows cards on narrow screens, and sorts them", () =>
  openPage(SAMPLES, { size: PHONE }, async (page) => {
    await waitForSamples(page);
    await table(page).getByText("GCE · debian 11 · x86_64 · 2026-10-15").waitFor();
    await page.getByRole("combobox", { name: "Sort by" }).selectOption("name desc");
    await eventually(async () => assert.match(await table(page).locator(".row").first().innerText(), /^windows-server-2022/));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    await page.getByText("Filters", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Gcore 22" }).check();
    await waitForMatched(page, "22 of 101 images");
  }));

async function exportAs(page, title) {
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: title }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("exports the matching images as NDJSON and JSON", () =>
  openPage(SAMPLES, {}, async (page) => {
    await waitForSamples(page);
    const expected = samplesAsNdjson(["gce", "gcore"]);
    assert.deepEqual(await exportAs(page, "NDJSON"), { name: "images.ndjson", text: expected });
    const json = await exportAs(page, "JSON: one array");
    assert.equal(json.name, "images.json");
    assert.deepEqual(JSON.parse(json.text), expected.trimEnd().split("\n").map((line) => JSON.parse(line)));
    await filterBox(page).fill("fedora");
    await waitForMatched(page, "2 of 101 images");
    assert.equal((await exportAs(page, "NDJSON")).text, expected.split("\n").filter((line) => line.includes("fedora")).map((line) => `${line}\n`).join(""));
  }));

test("exports the visible columns as CSV, without formulas", () =>
  openPage("?columns=name,region,imageBytes", {}, async (page) => {
    await selectFiles(page, { "a.json": '{"id":"1","region_id":1,"min_disk":0,"region":"a, \\"b\\"","name":"=1+1","size":1073741824}' });
    await page.getByText("1 image in 1 dump").waitFor();
    assert.equal((await exportAs(page, "CSV")).text, `name,imageBytes,region\r\n"'=1+1",1073741824,"a, ""b"""\r\n`);
  }));
