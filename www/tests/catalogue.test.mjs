// The catalogue view: sorting, columns, filters, search, URL, keyboard, cards, export.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { toNdjson } from "cloud-image";
import { PHONE, SAMPLES, column, eventually, openPage, screenshot, selectFiles, table, waitForSamples } from "./page.mjs";

/** The samples as unified images. */
const samplesAsNdjson = (names) =>
  Buffer.concat(names.map((name) => toNdjson(readFileSync(join(import.meta.dirname, `../dist/samples/${name}.json`)), { onError() {} }))).toString();

const waitForMatched = (page, text) => page.locator(".matched", { hasText: text }).waitFor();

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
    assert.match(page.url(), /sort=-imageBytes/);
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

test("filters by facets, shows counts, and removes filters", () =>
  openPage(SAMPLES, {}, async (page) => {
    await waitForSamples(page);
    const facet = (title) => page.getByRole("group", { name: title });
    await facet("Provider").getByRole("checkbox", { name: "Gcore 22" }).check();
    await waitForMatched(page, "22 of 101 images");
    // A filter does not change the counts of its own facet.
    await facet("Provider").getByRole("checkbox", { name: "GCE 79" }).waitFor();
    await facet("Operating system").getByRole("checkbox", { name: "ubuntu 7" }).check();
    await waitForMatched(page, "7 of 101 images");
    await facet("Architecture").getByRole("checkbox", { name: "aarch64 3" }).check();
    await waitForMatched(page, "3 of 101 images");
    assert.deepEqual(await column(page, "Name"), ["ubuntu-24.04-arm64", "ubuntu-24.04-arm64", "build-ubuntu-22.04-arm64"]);
    await screenshot(page, "filtered");
    await page.getByRole("button", { name: "Provider: Gcore" }).click();
    await waitForMatched(page, "11 of 101 images");
    await page.goBack();
    await waitForMatched(page, "3 of 101 images");
    await page.getByRole("button", { name: "Clear filters" }).click();
    await waitForMatched(page, "101 images");
    for (const title of ["Version", "Firmware", "Status", "Visibility", "Deprecation"]) {
      assert.ok((await facet(title).getByRole("checkbox").count()) > 1, title);
    }
    await facet("Deprecation").getByRole("checkbox", { name: "deprecated" }).check();
    await waitForMatched(page, "57 of 101 images");
  }));

test("finds images that contain all search terms, in any field", () =>
  openPage(SAMPLES, {}, async (page) => {
    await waitForSamples(page);
    const search = page.getByRole("searchbox", { name: "Search images" });
    await search.fill("BOOKWORM arm64");
    await waitForMatched(page, "4 of 101 images");
    assert.ok((await column(page, "Name")).every((name) => name.startsWith("debian-12-arm64-")));
    // Case-insensitive for the terms and the fields.
    await search.fill("canonical");
    await waitForMatched(page, "16 of 101 images");
    await search.fill("no-such-image");
    await page.getByText("No matching images.").waitFor();
  }));

test("restores the view from the URL", () =>
  openPage(`${SAMPLES}&q=arm64&os=debian&sort=-created&provider=gce`, {}, async (page) => {
    await waitForSamples(page);
    await waitForMatched(page, "8 of 101 images");
    const created = await column(page, "Created");
    assert.deepEqual(created, created.toSorted().reverse());
    await page.reload();
    await waitForMatched(page, "8 of 101 images");
    assert.equal(await page.getByRole("searchbox").inputValue(), "arm64");
  }));

test("supports the keyboard", () =>
  openPage(SAMPLES, {}, async (page) => {
    await waitForSamples(page);
    await page.getByRole("searchbox").focus();
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
    await page.getByRole("combobox", { name: "Sort by" }).selectOption("-name");
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
    await page.getByRole("searchbox").fill("fedora");
    await waitForMatched(page, "2 of 101 images");
    assert.equal((await exportAs(page, "NDJSON")).text, expected.split("\n").filter((line) => line.includes("fedora")).map((line) => `${line}\n`).join(""));
  }));

test("exports the visible columns as CSV, without formulas", () =>
  openPage("?columns=name,region,imageBytes", {}, async (page) => {
    await selectFiles(page, { "a.json": '{"id":"1","region_id":1,"min_disk":0,"region":"a, \\"b\\"","name":"=1+1","size":1073741824}' });
    await page.getByText("1 image in 1 dump").waitFor();
    assert.equal((await exportAs(page, "CSV")).text, `name,imageBytes,region\r\n"'=1+1",1073741824,"a, ""b"""\r\n`);
  }));
