// The catalogue view: sorting, columns, URL, keyboard, cards, export. Filters have their own file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { toNdjson } from "cloud-image";
import { DUMPS } from "./dumps.mjs";
import { CATALOGUE, PHONE, column, eventually, facet, filterBox, loadDumps, openDumps, openPage, screenshot, selectFiles, table, waitForMatched, waitForSummary } from "./page.mjs";

/** The dumps as unified images. */
const dumpsAsNdjson = () => Buffer.concat(Object.values(DUMPS).map((dump) => toNdjson(dump, { lifecycle: true, onError() {} }))).toString();

test("a click on a column header sorts ascending, descending, then in dump order", () =>
  openPage(CATALOGUE, {}, async (page) => {
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
    await sortBy("System", ["b", "a", "c"]);
    assert.equal(await table(page).getByRole("columnheader", { name: "System" }).getAttribute("aria-sort"), "ascending");
    await sortBy("System", ["a", "b", "c"]);
    assert.equal(await table(page).getByRole("columnheader", { name: "System" }).getAttribute("aria-sort"), "descending");
    await sortBy("System", ["b", "a", "c"]);
    await sortBy("Size", ["a", "b", "c"]);
    await sortBy("Size", ["c", "b", "a"]);
    assert.match(page.url(), /order=size.imageBytes\+desc/);
    // Lists have no order.
    await page.goto(page.url().replace(/\?.*/, "?view=catalogue&columns=name,software,warnings"));
    await selectFiles(page, { "a.json": image("a", '"size":4') });
    await table(page).getByRole("columnheader", { name: "Software" }).waitFor();
    assert.deepEqual(await table(page).getByRole("columnheader").getByRole("button").allInnerTexts(), ["Name"]);
  }));

test("systems have the names of their vendors", () =>
  openPage(CATALOGUE, {}, async (page) => {
    const systems = [
      ["sles", "15.6", "SUSE Linux Enterprise Server 15 SP6"],
      ["sles", "15", "SUSE Linux Enterprise Server 15"],
      // Without service packs.
      ["sles", "16.0", "SUSE Linux Enterprise Server 16.0"],
      ["sle-micro", "5.5", "SLE Micro 5.5"],
      ["windows", "2022", "Windows Server 2022"],
      ["windows", "2012_R2", "Windows Server 2012 R2"],
      ["windows", "11", "Windows 11"],
    ];
    // Unified images.
    const image = ([distro, version]) => JSON.stringify({ provider: "gce", name: `${distro} ${version}`, os: { distro, version }, labels: {} });
    await selectFiles(page, { "a.ndjson": systems.map(image).join("\n") });
    await eventually(async () => assert.deepEqual(await column(page, "System"), systems.map(([, , title]) => title)));
  }));

test("the support of a release is that of today", () =>
  openPage(CATALOGUE, {}, async (page) => {
    // Debian 12 is maintained until 2026-07-11, and with LTS until 2028-06-30.
    const days = {
      "2026-01-11": "until 2026-07-11",
      "2026-01-12": "ends 2026-07-11",
      "2026-07-11": "ends 2026-07-11",
      "2026-07-12": "extended until 2028-06-30",
      "2028-06-30": "extended until 2028-06-30",
      "2028-07-01": "ended 2026-07-11",
    };
    for (const [day, text] of Object.entries(days)) {
      await page.clock.setFixedTime(`${day}T12:00:00Z`);
      await page.reload();
      await selectFiles(page, { "a.json": '{"kind":"compute#image","name":"debian-12-v20250101"}' });
      await waitForMatched(page, "1 image");
      await eventually(async () => assert.deepEqual(await column(page, "Support"), [text], day));
    }
  }));

test("selects columns", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Project" }).check();
    await page.getByRole("checkbox", { name: "Cloud" }).uncheck();
    await page.keyboard.press("Escape");
    assert.equal((await column(page, "Project"))[0], "debian-cloud");
    assert.equal(await table(page).getByRole("columnheader", { name: "Cloud" }).count(), 0);
    await page.reload();
    await loadDumps(page);
    assert.equal((await column(page, "Project"))[0], "debian-cloud");
  }));

