// Adding and removing dumps: selected, dropped and pasted files, samples; errors, skipped objects, partial dumps; offline use.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { CATALOGUE, column, eventually, filterBox, loadDumps, openDumps, openPage, screenshot, selectFiles, table, waitForMatched, waitForSummary } from "./page.mjs";

const GCE = '{"items":[{"name":"from-gce","selfLink":"projects/p/global/images/from-gce"}]}';
const GCORE = '{"id":"7","name":"from-gcore","os_distro":"debian","os_version":"12","region_id":7}\n{"id":"8","name":"another","region_id":7,"min_disk":0}\n';

const waitForNames = async (page, expected) => eventually(async () => assert.deepEqual(await column(page, "Name"), expected));

test("shows the answer for samples before a dump is added, and the samples give way", () =>
  openPage("", {}, async (page) => {
    const banner = page.getByRole("complementary", { name: "Samples" });
    await banner.getByText("These are samples.").waitFor();
    await page.getByRole("row").filter({ hasText: "Ubuntu 24.04" }).first().waitFor();
    await banner.getByText("How to get a dump").click();
    await banner.getByText("gcloud compute images list --show-deprecated --format=json > gce.json").waitFor();
    await screenshot(page, "samples");
    await selectFiles(page, { "gcore.ndjson": GCORE });
    await waitForSummary(page, "2 images in 1 dump");
    // The samples have Debian 12, too.
    await eventually(async () => assert.equal(await page.getByRole("row").filter({ hasText: "Ubuntu" }).count(), 0));
    await page.getByRole("row").filter({ hasText: "Debian 12" }).first().waitFor();
    assert.equal(await banner.count(), 0);
  }));

test("reads selected files of both providers: JSON, NDJSON and gzip", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "gce.json.gz": gzipSync(GCE), "gcore.ndjson": GCORE });
    await waitForSummary(page, "3 images in 2 dumps");
    await waitForNames(page, ["from-gce", "from-gcore", "another"]);
    assert.deepEqual(await column(page, "Cloud"), ["Compute Engine", "Gcore", "Gcore"]);
    // Further files are added at the end.
    await selectFiles(page, { "more.json": GCE });
    await waitForNames(page, ["from-gce", "from-gcore", "another", "from-gce"]);
    await openDumps(page);
    await page.getByText("4 images in 3 dumps").waitFor();
    await page.getByText("gcore.ndjson: 2 images").waitFor();
  }));

test("reads dropped files", () =>
  openPage(CATALOGUE, {}, async (page) => {
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
  openPage(CATALOGUE, {}, async (page) => {
    await openDumps(page);
    await page.getByRole("button", { name: "Paste…" }).click();
    await page.getByRole("textbox", { name: "Dump or image as JSON or NDJSON" }).fill(GCORE);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await waitForNames(page, ["from-gcore", "another"]);
    await page.evaluate((text) => navigator.clipboard.writeText(text), GCE);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Control+V");
    await waitForNames(page, ["from-gcore", "another", "from-gce"]);
  }));

test("reports dumps with more pages as partial", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "first.json": GCE.replace("}]}", '}],"nextPageToken":"x"}'), "second.json": '{"count":9,"results":[{"id":"1","name":"a","region_id":7,"min_disk":0}]}' });
    await waitForSummary(page, "2 images in 2 dumps (2 partial)");
    await openDumps(page);
    await page.getByText("first.json: 1 image, partial: more pages follow").waitFor();
  }));

test("reports truncated dumps as partial", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "cut.json": `[${GCE},{"items"`, "whole.json": GCE });
    await waitForSummary(page, "2 images in 2 dumps (1 partial)");
    await openDumps(page);
    await page.getByText("cut.json: 1 image, 1 error, partial: truncated").waitFor();
    await page.getByText("whole.json: 1 image", { exact: true }).waitFor();
  }));

