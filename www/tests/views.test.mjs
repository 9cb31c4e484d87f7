// The matrix, the charts, the image dialog; layout and accessibility of all views.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, SAMPLES, checkLayout, eventually, openPage, screenshot, selectFiles, table, waitForSamples } from "./page.mjs";

const clipboardText = (page) => page.evaluate(() => navigator.clipboard.readText());

const rowOf = (matrix, page, name) => matrix.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });

test("the matrix shows the newest usable image for each provider and architecture, with project and region", () =>
  openPage(`${SAMPLES}&view=matrix`, {}, async (page) => {
    const matrix = page.getByRole("region", { name: "Matrix" });
    await matrix.getByRole("rowheader", { name: "debian 12" }).waitFor();
    assert.deepEqual(await matrix.getByRole("columnheader").allInnerTexts(), ["OS", "GCE x86_64", "GCE aarch64", "GCE not stated", "Gcore x86_64", "Gcore aarch64"]);
    const cells = rowOf(matrix, page, "debian 12").getByRole("cell");
    const images = await cells.locator(".link").allInnerTexts();
    assert.deepEqual(images.slice(0, 3), ["debian-12-v20261014", "debian-12-arm64-v20261005", "web-golden-12"]);
    // One for each region.
    assert.deepEqual((await cells.nth(3).locator(".place").allInnerTexts()).sort(), ["1234 · Luxembourg-2", "1234 · Tokyo"]);
    assert.deepEqual(await cells.nth(0).locator(".place").allInnerTexts(), ["debian-cloud"]);
    assert.equal(await page.getByRole("combobox", { name: "Latest" }).count(), 0);
    await cells.getByRole("button", { name: "debian-12-x64", exact: true }).first().click();
    await page.getByRole("dialog", { name: "debian-12-x64" }).waitFor();
  }));

test("the matrix prefers the publisher's images, leaves out those that cannot be used, and reports systems without one", () =>
  openPage("?view=matrix", {}, async (page) => {
    const image = (name, project, licenses, rest) => ({
      name,
      selfLink: `projects/${project}/global/images/${name}`,
      architecture: "X86_64",
      licenses: licenses.map((license) => `projects/windows-cloud/global/licenses/${license}`),
      ...rest,
    });
    const at = (day) => ({ creationTimestamp: `${day}T00:00:00Z` });
    const images = [
      image("plain", "windows-cloud", ["windows-server-2022-dc"], at("2026-01-01")),
      image("older", "windows-cloud", ["windows-server-2022-dc"], at("2025-01-01")),
      image("of-a-stranger", "p", ["windows-server-2022-dc"], at("2026-05-01")),
      image("with-sql", "windows-cloud", ["windows-server-2022-dc", "sql-server-2022-web"], at("2026-02-01")),
      image("old", "windows-cloud", ["windows-server-2022-dc"], { ...at("2026-03-01"), deprecated: { state: "DEPRECATED" } }),
      image("to-come", "windows-cloud", ["windows-server-2022-dc"], { ...at("2026-03-01"), status: "PENDING" }),
      image("retired", "windows-cloud", ["windows-server-2019-dc"], { ...at("2026-02-01"), deprecated: { state: "OBSOLETE" } }),
    ];
    await selectFiles(page, { "a.json": JSON.stringify(images) });
    const matrix = page.getByRole("region", { name: "Matrix" });
    await eventually(async () => assert.deepEqual((await matrix.locator(".link").allInnerTexts()).sort(), ["plain", "with-sql"]));
    // Images with other software are other systems.
    assert.match((await matrix.getByRole("rowheader").allInnerTexts()).join("\n"), /windows 2022.*sql-server/);
    await page.getByText("1 group without a usable image").click();
    await page.getByText(/os.version 2019/).waitFor();
  }));

test("the matrix copies ids, commands and Terraform", () =>
  openPage(`${SAMPLES}&view=matrix`, {}, async (page) => {
    const copy = async (name) => {
      await page.getByRole("button", { name, exact: true }).first().click();
      await page.getByRole("status").getByText("Copied").waitFor();
      return clipboardText(page);
    };
    const gce = "debian-12-v20261014";
    assert.match(await copy(`Copy id of ${gce}`), /^\d{19}$/);
    assert.equal(await copy(`Copy gcloud of ${gce}`), `gcloud compute images describe ${gce} --project=debian-cloud`);
    assert.equal(await copy(`Copy Terraform of ${gce}`), `data "google_compute_image" "debian_12" {\n  name    = "${gce}"\n  project = "debian-cloud"\n}`);
    const gcore = "fedora-41-x64";
    assert.equal(await copy(`Copy Terraform of ${gcore}`), `data "gcore_image" "fedora_41" {\n  name       = "${gcore}"\n  project_id = "1234"\n  region_id  = "76"\n}`);
    const id = await copy(`Copy id of ${gcore}`);
    assert.equal(await copy(`Copy API of ${gcore}`), `curl -H "Authorization: APIKey $GCORE_API_KEY" 'https://api.gcore.com/cloud/v1/images/1234/76/${id}'`);
  }));