test("restores the view from the URL", () =>
  openPage(`${CATALOGUE}&q=arm64+os.distro%3Ddebian+provider%3Dgce&latest=family&order=createdAt+desc`, {}, async (page) => {
    await loadDumps(page);
    await waitForMatched(page, "2 of 101 images");
    const created = await column(page, "Created");
    assert.deepEqual(created, created.toSorted().reverse());
    assert.deepEqual(await column(page, "Name"), ["debian-11-arm64-v20261010", "debian-12-arm64-v20261005"]);
    await page.reload();
    await loadDumps(page);
    await waitForMatched(page, "2 of 101 images");
    assert.equal(await filterBox(page).inputValue(), "arm64 os.distro=debian provider=gce");
    assert.equal(await page.getByRole("combobox", { name: "Latest" }).inputValue(), "family");
    assert.equal(await table(page).getByRole("columnheader", { name: "Created" }).getAttribute("aria-sort"), "descending");
  }));

test("supports the keyboard", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    const isFocused = () => table(page).evaluate((element) => element === document.activeElement);
    // The skip link is first, and leads to the table.
    await page.keyboard.press("Tab");
    await page.getByRole("link", { name: "Skip to the images" }).waitFor();
    await page.keyboard.press("Enter");
    assert.ok(await isFocused());
    const active = async () => {
      const id = await table(page).getAttribute("aria-activedescendant");
      return page.locator(`[id="${id}"] .cell.name bdi`).innerText();
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
    assert.ok(await isFocused());
    // The skip link leads to the content of each view.
    for (const [name, region] of [["Find", page.getByRole("table", { name: "Systems" })], ...["Changes", "Charts", "Errors"].map((name) => [name, page.getByRole("region", { name })])]) {
      await page.getByRole("link", { name }).click();
      await region.waitFor();
      await page.locator(".skip").focus();
      await page.keyboard.press("Enter");
      assert.ok(await region.evaluate((element) => element === document.activeElement), name);
    }
    await page.getByRole("link", { name: "Catalogue" }).click();
    // Facets, by keys alone.
    await page.locator(".facet", { hasText: "Cloud" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await waitForMatched(page, "22 of 101 images");
    assert.ok(await page.getByRole("checkbox", { name: "Gcore 22" }).evaluate((element) => element === document.activeElement));
  }));

test("shows cards on narrow screens, and sorts them", () =>
  openPage(CATALOGUE, { size: PHONE }, async (page) => {
    await loadDumps(page);
    await table(page).getByText("Compute Engine · Debian 11 · x86_64 · 2026-10-15").waitFor();
    // The states that matter.
    assert.match(await table(page).locator(".row").nth(1).innerText(), /deprecated/);
    await page.getByRole("combobox", { name: "Sort by" }).selectOption("name desc");
    await eventually(async () => assert.match(await table(page).locator("[aria-rowindex='2']").innerText(), /^windows-server-2022/));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    await (await facet(page, "Cloud")).getByRole("checkbox", { name: "Gcore 22" }).check();
    await waitForMatched(page, "22 of 101 images");
    await page.keyboard.press("Escape");
    await filterBox(page).fill("build-ubuntu");
    await waitForMatched(page, "1 of 101 images");
    await table(page).locator(".states").getByText("contested").waitFor();
  }));

test("only the table scrolls on a wide screen", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await table(page).locator(".row").first().waitFor();
    const scrolling = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("body *")].filter((element) => element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY) && element.checkVisibility()).map((element) => element.id || element.className),
    );
    assert.deepEqual(scrolling, ["images"]);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
  }));

