// The table: order, columns, keys, facets, search, address, export.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { toNdjson } from "cloud-image";
import { PHONE, SAMPLES, column, pick, samples, screenshot, table, until, visit } from "./page.mjs";

const lines = (names) =>
  Buffer.concat(names.map((name) => toNdjson(readFileSync(join(import.meta.dirname, `../dist/samples/${name}.json`)), { onError() {} }))).toString();

const matched = (page, text) => page.locator(".matched", { hasText: text }).waitFor();

test("a click on a head sorts up, down, and not at all", () =>
  visit("", {}, async (page) => {
    const image = (name, rest) => `{"id":"1","region_id":1,"min_disk":0,"name":"${name}",${rest}}`;
    await pick(page, {
      "a.json": [
        image("b", '"os_distro":"debian","os_version":"9","size":30'),
        image("a", '"os_distro":"debian","os_version":"10","size":4'),
        image("c", '"size":1000'),
      ].join("\n"),
    });
    const sorted = async (title, expected) => {
      await table(page).getByRole("button", { name: title }).click();
      await until(async () => assert.deepEqual(await column(page, "Name"), expected));
    };
    // Versions and sizes by their numbers, what is absent last.
    await sorted("OS", ["b", "a", "c"]);
    assert.equal(await table(page).getByRole("columnheader", { name: "OS" }).getAttribute("aria-sort"), "ascending");
    await sorted("OS", ["a", "b", "c"]);
    assert.equal(await table(page).getByRole("columnheader", { name: "OS" }).getAttribute("aria-sort"), "descending");
    await sorted("OS", ["b", "a", "c"]);
    await sorted("Size", ["a", "b", "c"]);
    await sorted("Size", ["c", "b", "a"]);
    assert.match(page.url(), /sort=-imageBytes/);
  }));

test("columns are chosen", () =>
  visit(SAMPLES, {}, async (page) => {
    await samples(page);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Project" }).check();
    await page.getByRole("checkbox", { name: "Provider" }).uncheck();
    await page.keyboard.press("Escape");
    assert.equal((await column(page, "Project"))[0], "debian-cloud");
    assert.equal(await table(page).getByRole("columnheader", { name: "Provider" }).count(), 0);
    await page.reload();
    await samples(page);
    assert.equal((await column(page, "Project"))[0], "debian-cloud");
  }));

test("facets narrow, with counts, and can be taken back", () =>
  visit(SAMPLES, {}, async (page) => {
    await samples(page);
    const facet = (title) => page.getByRole("group", { name: title });
    await facet("Provider").getByRole("checkbox", { name: "Gcore 22" }).check();
    await matched(page, "22 of 101 images");
    // The counts of other facets follow, those of its own stay.
    await facet("Provider").getByRole("checkbox", { name: "GCE 79" }).waitFor();
    await facet("Operating system").getByRole("checkbox", { name: "ubuntu 7" }).check();
    await matched(page, "7 of 101 images");
    await facet("Architecture").getByRole("checkbox", { name: "aarch64 3" }).check();
    await matched(page, "3 of 101 images");
    assert.deepEqual(await column(page, "Name"), ["ubuntu-24.04-arm64", "ubuntu-24.04-arm64", "build-ubuntu-22.04-arm64"]);
    await screenshot(page, "narrowed");
    await page.getByRole("button", { name: "Provider: Gcore" }).click();
    await matched(page, "11 of 101 images");
    await page.goBack();
    await matched(page, "3 of 101 images");
    await page.getByRole("button", { name: "Clear filters" }).click();
    await matched(page, "101 images");
    for (const title of ["Version", "Firmware", "Status", "Visibility", "Deprecation"]) {
      assert.ok((await facet(title).getByRole("checkbox").count()) > 1, title);
    }
    await facet("Deprecation").getByRole("checkbox", { name: "deprecated" }).check();
    await matched(page, "57 of 101 images");
  }));

test("words are searched for, all of them, anywhere", () =>
  visit(SAMPLES, {}, async (page) => {
    await samples(page);
    const search = page.getByRole("searchbox", { name: "Search images" });
    await search.fill("BOOKWORM arm64");
    await matched(page, "4 of 101 images");
    assert.ok((await column(page, "Name")).every((name) => name.startsWith("debian-12-arm64-")));
    // Whatever the case is, on either side.
    await search.fill("canonical");
    await matched(page, "16 of 101 images");
    await search.fill("no such thing");
    await page.getByText("No matching images.").waitFor();
  }));

