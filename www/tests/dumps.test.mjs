// Adding dumps: selected, dropped and pasted files, samples; errors, skipped objects, partial dumps; offline use.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { SAMPLES, column, eventually, openPage, screenshot, selectFiles, table, waitForSamples } from "./page.mjs";

const GCE = '{"items":[{"name":"from-gce","selfLink":"projects/p/global/images/from-gce"}]}';
const GCORE = '{"id":"7","name":"from-gcore","os_distro":"debian","os_version":"12","region_id":7}\n{"id":"8","name":"another","region_id":7,"min_disk":0}\n';

const waitForNames = async (page, expected) => eventually(async () => assert.deepEqual(await column(page, "Name"), expected));

test("shows a start screen without dumps, and loads samples", () =>
  openPage("", {}, async (page) => {
    await page.getByRole("heading", { name: "Drop dumps anywhere on this page" }).waitFor();
    await screenshot(page, "welcome");
    await page.getByRole("button", { name: "Load samples" }).click();
    await waitForSamples(page);
    assert.match(page.url(), /\?samples=/);
    await table(page).getByText("debian-12-v20261014").waitFor();
  }));

test("reads selected files of both providers: JSON, NDJSON and gzip", () =>
  openPage("", {}, async (page) => {
    await selectFiles(page, { "gce.json.gz": gzipSync(GCE), "gcore.ndjson": GCORE });
    await page.getByText("3 images in 2 dumps").waitFor();
    await waitForNames(page, ["from-gce", "from-gcore", "another"]);
    assert.deepEqual(await column(page, "Provider"), ["GCE", "Gcore", "Gcore"]);
    // Further files are added at the end.
    await selectFiles(page, { "more.json": GCE });
    await waitForNames(page, ["from-gce", "from-gcore", "another", "from-gce"]);
    await page.getByText("4 images in 3 dumps").click();
    await page.getByText("gcore.ndjson: 2 images").waitFor();
  }));

test("reads dropped files", () =>
  openPage("", {}, async (page) => {
    const transfer = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.json"));
      return transfer;
    }, GCE);
    await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
    assert.ok(await page.locator(".page.drag-over").isVisible());
    await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
    await waitForNames(page, ["from-gce"]);
    assert.equal(await page.locator(".page.drag-over").count(), 0);
  }));

test("reads text pasted into the dialog or the page", () =>
  openPage("", {}, async (page) => {
    await page.getByRole("button", { name: "Paste…" }).click();
    await page.getByRole("textbox", { name: "Dump or image as JSON or NDJSON" }).fill(GCORE);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await waitForNames(page, ["from-gcore", "another"]);
    await page.evaluate((text) => navigator.clipboard.writeText(text), GCE);
    await page.locator("h1").click();
    await page.keyboard.press("Control+V");
    await waitForNames(page, ["from-gcore", "another", "from-gce"]);
  }));

test("reports dumps with more pages as partial", () =>
  openPage("", {}, async (page) => {
    await selectFiles(page, { "first.json": GCE.replace("}]}", '}],"nextPageToken":"x"}'), "second.json": '{"count":9,"results":[{"id":"1","name":"a","region_id":7,"min_disk":0}]}' });
    await page.getByText("2 images in 2 dumps (2 partial)").click();
    await page.getByText("first.json: 1 image, partial: more pages follow").waitFor();
  }));

test("reports truncated dumps as partial", () =>
  openPage("", {}, async (page) => {
    await selectFiles(page, { "cut.json": `[${GCE},{"items"`, "whole.json": GCE });
    await page.getByText("2 images in 2 dumps (1 partial)").click();
    await page.getByText("cut.json: 1 image, 1 error, partial: truncated").waitFor();
    await page.getByText("whole.json: 1 image", { exact: true }).waitFor();
  }));