test("counts skipped objects by kind", () =>
  openPage(CATALOGUE, {}, async (page) => {
    const asset = (kind, name) => `{"assetType":"compute.googleapis.com/${kind}","name":"//x","resource":{"data":{"name":"${name}"}}}\n`;
    const transfer = await page.evaluateHandle((texts) => {
      const transfer = new DataTransfer();
      for (const [name, text] of Object.entries(texts)) transfer.items.add(new File([text], name));
      return transfer;
    }, { "assets.ndjson": asset("Disk", "a") + asset("Image", "an-image") + asset("Snapshot", "b") + asset("Disk", "c"), "odd.json": asset("<b>\\u202eDisk", "d") });
    await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
    await waitForNames(page, ["an-image"]);
    await waitForSummary(page, "1 image in 2 dumps; skipped 4 other objects");
    await openDumps(page);
    await page.getByText("assets.ndjson: 1 image; skipped: 2 compute.googleapis.com/Disk, 1 compute.googleapis.com/Snapshot", { exact: true }).waitFor();
    await page.getByText("odd.json: 0 images; skipped: 1 compute.googleapis.com/<b>\\u{202e}Disk", { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Errors" }).click();
    await page.getByText("No errors.").waitFor();
    await screenshot(page, "skipped");
  }));

test("an error has its place, the text at fault, what is lost and the cure; all other images are read", () =>
  openPage(CATALOGUE, {}, async (page) => {
    const lines = ["[", '{"kind":"compute#image","name":"good"},', "7,", '{"id":"1","name":"good too","region_id":1,"min_disk":0},', '{"name" "cut"}', "]"];
    const broken = `${lines.join("\n")}${" ".repeat(2048)}`;
    await selectFiles(page, { "broken.json": broken, "broken.json.gz": gzipSync(broken), "no.json.gz": gzipSync(GCE).subarray(0, 30), "list.json": '{"GCP":{"Images":[{"name":"a","secret":"hunter2"}]}}' });
    await waitForMatched(page, "4 images");
    await page.getByRole("link", { name: "Errors 6" }).click();
    const items = page.getByRole("region", { name: "Errors" }).getByRole("listitem");
    await eventually(async () => assert.equal(await items.count(), 6));
    const item = async (index) => (await items.nth(index).innerText()).replace(/\s+/g, " ");
    assert.match(await item(0), /malformed broken\.json line 3, column 1 · image 1 .*expected an object, found `7`/);
    assert.match(await items.nth(0).locator("mark").innerText(), /^7, \{"id":"1"/);
    assert.match(await item(0), /Lost this image only/);
    // The end of the input: what is behind it is lost. The fault is behind `{"name" `, in the fifth line.
    const at = lines.slice(0, 4).join("\n").length + 1 + '{"name" '.length;
    assert.match(await item(1), /syntax broken\.json line 5, column 9/);
    assert.match(await items.nth(1).locator("mark").innerText(), /^"cut"/);
    assert.match(await item(1), new RegExp(`Lost all behind this place: ${((broken.length - at) / 1024).toFixed(1)} KiB of ${(broken.length / 1024).toFixed(1)} KiB`));
    assert.match(await item(1), /Cure Get the dump again as JSON: with gcloud, --format=json/);
    // The text of a compressed dump, too. How much is behind it is not known.
    assert.match(await items.nth(3).locator("mark").innerText(), /^"cut"/);
    assert.match(await item(3), /Lost all behind this place Cure/);
    assert.match(await item(4), /file no\.json\.gz/);
    // A list may have secrets: its text is not shown.
    assert.match(await item(5), /unknown-list list\.json/);
    assert.doesNotMatch(await page.locator("main").innerText(), /hunter2/);
    await screenshot(page, "errors");
  }));

test("the text of an API's answer is not shown, and an end too early has its cure", () =>
  openPage("?view=errors", {}, async (page) => {
    await selectFiles(page, { "answer.json": '{"error":{"code":403,"message":"no"},"token":"hunter2"}', "cut.json": `[${GCE},{"items"` });
    const items = page.getByRole("region", { name: "Errors" }).getByRole("listitem");
    await eventually(async () => assert.equal(await items.count(), 2));
    const text = async (index) => (await items.nth(index).innerText()).replace(/\s+/g, " ");
    assert.match(await text(0), /^api-error answer\.json .*`no`.* Lost nothing: the answer has no images Cure .*get the dump again/);
    assert.doesNotMatch(await page.locator("main").innerText(), /hunter2/);
    assert.match(await text(1), /^truncated cut\.json .* Lost the rest of the list, which the file does not have Cure Get the dump again/);
  }));

test("reports an error if the WebAssembly module cannot be loaded", () =>
  openPage(CATALOGUE, { blocked: "**/*.wasm" }, async (page) => {
    await selectFiles(page, { "gce.json": GCE });
    await page.getByRole("link", { name: "Errors 1" }).click();
    await page.getByRole("listitem").filter({ hasText: "gce.json" }).waitFor();
    // The browser logs the blocked request.
    page.errors.length = 0;
  }));

test("start again asks, removes all dumps and the filter, and shows the samples", () =>
  openPage(`${CATALOGUE}&q=debian`, {}, async (page) => {
    await loadDumps(page);
    await openDumps(page);
    await page.getByRole("button", { name: "Start again…" }).click();
    const dialog = page.getByRole("dialog", { name: "Start again?" });
    await dialog.getByText("2 dumps with 101 images will be removed").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await waitForSummary(page, "101 images in 2 dumps");
    await openDumps(page);
    await page.getByRole("button", { name: "Start again…" }).click();
    await dialog.getByRole("button", { name: "Remove all" }).click();
    await page.getByText("These are samples.").waitFor();
    assert.equal(new URL(page.url()).search, "");
    // The samples and nothing else.
    const samples = await page.evaluate(async () => (await (await fetch("./samples/index.json")).json()).length);
    await eventually(async () => assert.ok((await page.locator(".dumps .summary").textContent()).endsWith(`in ${samples} dumps`)));
    await page.getByRole("link", { name: "Catalogue" }).click();
    await selectFiles(page, { "gce.json": GCE });
    await waitForNames(page, ["from-gce"]);
  }));

test("removes one dump, and keeps the others as they are", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "a.json": GCE, "b.ndjson": `${GCORE}7`, "c.json": GCE.replaceAll("from-gce", "last") });
    await waitForNames(page, ["from-gce", "from-gcore", "another", "last"]);
    await openDumps(page);
    await page.getByRole("button", { name: "Remove b.ndjson" }).click();
    await waitForNames(page, ["from-gce", "last"]);
    await waitForSummary(page, "2 images in 2 dumps");
    assert.equal(await page.getByRole("link", { name: "Errors 1" }).count(), 0);
    await page.getByRole("link", { name: "Errors" }).click();
    await page.getByText("No errors.").waitFor();
    await page.getByRole("link", { name: "Catalogue" }).click();
    await page.keyboard.press("Escape");
    // Images are found by queries and by their texts.
    await filterBox(page).fill("name=last");
    await waitForNames(page, ["last"]);
    await table(page).getByText("last").click();
    await page.getByRole("region", { name: "Provider's object" }).getByText("projects/p/global/images/last").waitFor();
    await page.keyboard.press("Escape");
    await filterBox(page).fill("");
    await selectFiles(page, { "d.ndjson": GCORE });
    await waitForNames(page, ["from-gce", "last", "from-gcore", "another"]);
    await filterBox(page).fill("provider=gcore");
    await waitForNames(page, ["from-gcore", "another"]);
  }));

