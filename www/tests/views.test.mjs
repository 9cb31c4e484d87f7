// The finder, the charts, the image dialog, links; layout and accessibility of all views.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DUMPS } from "./dumps.mjs";
import { CATALOGUE, PHONE, checkLayout, eventually, filterBox, loadDumps, openPage, screenshot, selectFiles, table, waitForMatched } from "./page.mjs";

const clipboardText = (page) => page.evaluate(() => navigator.clipboard.readText());

test("charts show counts and filter the catalogue", () =>
  openPage("?view=charts", {}, async (page) => {
    await loadDumps(page);
    const figure = (title) => page.getByRole("figure").filter({ hasText: title });
    await figure("Architecture").getByRole("button", { name: "x86_64 65" }).waitFor();
    await figure("Deprecation").getByRole("button", { name: "deprecated 57" }).waitFor();
    assert.equal(await figure("Deprecation").getByRole("button", { name: "deprecated 57" }).getAttribute("title"), "deprecated: 57 images");
    for (const title of ["Created", "Size"]) {
      assert.ok((await figure(title).locator("svg rect").count()) > 3, title);
      await figure(title).getByText("Table", { exact: true }).click();
    }
    const sums = (title) =>
      figure(title)
        .getByRole("cell")
        .allInnerTexts()
        .then((texts) => texts.reduce((sum, text) => sum + Number(text.replace(",", "")), 0));
    assert.equal(await sums("Created"), 101);
    assert.equal(await sums("Size"), 100);
    await figure("Size").getByText("1 image without size").waitFor();
    await figure("Operating system").getByRole("button", { name: "SUSE Linux Enterprise Server 4" }).click();
    await page.locator(".matched", { hasText: "4 of 101 images" }).waitFor();
    await eventually(async () => assert.equal(await sums("Created"), 4));
  }));

test("a bar of a histogram has a tooltip, and sets the filter to its range", () =>
  openPage("?view=charts", {}, async (page) => {
    const image = (name, time, size) => `{"kind":"compute#image","name":"${name}","creationTimestamp":"${time}T00:00:00Z","archiveSizeBytes":"${size}"}`;
    await selectFiles(page, { "a.json": [image("a", "2024-01-10", 1000), image("b", "2024-03-10", 5000), image("c", "2024-03-20", 6000)].join("\n") });
    await waitForMatched(page, "3 images");
    const size = page.getByRole("figure").filter({ hasText: "Size" });
    // 5000 and 6000 are between 4096 and 8192.
    const bar = size.getByRole("button", { name: "4 KiB to 8 KiB: 2 images" });
    await bar.hover();
    assert.equal(await size.locator(".tooltip").innerText(), "4 KiB to 8 KiB: 2 images");
    await bar.click();
    await waitForMatched(page, "2 of 3 images");
    assert.equal(await filterBox(page).inputValue(), "size.imageBytes>=4096 size.imageBytes<8192");
    await page.getByRole("button", { name: "Clear filter" }).click();
    await waitForMatched(page, "3 images");
    // By keys.
    const created = page.getByRole("figure").filter({ hasText: "Created" });
    const first = created.getByRole("button", { name: /: 1 image$/ }).first();
    await first.focus();
    await created.locator(".tooltip").waitFor();
    await page.keyboard.press("Enter");
    await waitForMatched(page, "1 of 3 images");
    assert.match(await filterBox(page).inputValue(), /^createdAt>=\S+ createdAt<\S+$/);
    // In addition to the filter.
    const before = await filterBox(page).inputValue();
    await size.getByRole("button", { name: /: 1 image$/ }).first().click();
    await eventually(async () => assert.match((await filterBox(page).inputValue()).replace(before, "BEFORE"), /^BEFORE size\.imageBytes>=\d+ size\.imageBytes<\d+$/));
  }));

test("the image dialog links inferred values to their sources and back", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await table(page).getByText("debian-12-v20261014").click();
    const dialog = page.getByRole("dialog", { name: "debian-12-v20261014" });
    const unified = dialog.getByRole("region", { name: "Unified image" });
    const source = dialog.getByRole("region", { name: "Provider's object" });
    await unified.getByRole("listitem").filter({ hasText: '"version": "12"' }).getByRole("button", { name: "from /licenses/0" }).click();
    assert.match(await source.locator(".highlighted").innerText(), /licenses\/debian-12-bookworm/);
    assert.ok(await source.locator(".highlighted").isVisible());
    await source.getByRole("listitem").filter({ hasText: "UEFI_COMPATIBLE" }).first().waitFor();
    await source.getByRole("button", { name: "used for /os/codename" }).click();
    assert.match(await unified.locator(".highlighted").innerText(), /"codename": "bookworm"/);
    // Values as in the input.
    await source.getByText('"diskSizeGb": "10"').waitFor();
    await unified.getByRole("button", { name: "Copy JSON" }).click();
    await eventually(async () => assert.equal(JSON.parse(await clipboardText(page)).os.version, "12"));
    await screenshot(page, "image");
    await page.goBack();
    await dialog.waitFor({ state: "hidden" });
  }));

test("warnings link to the values in both panes", () =>
  openPage(`${CATALOGUE}&q=build-ubuntu`, {}, async (page) => {
    await loadDumps(page);
    await table(page).getByText("build-ubuntu-22.04-arm64").click();
    const warning = page.getByRole("list", { name: "Warnings" }).getByRole("listitem");
    await warning.getByText("Conflicting values.").waitFor();
    await warning.getByRole("button").click();
    const highlighted = await page.locator(".highlighted").allInnerTexts();
    assert.match(highlighted[0], /"architecture": "aarch64"/);
    assert.match(highlighted[1], /"architecture": "x86_64"/);
  }));

