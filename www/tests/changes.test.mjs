// The changes view: what differs between two dumps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { PHONE, checkLayout, eventually, openPage, screenshot, selectFiles } from "./page.mjs";

const image = (id, name, day, rest = "") => `{"kind":"compute#image","id":"${id}","name":"${name}","creationTimestamp":"${day}T00:00:00Z"${rest}}`;
const OLD = [image(1, "same", "2026-01-01"), image(2, "gone", "2026-01-02"), image(3, "edited", "2026-01-03", ',"status":"READY"')].join("\n");
const NEW = [image(1, "same", "2026-01-01"), image(3, "edited", "2026-01-03", ',"status":"READY","deprecated":{"state":"DEPRECATED"},"labels":{"a":"b"}'), image(4, "fresh", "2026-02-01")].join("\n");

const list = (page) => page.getByRole("list", { name: "List of changes" }).getByRole("listitem");
const lines = async (page) => (await list(page).allInnerTexts()).map((text) => text.replace(/\s+/g, " ").trim());

test("shows what differs between two dumps, the older one first, with the fields", () =>
  openPage("?view=changes", {}, async (page) => {
    // The newer dump is added first, and compressed.
    await selectFiles(page, { "november.json.gz": gzipSync(NEW) });
    await page.getByText("Add a second dump").waitFor();
    await selectFiles(page, { "october.json": OLD });
    await page.getByText("1 added, 1 removed, 1 changed.").waitFor();
    assert.deepEqual((await lines(page)).sort(), ["added fresh Compute Engine", "changed edited Compute Engine /labels/a /deprecation/state", "removed gone Compute Engine"]);
    await screenshot(page, "changes");
    await checkLayout(page);
    await page.getByRole("button", { name: "Swap" }).click();
    await eventually(async () => assert.ok((await lines(page)).includes("removed fresh Compute Engine")));
    assert.equal(new URL(page.url()).search, "?view=changes&old=november.json.gz&new=october.json");
    // A removed image is opened in the dump that has it.
    await page.getByRole("button", { name: "fresh" }).click();
    await page.getByRole("dialog", { name: "fresh" }).getByText("november.json.gz").waitFor();
  }));

test("any two dumps are compared, with rows of knowledge", () =>
  openPage("?view=changes", {}, async (page) => {
    const third = image(5, "acme-linux-3-v20260301", "2026-03-01");
    await selectFiles(page, { "1.json": OLD, "2.json": NEW, "3.json": `${NEW}\n${third}` });
    await page.getByText("1 added, 0 removed, 0 changed.").waitFor();
    await page.getByRole("combobox", { name: "From" }).selectOption("1.json");
    await page.getByText("2 added, 1 removed, 1 changed.").waitFor();
    await page.getByRole("combobox", { name: "to" }).selectOption("2.json");
    await page.getByText("1 added, 1 removed, 1 changed.").waitFor();
    assert.equal(new URL(page.url()).search, "?view=changes&old=1.json&new=2.json");
    await selectFiles(page, { "acme.json": '{"distros":[{"id":"acmelinux","names":["acme linux"]}]}', "4.json": JSON.stringify({ provider: "gce", id: "5", name: "acme-linux-3-v20260301", labels: {}, createdAt: "2026-03-01T00:00:00Z", os: { type: "linux", distro: "acmelinux", version: "3" } }) });
    await page.getByRole("combobox", { name: "From" }).selectOption("3.json");
    await page.getByRole("combobox", { name: "to" }).selectOption("4.json");
    // The dumps have the same image, because the rows identify its system.
    await page.getByText("0 added, 3 removed, 0 changed.").waitFor();
  }));

test("dumps that lack images are not compared, or say so", () =>
  openPage("?view=changes", {}, async (page) => {
    await selectFiles(page, { "old.json": OLD, "cut.json": `${NEW},{"kind"` });
    await page.getByText("Not compared, because a dump cannot be read to its end: ").waitFor();
    assert.equal(await list(page).count(), 0);
    await selectFiles(page, { "page.json": `{"items":[${NEW.split("\n").join()}],"nextPageToken":"more"}` });
    await page.getByRole("combobox", { name: "From" }).selectOption("old.json");
    await page.getByRole("combobox", { name: "to" }).selectOption("page.json");
    await page.getByText("1 added, 1 removed, 1 changed.").waitFor();
    await page.getByText("page.json is partial: what is not in it looks added or removed.").waitFor();
  }));

test("lists the first 1,000 changes, and says so", () =>
  openPage("?view=changes", {}, async (page) => {
    const many = Array.from({ length: 1_001 }, (_, index) => image(100 + index, `i-${index}`, "2026-03-01"));
    await selectFiles(page, { "old.json": OLD, "new.json": [OLD, ...many].join("\n") });
    await page.getByText("1,001 added, 0 removed, 0 changed. These are the first 1,000 changes.").waitFor();
    assert.equal(await list(page).count(), 1_000);
  }));

test("two dumps may have the same name", () =>
  openPage("?view=changes", {}, async (page) => {
    await selectFiles(page, { "gce.json": OLD });
    await page.getByText("Add a second dump").waitFor();
    await selectFiles(page, { "gce.json": NEW });
    await page.getByText("1 added, 1 removed, 1 changed.").waitFor();
    assert.deepEqual(await page.getByRole("combobox", { name: "to" }).locator("option").allInnerTexts(), ["gce.json", "gce.json (2)"]);
  }));

test("changes fit a phone", () =>
  openPage("?view=changes", { size: PHONE, dark: true }, async (page) => {
    await selectFiles(page, { "october.json": OLD, "november.json": NEW });
    await page.getByText("1 added, 1 removed, 1 changed.").waitFor();
    await screenshot(page, "changes-360-dark");
    await checkLayout(page);
  }));