test("the answers of a removed dump go", () =>
  openPage("", {}, async (page) => {
    const image = (version) => `{"kind":"compute#image","name":"debian-${version}-v20260101","architecture":"X86_64"}`;
    await selectFiles(page, { "a.json": image(11), "b.json": image(12) });
    const titles = () => page.getByRole("table", { name: "Systems" }).locator(".title").allInnerTexts();
    await eventually(async () => assert.deepEqual(await titles(), ["Debian 12", "Debian 11"]));
    await page.getByRole("link", { name: "Catalogue" }).click();
    await openDumps(page);
    await page.getByRole("button", { name: "Remove a.json" }).click();
    await waitForNames(page, ["debian-12-v20260101"]);
    // As many images as before.
    await selectFiles(page, { "c.json": image(13) });
    await waitForNames(page, ["debian-12-v20260101", "debian-13-v20260101"]);
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Find" }).click();
    await eventually(async () => assert.deepEqual(await titles(), ["Debian 13", "Debian 12"]));
  }));

test("the same content is not added twice", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "a.json": GCE });
    await waitForNames(page, ["from-gce"]);
    await selectFiles(page, { "copy-of-a.json": GCE, "b.json": GCE.replaceAll("from-gce", "from-elf") });
    await page.getByRole("status").getByText("copy-of-a.json has the same content as a.json: it was not added again").waitFor();
    // As long, and another.
    await waitForNames(page, ["from-gce", "from-elf"]);
    await waitForSummary(page, "2 images in 2 dumps");
  }));

