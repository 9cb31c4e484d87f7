// Dumps that are kept on the device, if the user asks for it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOGUE, column, eventually, filterBox, openDumps, openPage, selectFiles, table, waitForMatched, waitForSummary } from "./page.mjs";

const image = (name) => `{"kind":"compute#image","name":"${name}"}`;
const keep = (page) => page.getByRole("checkbox", { name: /Keep on this device/ });
/** The names of the files in the browser's database. */
const keptNames = (page) =>
  page.evaluate(async () => {
    const result = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await result(indexedDB.open("cloud-image"));
    const files = await result(database.transaction("dumps").objectStore("dumps").getAll());
    database.close();
    return files.map(({ name }) => name).sort();
  });
const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));

test("nothing is kept unless the user asks", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "a.json": image("a") });
    await waitForMatched(page, "1 image");
    await openDumps(page);
    assert.equal(await keep(page).isChecked(), false);
    assert.deepEqual(await databases(page), []);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.reload();
    await page.getByText("These are samples.").waitFor();
  }));

test("kept dumps are there again after a reload, with the same view, until they are removed", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "a.json": image("a"), "acme.json": '{"distros":[{"id":"acmelinux","names":["acme linux"]}]}' });
    await waitForMatched(page, "1 image");
    await openDumps(page);
    await keep(page).check();
    // Dumps that are added later are kept, too; those that are removed are not.
    await selectFiles(page, { "b.json": image("acme-linux-3"), "c.json": image("c") });
    await waitForMatched(page, "3 images");
    await page.getByRole("button", { name: "Remove c.json" }).click();
    await waitForSummary(page, "2 images in 2 dumps");
    // And no copies.
    await selectFiles(page, { "copy-of-a.json": image("a") });
    await page.getByRole("status").getByText(/same content/).waitFor();
    await page.keyboard.press("Escape");
    await filterBox(page).fill("name:a");
    await table(page).getByText("acme-linux-3").click();
    await page.getByRole("dialog", { name: "acme-linux-3" }).waitFor();
    await page.reload();
    // The image, the filter, and the rows of knowledge.
    await page.getByRole("dialog", { name: "acme-linux-3" }).waitFor();
    await page.keyboard.press("Escape");
    await waitForMatched(page, "2 images");
    assert.equal(await filterBox(page).inputValue(), "name:a");
    await eventually(async () => assert.deepEqual(await column(page, "System"), ["–", "acmelinux 3"]));
    assert.deepEqual(await keptNames(page), ["a.json", "acme.json", "b.json"]);
    await openDumps(page);
    await page.getByRole("button", { name: "Remove acme.json" }).click();
    await eventually(async () => assert.deepEqual(await keptNames(page), ["a.json", "b.json"]));
    await eventually(async () => assert.deepEqual(await column(page, "System"), ["–", "–"]));
    await page.keyboard.press("Escape");
    // One click removes them from the device, and leaves them in the page.
    await openDumps(page);
    assert.equal(await keep(page).isChecked(), true);
    await keep(page).uncheck();
    await eventually(async () => assert.deepEqual(await databases(page), []));
    await waitForSummary(page, "2 images in 2 dumps");
    await page.reload();
    await page.getByText("These are samples.").waitFor();
    await openDumps(page);
    assert.equal(await keep(page).isChecked(), false);
  }));

test("start again removes kept dumps from the device", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "a.json": image("a") });
    await waitForMatched(page, "1 image");
    await openDumps(page);
    await keep(page).check();
    await eventually(async () => assert.equal((await databases(page)).length, 1));
    await page.getByRole("button", { name: "Start again…" }).click();
    await page.getByText("also from this device").waitFor();
    await page.getByRole("button", { name: "Remove all" }).click();
    await page.getByText("These are samples.").waitFor();
    await eventually(async () => assert.deepEqual(await databases(page), []));
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  }));

test("the samples are not kept", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await page.getByText("These are samples.").waitFor();
    await openDumps(page);
    await keep(page).check();
    await selectFiles(page, { "a.json": image("a") });
    await waitForMatched(page, "1 image");
    await page.reload();
    await waitForMatched(page, "1 image");
    await waitForSummary(page, "1 image in 1 dump");
  }));
