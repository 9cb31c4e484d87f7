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