test("the address brings back what was shown", () =>
  visit(`${SAMPLES}&q=arm64&os=debian&sort=-created&provider=gce`, {}, async (page) => {
    await samples(page);
    await matched(page, "8 of 101 images");
    const created = await column(page, "Created");
    assert.deepEqual(created, created.toSorted().reverse());
    await page.reload();
    await matched(page, "8 of 101 images");
    assert.equal(await page.getByRole("searchbox").inputValue(), "arm64");
  }));

test("everything works by keyboard", () =>
  visit(SAMPLES, {}, async (page) => {
    await samples(page);
    await page.getByRole("searchbox").focus();
    for (let steps = 0; !(await table(page).evaluate((element) => element === document.activeElement)); steps++) {
      assert.ok(steps < 80, "the table is not reached");
      await page.keyboard.press("Tab");
    }
    const active = async () => {
      const id = await table(page).getAttribute("aria-activedescendant");
      return page.locator(`[id="${id}"] .cell.name`).innerText();
    };
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await until(async () => assert.equal(await active(), "debian-11-v20260802"));
    await page.keyboard.press("End");
    await until(async () => assert.equal(await active(), "unfinished"));
    await page.keyboard.press("PageUp");
    await until(async () => assert.notEqual(await active(), "unfinished"));
    await page.keyboard.press("PageDown");
    await until(async () => assert.equal(await active(), "unfinished"));
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "unfinished" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    // It goes on from where it was.
    assert.equal(await active(), "unfinished");
    await page.keyboard.press("Home");
    await until(async () => assert.equal(await active(), "debian-11-v20261015"));
    // Where the way led from, it leads back.
    assert.ok(await table(page).evaluate((element) => element === document.activeElement));
    await page.getByRole("checkbox", { name: "Gcore 22" }).focus();
    await page.keyboard.press("Space");
    await matched(page, "22 of 101 images");
    assert.ok(await page.getByRole("checkbox", { name: "Gcore 22" }).evaluate((element) => element === document.activeElement));
  }));

test("on a phone a row is a card, and can be sorted", () =>
  visit(SAMPLES, { size: PHONE }, async (page) => {
    await samples(page);
    await table(page).getByText("GCE · debian 11 · x86_64 · 2026-10-15").waitFor();
    await page.getByRole("combobox", { name: "Sort by" }).selectOption("-name");
    await until(async () => assert.match(await table(page).locator(".row").first().innerText(), /^windows-server-2022/));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    await page.getByText("Filters", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Gcore 22" }).check();
    await matched(page, "22 of 101 images");
  }));

async function saved(page, title) {
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: title }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("all that is shown is saved: the bytes of the package", () =>
  visit(SAMPLES, {}, async (page) => {
    await samples(page);
    const expected = lines(["gce", "gcore"]);
    assert.deepEqual(await saved(page, "NDJSON"), { name: "images.ndjson", text: expected });
    const json = await saved(page, "JSON: one array");
    assert.equal(json.name, "images.json");
    assert.deepEqual(JSON.parse(json.text), expected.trimEnd().split("\n").map((line) => JSON.parse(line)));
    await page.getByRole("searchbox").fill("fedora");
    await matched(page, "2 of 101 images");
    assert.equal((await saved(page, "NDJSON")).text, expected.split("\n").filter((line) => line.includes("fedora")).map((line) => `${line}\n`).join(""));
  }));

test("CSV has the columns that are shown, and no formulas", () =>
  visit("?columns=name,region,imageBytes", {}, async (page) => {
    await pick(page, { "a.json": '{"id":"1","region_id":1,"min_disk":0,"region":"a, \\"b\\"","name":"=1+1","size":1073741824}' });
    await page.getByText("1 image in 1 dump").waitFor();
    assert.equal((await saved(page, "CSV")).text, `name,imageBytes,region\r\n"'=1+1",1073741824,"a, ""b"""\r\n`);
  }));