test("the image dialog keeps all digits of numbers, and expands long values", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "a.json": `{"id":12345678901234567890,"kind":"compute#image","name":"big","description":"${"long ".repeat(1000)}"}` });
    await table(page).getByText("big").click();
    await page.getByRole("region", { name: "Provider's object" }).getByText("12345678901234567890").waitFor();
    const more = page.getByRole("button", { name: "Show all 5,002 characters" }).first();
    await more.click();
    assert.equal(await page.getByRole("button", { name: "Show all" }).count(), 1);
  }));

test("the image dialog copies the line that uses the image, its id and a link", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await table(page).getByText("debian-12-v20261014").click();
    const dialog = page.getByRole("dialog", { name: "debian-12-v20261014" });
    const line = "gcloud compute instances create INSTANCE_NAME --image=debian-12-v20261014 --image-project=debian-cloud";
    await dialog.getByText(line).waitFor();
    await dialog.getByRole("button", { name: "Copy id of debian-12-v20261014" }).click();
    await eventually(async () => assert.match(await clipboardText(page), /^\d{19}$/));
    const id = await clipboardText(page);
    await dialog.getByRole("button", { name: "Copy link" }).click();
    await eventually(async () => assert.match(await clipboardText(page), /^http/));
    const link = new URL(await clipboardText(page));
    assert.equal(link.searchParams.get("image"), `gce/${id}`);
    assert.equal(link.searchParams.get("dump"), "gce.json");
    // Without the dump, the link says which one to drop; with it, it opens the image, wherever it is.
    await page.goto(link.href);
    const missing = page.getByRole("status").filter({ hasText: "This link is to the image" });
    assert.match((await missing.innerText()).replace(/\s+/g, " "), new RegExp(`image ${id} of Google Compute Engine, which is not in these dumps. Drop gce.json, or a new dump: gcloud compute images list`));
    await selectFiles(page, { "other.json": '{"kind":"compute#image","name":"first"}' });
    await waitForMatched(page, "1 image");
    await missing.waitFor();
    await selectFiles(page, DUMPS);
    await dialog.waitFor();
    assert.equal(await missing.count(), 0);
  }));

test("a link opens the image of its cloud and its dump, by its name if it has no id", () =>
  openPage(CATALOGUE, {}, async (page) => {
    const named = (description) => JSON.stringify({ kind: "compute#image", name: "twin", description });
    const dumps = {
      "gcore.json": '{"id":"7","name":"of-gcore","region_id":7,"min_disk":0}',
      "gce.json": `{"kind":"compute#image","id":"7","name":"of-gce"}\n${named("first")}`,
      "later.json": named("second"),
    };
    const base = page.url().replace(/\?.*/, "");
    const opens = async (image, expected) => {
      await page.goto(`${base}?view=catalogue&${image}`);
      await selectFiles(page, dumps);
      await waitForMatched(page, "4 images");
      await page.getByRole("dialog").waitFor();
      await eventually(async () => assert.match(await page.getByRole("dialog").innerText(), expected));
    };
    await opens("image=gcore/7", /^of-gcore/);
    await opens("image=gce/7", /^of-gce/);
    await opens("image=gce//twin&dump=gce.json", /^twin[^]*"first"/);
    await opens("image=gce//twin&dump=later.json", /^twin[^]*"second"/);
  }));

// Layout and accessibility

const views = { find: "", catalogue: CATALOGUE, charts: "?view=charts", errors: "?view=errors" };
for (const [name, search] of Object.entries(views)) {
  for (const size of [undefined, PHONE]) {
    for (const dark of [false, true]) {
      test(`${name} fits the screen and is accessible: ${size ? "360" : "1280"} px, ${dark ? "dark" : "light"}`, () =>
        openPage(search, { size, dark }, async (page) => {
          // The samples of all clouds.
          await page.locator(".samples").waitFor();
          await eventually(async () => assert.ok((await page.locator("main").innerText()).length > 300));
          await page.waitForTimeout(300);
          await screenshot(page, `${name}-${size ? 360 : 1280}-${dark ? "dark" : "light"}`);
          await checkLayout(page);
        }));
    }
  }
}

for (const size of [undefined, PHONE]) {
  for (const dark of [false, true]) {
    const what = `${size ? "360" : "1280"} px, ${dark ? "dark" : "light"}`;
    test(`menus, the image and a comparison fit the screen and are accessible: ${what}`, () =>
      openPage(CATALOGUE, { size, dark }, async (page) => {
        await loadDumps(page);
        const shot = async (name) => {
          await page.waitForTimeout(200);
          await screenshot(page, `${name}-${size ? 360 : 1280}-${dark ? "dark" : "light"}`);
          await checkLayout(page);
        };
        await page.locator(".dumps-button").click();
        await shot("dumps");
        await page.getByRole("button", { name: "Start again…" }).click();
        await shot("again");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Questions" }).click();
        await shot("questions");
        await page.keyboard.press("Escape");
        await page.locator(".facet", { hasText: "Support" }).click();
        await shot("facet");
        await page.keyboard.press("Escape");
        await table(page).getByText("debian-11-v20261015").click();
        await page.getByRole("dialog", { name: "debian-11-v20261015" }).waitFor();
        await shot("image");
        await page.keyboard.press("Escape");
        await page.goto(`${page.url().replace(/\?.*/, "")}?view=catalogue&compare=gcore//debian-11-x64&compare=gcore//ubuntu-24.04-x64`);
        await loadDumps(page);
        await page.getByRole("dialog", { name: "Compare 2 images" }).waitFor();
        await shot("compare");
      }));
  }
}