test("copied text is safe in a shell and in Terraform", () =>
  openPage("?view=matrix", {}, async (page) => {
    const name = `x\${var.y}%{if}"\n$(rm)\u202e`;
    await selectFiles(page, {
      "a.json": JSON.stringify({ id: "'; rm", name, project_id: "$(rm)", region_id: 1, os_distro: "debian", os_version: "12", architecture: "x86_64" }),
      "b.json": JSON.stringify({ name: "--flags-file=x", selfLink: "projects/p/global/images/x", licenses: ["projects/debian-cloud/global/licenses/debian-12-bookworm"], architecture: "ARM64" }),
    });
    await page.getByRole("button", { name: "Terraform" }).nth(1).click();
    await eventually(async () => assert.match(await clipboardText(page), /gcore_image/));
    assert.match(await clipboardText(page), /name +=/);
    assert.ok((await clipboardText(page)).includes('name       = "x$${var.y}%%{if}\\"\\U0000000a$(rm)\\U0000202e"'));
    await page.getByRole("button", { name: "API" }).click();
    await eventually(async () => assert.match(await clipboardText(page), /curl/));
    assert.match(await clipboardText(page), /'https:\/\/api\.gcore\.com\/cloud\/v1\/images\/%24\(rm\)\/1\/%27%3B%20rm'$/);
    // No `gcloud` button, because Compute Engine does not allow this name.
    assert.equal(await page.getByRole("button", { name: "gcloud" }).count(), 0);
  }));

test("charts show counts and filter the catalogue", () =>
  openPage(`${SAMPLES}&view=charts`, {}, async (page) => {
    const figure = (title) => page.getByRole("figure").filter({ hasText: title });
    await figure("Architecture").getByRole("button", { name: "x86_64 65" }).waitFor();
    await figure("Deprecation").getByRole("button", { name: "deprecated 57" }).waitFor();
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
    await figure("Operating system").getByRole("button", { name: "sles 4" }).click();
    await page.locator(".matched", { hasText: "4 of 101 images" }).waitFor();
    await eventually(async () => assert.equal(await sums("Created"), 4));
  }));

test("the image dialog links inferred values to their sources and back", () =>
  openPage(SAMPLES, {}, async (page) => {
    await waitForSamples(page);
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
  openPage(`${SAMPLES}&q=build-ubuntu`, {}, async (page) => {
    await waitForSamples(page);
    await table(page).getByText("build-ubuntu-22.04-arm64").click();
    const warning = page.getByRole("list", { name: "Warnings" }).getByRole("listitem");
    await warning.getByText("Conflicting values.").waitFor();
    await warning.getByRole("button").click();
    const highlighted = await page.locator(".highlighted").allInnerTexts();
    assert.match(highlighted[0], /"architecture": "aarch64"/);
    assert.match(highlighted[1], /"architecture": "x86_64"/);
  }));

test("the image dialog keeps all digits of numbers, and expands long values", () =>
  openPage("", {}, async (page) => {
    await selectFiles(page, { "a.json": `{"id":12345678901234567890,"kind":"compute#image","name":"big","description":"${"long ".repeat(1000)}"}` });
    await table(page).getByText("big").click();
    await page.getByRole("region", { name: "Provider's object" }).getByText("12345678901234567890").waitFor();
    const more = page.getByRole("button", { name: "Show all 5,002 characters" }).first();
    await more.click();
    assert.equal(await page.getByRole("button", { name: "Show all" }).count(), 1);
  }));

// Layout and accessibility

const views = { catalogue: "", matrix: "&view=matrix", charts: "&view=charts", errors: "&view=errors", image: "&image=1" };
for (const [name, search] of Object.entries(views)) {
  for (const size of [undefined, PHONE]) {
    for (const dark of [false, true]) {
      test(`${name} fits the screen and is accessible: ${size ? "360" : "1280"} px, ${dark ? "dark" : "light"}`, () =>
        openPage(SAMPLES + search, { size, dark }, async (page) => {
          await waitForSamples(page);
          await page.waitForTimeout(300);
          await screenshot(page, `${name}-${size ? 360 : 1280}-${dark ? "dark" : "light"}`);
          await checkLayout(page);
        }));
    }
  }
}