test("contested values are marked, with the reason, and have a facet", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await (await facet(page, "Warnings")).getByRole("checkbox", { name: "contested (conflict) 1" }).check();
    await waitForMatched(page, "1 of 101 images");
    assert.equal(await filterBox(page).inputValue(), "warnings.code=conflict");
    const mark = table(page).getByRole("img", { name: "contested" });
    await mark.waitFor();
    // The upload form says x86_64, the name says arm64.
    assert.match(await mark.getAttribute("title"), /aarch64.*x86_64|x86_64.*aarch64/);
    // By a question, with the reason in a column.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Questions" }).click();
    await page.getByRole("button", { name: "Which images have contested values, and why?" }).click();
    await eventually(async () => assert.match((await column(page, "Contested"))[0], /x86_64/));
    // Other warnings are no mark.
    await filterBox(page).fill("warnings.code=malformed");
    await waitForMatched(page, "1 of 101 images");
    assert.deepEqual(await column(page, "Name"), ["experiment"]);
    assert.equal(await mark.count(), 0);
  }));

test("compares images side by side, and names them in the URL", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    const choose = (name) => page.getByRole("checkbox", { name: `Compare ${name}` }).check();
    await choose("debian-11-v20261015");
    assert.ok(await page.getByRole("button", { name: "Compare 1" }).isDisabled());
    await choose("debian-11-v20260802");
    await page.getByRole("button", { name: "Compare 2" }).click();
    const dialog = page.getByRole("dialog", { name: "Compare 2 images" });
    await dialog.waitFor();
    const cellsOf = (name) => dialog.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell").allInnerTexts();
    assert.deepEqual(await cellsOf("name"), ["debian-11-v20261015", "debian-11-v20260802"]);
    // Absent in one of them.
    assert.deepEqual(await cellsOf("deprecation.state"), ["–", "deprecated"]);
    // Equal values are left out at first.
    assert.deepEqual(await cellsOf("os.version"), []);
    await dialog.getByRole("checkbox", { name: "Show equal values, too" }).check();
    assert.deepEqual(await cellsOf("os.version"), ["11", "11"]);
    // In the order of the model, also those that only the second image has.
    const names = await dialog.getByRole("rowheader").allInnerTexts();
    assert.deepEqual(names.slice(names.indexOf("status"), names.indexOf("createdAt")), ["status", ...["state", "replacement", "deprecatedAt"].map((part) => `deprecation.${part}`)]);
    assert.match(page.url(), /compare=gce%2F\d{19}&compare=gce%2F\d{19}/);
    await screenshot(page, "compare");
    await page.reload();
    await loadDumps(page);
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await eventually(() => assert.doesNotMatch(page.url(), /compare/));
    // By keys, three at most.
    await table(page).focus();
    for (let row = 0; row < 4; row++) {
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowDown");
    }
    await page.getByRole("status").getByText("At most 3 images can be compared").waitFor();
    await page.getByRole("button", { name: "Compare 3" }).waitFor();
  }));

test("the choice of rows to compare ends when the dumps change, in any view", () =>
  openPage(CATALOGUE, {}, async (page) => {
    const image = (name) => `{"kind":"compute#image","id":"${name}","name":"${name}"}`;
    await selectFiles(page, { "a.json": image("a"), "b.ndjson": ["b", "c", "d"].map(image).join("\n") });
    await waitForMatched(page, "4 images");
    for (const name of ["b", "c"]) await page.getByRole("checkbox", { name: `Compare ${name}` }).check();
    await page.getByRole("button", { name: "Compare 2" }).waitFor();
    await page.getByRole("link", { name: "Charts" }).click();
    await openDumps(page);
    await page.getByRole("button", { name: "Remove a.json" }).click();
    await waitForMatched(page, "3 images");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Catalogue" }).click();
    await table(page).getByText("d", { exact: true }).waitFor();
    // The rows moved up: "Compare 2" would compare c and d.
    assert.equal(await page.getByRole("button", { name: /^Compare \d/ }).count(), 0);
    assert.equal(await table(page).getByRole("checkbox", { checked: true }).count(), 0);
  }));