test("counts skipped objects by kind", () =>
  openPage("", {}, async (page) => {
    const asset = (kind, name) => `{"assetType":"compute.googleapis.com/${kind}","name":"//x","resource":{"data":{"name":"${name}"}}}\n`;
    const transfer = await page.evaluateHandle((texts) => {
      const transfer = new DataTransfer();
      for (const [name, text] of Object.entries(texts)) transfer.items.add(new File([text], name));
      return transfer;
    }, { "assets.ndjson": asset("Disk", "a") + asset("Image", "an-image") + asset("Snapshot", "b") + asset("Disk", "c"), "odd.json": asset("<b>\\u202eDisk", "d") });
    await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
    await waitForNames(page, ["an-image"]);
    await page.getByText("1 image in 2 dumps; skipped 4 other objects").click();
    await page.getByText("assets.ndjson: 1 image; skipped: 2 compute.googleapis.com/Disk, 1 compute.googleapis.com/Snapshot", { exact: true }).waitFor();
    await page.getByText("odd.json: 0 images; skipped: 1 compute.googleapis.com/<b>\\u{202e}Disk", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Errors" }).click();
    await page.getByText("No errors.").waitFor();
    await screenshot(page, "skipped");
  }));

test("lists errors with position and message, and reads all other images", () =>
  openPage("", {}, async (page) => {
    const broken = `[\n${'{"kind":"compute#image","name":"good"}'},\n7,\n{"id":"1","name":"good too","region_id":1,"min_disk":0},\n{"name":"cut`;
    await selectFiles(page, { "broken.json": broken, "no.json.gz": gzipSync(GCE).subarray(0, 30) });
    await page.getByText("2 images in 2 dumps").waitFor();
    await page.getByRole("link", { name: "Errors 3" }).click();
    const rows = page.getByRole("table").getByRole("row");
    await eventually(async () => assert.equal(await rows.count(), 4));
    const cells = async (row) => rows.nth(row).getByRole("cell").allInnerTexts();
    const [dump, line, index, , code, message] = await cells(1);
    assert.deepEqual([dump, line, index, code], ["broken.json", "3:1", "1", "malformed"]);
    assert.match(message, /expected an object, found `7`/);
    assert.deepEqual((await cells(2)).slice(0, 2), ["broken.json", "5:13"]);
    assert.equal((await cells(3))[0], "no.json.gz");
    await screenshot(page, "errors");
  }));

test("reports an error if the WebAssembly module cannot be loaded", () =>
  openPage("", { blocked: "**/*.wasm" }, async (page) => {
    await selectFiles(page, { "gce.json": GCE });
    await page.getByRole("link", { name: "Errors 1" }).click();
    await page.getByRole("row").filter({ hasText: "gce.json" }).waitFor();
    // The browser logs the blocked request.
    page.errors.length = 0;
  }));

test("removes all dumps, and reads new ones", () =>
  openPage(SAMPLES, {}, async (page) => {
    await waitForSamples(page);
    await page.getByRole("button", { name: "Remove all" }).click();
    await page.getByRole("button", { name: "Load samples" }).waitFor();
    assert.doesNotMatch(page.url(), /samples/);
    await selectFiles(page, { "gce.json": GCE });
    await waitForNames(page, ["from-gce"]);
  }));

test("sends no data", () =>
  openPage("", {}, async (page) => {
    const requests = [];
    page.on("request", (request) => requests.push({ url: request.url(), sent: request.method() !== "GET" || request.postData() !== null }));
    await selectFiles(page, { "gce.json": readFileSync(join(import.meta.dirname, "../dist/samples/gce.json")) });
    await page.getByText("79 images in 1 dump").waitFor();
    for (const name of ["Matrix", "Charts", "Catalogue"]) await page.getByRole("link", { name }).click();
    await table(page).waitFor();
    const base = new URL(".", page.url());
    assert.deepEqual(requests.filter(({ url, sent }) => sent || !url.startsWith(base) || url.includes("?")), []);
  }));

test("opens offline after the first visit", () =>
  openPage("", {}, async (page) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await eventually(async () => assert.ok(await page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).length > 5)));
    await page.context().setOffline(true);
    await page.goto(page.url().replace(/\?.*/, "") + SAMPLES);
    await waitForSamples(page);
    await table(page).getByText("debian-12-v20261014").waitFor();
  }));