test("rows of knowledge can be dropped, and identify systems of their own", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "a.json": '{"kind":"compute#image","name":"acme-linux-3-1-v20270101"}' });
    await waitForMatched(page, "1 image");
    assert.deepEqual(await column(page, "System"), ["–"]);
    await selectFiles(page, { "acme.json": '{"distros":[{"id":"acmelinux","names":["acme linux"],"versionParts":2}]}' });
    await eventually(async () => assert.deepEqual(await column(page, "System"), ["acmelinux 3.1"]));
    await openDumps(page);
    await page.getByText("acme.json: rows of knowledge").waitFor();
    await page.getByRole("button", { name: "Remove acme.json" }).click();
    await eventually(async () => assert.deepEqual(await column(page, "System"), ["–"]));
    await page.keyboard.press("Escape");
    await selectFiles(page, { "wrong.json": '{"distros":[{"id":7}]}' });
    await page.getByRole("status").getByText(/wrong\.json: .*id/).waitFor();
    // With other members, it is a dump.
    await selectFiles(page, { "image.json": '{"licenses":["projects/debian-cloud/global/licenses/debian-12-bookworm"],"kind":"compute#image","name":"x"}' });
    await waitForMatched(page, "2 images");
    // They go with the dumps.
    await selectFiles(page, { "acme.json": '{"distros":[{"id":"acmelinux","names":["acme linux"],"versionParts":2}]}' });
    await eventually(async () => assert.deepEqual(await column(page, "System"), ["acmelinux 3.1", "Debian 12"]));
    await openDumps(page);
    await page.getByRole("button", { name: "Start again…" }).click();
    await page.getByRole("button", { name: "Remove all" }).click();
    await page.getByText("These are samples.").waitFor();
    await page.getByRole("link", { name: "Catalogue" }).click();
    await selectFiles(page, { "a.json": '{"kind":"compute#image","name":"acme-linux-3-1-v20270101"}' });
    await waitForMatched(page, "1 image");
    assert.deepEqual(await column(page, "System"), ["–"]);
  }));

test("sends no data", () =>
  openPage(CATALOGUE, {}, async (page) => {
    const requests = [];
    page.on("request", (request) => requests.push({ url: request.url(), sent: request.method() !== "GET" || request.postData() !== null }));
    await loadDumps(page);
    for (const name of ["Find", "Charts", "Catalogue"]) await page.getByRole("link", { name }).click();
    await table(page).waitFor();
    const base = new URL(".", page.url());
    assert.deepEqual(requests.filter(({ url, sent }) => sent || !url.startsWith(base) || url.includes("?")), []);
  }));

test("opens offline after the first visit", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await eventually(async () => assert.ok(await page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).length > 5)));
    await page.context().setOffline(true);
    await page.goto(page.url().replace(/\?.*/, ""));
    await page.getByText("These are samples.").waitFor();
    await page.getByRole("row").filter({ hasText: "Ubuntu 24.04" }).first().waitFor();
  }));