test("prints the rows and nothing else", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await page.evaluate(() => {
      window.print = () => {
        const texts = (selector) => [...document.querySelectorAll(`.print ${selector}`)].map((element) => element.textContent);
        globalThis.printed = { rows: texts("tbody tr"), columns: texts("th"), text: document.querySelector(".print p").textContent };
      };
    });
    await loadDumps(page);
    await filterBox(page).fill("os.distro=debian");
    await waitForMatched(page, "23 of 101 images");
    await page.getByRole("button", { name: "Print" }).click();
    await eventually(async () => assert.equal((await page.evaluate(() => globalThis.printed))?.rows.length, 23));
    assert.equal(await page.evaluate(() => globalThis.printed.text), "23 images: os.distro=debian");
    assert.deepEqual(await page.evaluate(() => globalThis.printed.columns), ["Cloud", "Name", "System", "Support", "Architecture", "Size", "Status", "Deprecation", "Created"]);
    // A filter with a fault selects nothing, so the rows are those of the last one without.
    await filterBox(page).fill("os.distro=debian architecture==arm64");
    await page.locator(".fault").waitFor();
    await page.evaluate(() => (globalThis.printed = undefined));
    await page.getByRole("button", { name: "Print" }).click();
    await eventually(async () => assert.equal(await page.evaluate(() => globalThis.printed?.text), "23 images: os.distro=debian"));
    // The keys of the browser print the same.
    await page.evaluate(() => (globalThis.printed = undefined));
    await page.keyboard.press("Control+P");
    await eventually(async () => assert.equal((await page.evaluate(() => globalThis.printed))?.rows.length, 23));
    // All else is hidden.
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.evaluate(() => [...document.querySelector(".page").children].filter((element) => element.checkVisibility()).map((element) => element.className)), ["print"]);
  }));

test("prints the first 5,000 rows, and says so", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await page.evaluate(() => {
      window.print = () => {
        globalThis.printed = { rows: document.querySelectorAll(".print tbody tr").length, text: document.querySelector(".print p").textContent };
      };
    });
    await selectFiles(page, { "many.ndjson": Array.from({ length: 5_001 }, (_, index) => `{"kind":"compute#image","name":"i-${index}"}`).join("\n") });
    await waitForMatched(page, "5,001 images");
    await page.getByRole("button", { name: "Print" }).click();
    await eventually(async () => assert.deepEqual(await page.evaluate(() => globalThis.printed), { rows: 5_000, text: "The first 5,000 of 5,001 images" }));
  }));

async function exportAs(page, title) {
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: title }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("exports the matching images as NDJSON and JSON", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    const expected = dumpsAsNdjson();
    assert.deepEqual(await exportAs(page, "NDJSON"), { name: "images.ndjson", text: expected });
    const json = await exportAs(page, "JSON: one array");
    assert.equal(json.name, "images.json");
    assert.deepEqual(JSON.parse(json.text), expected.trimEnd().split("\n").map((line) => JSON.parse(line)));
    await filterBox(page).fill("fedora");
    await waitForMatched(page, "2 of 101 images");
    assert.equal((await exportAs(page, "NDJSON")).text, expected.split("\n").filter((line) => line.includes("fedora")).map((line) => `${line}\n`).join(""));
  }));

test("exports the visible columns as CSV, without formulas", () =>
  openPage(`${CATALOGUE}&columns=name,region,imageBytes`, {}, async (page) => {
    await selectFiles(page, { "a.json": '{"id":"1","region_id":1,"min_disk":0,"region":"a, \\"b\\"","name":"=1+1","size":1073741824}' });
    await waitForSummary(page, "1 image in 1 dump");
    assert.equal((await exportAs(page, "CSV")).text, `name,imageBytes,region\r\n"'=1+1",1073741824,"a, ""b"""\r\n`);
  }));

test("exports are read back as they were", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    const { text } = await exportAs(page, "NDJSON");
    const json = await exportAs(page, "JSON: one array");
    for (const [name, data] of [["images.ndjson", text], ["images.json", json.text]]) {
      await page.goto(page.url());
      await selectFiles(page, { [name]: data });
      await waitForMatched(page, "101 images");
      assert.equal((await exportAs(page, "NDJSON")).text, text);
    }
    // There is no other object beside such an image.
    await table(page).getByText("debian-11-v20261015").click();
    await page.getByText("The dump has only the unified image").waitFor();
    await page.getByRole("region", { name: "Unified image" }).getByText('"bullseye"').waitFor();
  }));
