// The matrix, the pictures, one image; how all of it looks.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PHONE, SAMPLES, pick, samples, screenshot, table, until, visit } from "./page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

test("the matrix tells the newest usable image on each cloud", () =>
  visit(`${SAMPLES}&view=matrix`, {}, async (page) => {
    const matrix = page.getByRole("region", { name: "Matrix" });
    await matrix.getByRole("rowheader", { name: "debian 12" }).waitFor();
    assert.deepEqual(await matrix.getByRole("columnheader").allInnerTexts(), ["OS", "GCE x86_64", "GCE aarch64", "GCE not stated", "Gcore x86_64", "Gcore aarch64"]);
    const row = (name) => matrix.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
    const images = await row("debian 12").getByRole("cell").locator(".link").allInnerTexts();
    assert.deepEqual(images, ["debian-12-v20261014", "debian-12-arm64-v20261005", "web-golden-12", "debian-12-x64", "debian-12-arm64"]);
    await page.getByText(/Left out: 2 images without OS version; 57 images deprecated or not ready/).waitFor();
    await row("debian 12").getByRole("button", { name: "debian-12-x64", exact: true }).first().click();
    await page.getByRole("dialog", { name: "debian-12-x64" }).waitFor();
  }));

test("an image with software that costs is not what is meant by its system, and one that is deprecated is no answer", () =>
  visit("?view=matrix", {}, async (page) => {
    const image = (name, licenses, rest) => ({
      name,
      selfLink: `projects/p/global/images/${name}`,
      architecture: "X86_64",
      licenses: licenses.map((license) => `projects/windows-cloud/global/licenses/${license}`),
      ...rest,
    });
    const images = [
      image("plain", ["windows-server-2022-dc"], { creationTimestamp: "2026-01-01T00:00:00Z" }),
      image("older", ["windows-server-2022-dc"], { creationTimestamp: "2025-01-01T00:00:00Z" }),
      image("with-sql", ["windows-server-2022-dc", "sql-server-2022-web"], { creationTimestamp: "2026-02-01T00:00:00Z" }),
      image("old", ["windows-server-2022-dc"], { creationTimestamp: "2026-03-01T00:00:00Z", deprecated: { state: "DEPRECATED" } }),
      image("to-come", ["windows-server-2022-dc"], { creationTimestamp: "2026-03-01T00:00:00Z", status: "PENDING" }),
      image("with-sql-2019", ["windows-server-2019-dc", "sql-server-2019-web"], { creationTimestamp: "2026-02-01T00:00:00Z" }),
    ];
    await pick(page, { "a.json": JSON.stringify(images) });
    const matrix = page.getByRole("region", { name: "Matrix" });
    await until(async () => assert.deepEqual(await matrix.locator(".link").allInnerTexts(), ["plain", "with-sql-2019"]));
  }));

test("what is copied from the matrix can be used", () =>
  visit(`${SAMPLES}&view=matrix`, {}, async (page) => {
    const copied = async (name) => {
      await page.getByRole("button", { name, exact: true }).first().click();
      await page.getByRole("status").getByText("Copied").waitFor();
      return clipboard(page);
    };
    const gce = "debian-12-v20261014";
    assert.match(await copied(`Copy id of ${gce}`), /^\d{19}$/);
    assert.equal(await copied(`Copy gcloud of ${gce}`), `gcloud compute images describe ${gce} --project=debian-cloud`);
    assert.equal(await copied(`Copy Terraform of ${gce}`), `data "google_compute_image" "debian_12" {\n  name    = "${gce}"\n  project = "debian-cloud"\n}`);
    const gcore = "fedora-41-x64";
    assert.equal(await copied(`Copy Terraform of ${gcore}`), `data "gcore_image" "fedora_41" {\n  name       = "${gcore}"\n  project_id = "1234"\n  region_id  = "76"\n}`);
    const id = await copied(`Copy id of ${gcore}`);
    assert.equal(await copied(`Copy API of ${gcore}`), `curl -H "Authorization: APIKey $GCORE_API_KEY" 'https://api.gcore.com/cloud/v1/images/1234/76/${id}'`);
  }));

test("a name in what is copied cannot act", () =>
  visit("?view=matrix", {}, async (page) => {
    const name = `x\${var.y}%{if}"\n$(rm)\u202e`;
    await pick(page, {
      "a.json": JSON.stringify({ id: "'; rm", name, project_id: "$(rm)", region_id: 1, os_distro: "debian", os_version: "12", architecture: "x86_64" }),
      "b.json": JSON.stringify({ name: "--flags-file=x", selfLink: "projects/p/global/images/x", licenses: ["projects/debian-cloud/global/licenses/debian-12-bookworm"], architecture: "ARM64" }),
    });
    await page.getByRole("button", { name: "Terraform" }).nth(1).click();
    await until(async () => assert.match(await clipboard(page), /gcore_image/));
    assert.match(await clipboard(page), /name +=/);
    assert.ok((await clipboard(page)).includes('name       = "x$${var.y}%%{if}\\"\\U0000000a$(rm)\\U0000202e"'));
    await page.getByRole("button", { name: "API" }).click();
    await until(async () => assert.match(await clipboard(page), /curl/));
    assert.match(await clipboard(page), /'https:\/\/api\.gcore\.com\/cloud\/v1\/images\/%24\(rm\)\/1\/%27%3B%20rm'$/);
    // No such image can be asked for.
    assert.equal(await page.getByRole("button", { name: "gcloud" }).count(), 0);
  }));

test("pictures tell how the catalogue is made up, and narrow it", () =>
  visit(`${SAMPLES}&view=charts`, {}, async (page) => {
    const figure = (title) => page.getByRole("figure").filter({ hasText: title });
    await figure("Architecture").getByRole("button", { name: "x86_64 65" }).waitFor();
    await figure("Deprecation").getByRole("button", { name: "deprecated 57" }).waitFor();
    for (const title of ["Created", "Size"]) {
      assert.ok((await figure(title).locator("svg rect").count()) > 3, title);
      await figure(title).getByText("Table").click();
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
    await until(async () => assert.equal(await sums("Created"), 4));
  }));

test("one image is shown both ways, and each inferred value leads to where it came from", () =>
  visit(SAMPLES, {}, async (page) => {
    await samples(page);
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
    // Numbers as the provider spells them.
    await source.getByText('"diskSizeGb": "10"').waitFor();
    await unified.getByRole("button", { name: "Copy JSON" }).click();
    await until(async () => assert.equal(JSON.parse(await clipboard(page)).os.version, "12"));
    await screenshot(page, "image");
    await page.goBack();
    await dialog.waitFor({ state: "hidden" });
  }));

test("warnings are told in words, and lead to what they are about", () =>
  visit(`${SAMPLES}&q=build-ubuntu`, {}, async (page) => {
    await samples(page);
    await table(page).getByText("build-ubuntu-22.04-arm64").click();
    const warning = page.getByRole("list", { name: "Warnings" }).getByRole("listitem");
    await warning.getByText("Conflicting values.").waitFor();
    await warning.getByRole("button").click();
    const marked = await page.locator(".highlighted").allInnerTexts();
    assert.match(marked[0], /"architecture": "aarch64"/);
    assert.match(marked[1], /"architecture": "x86_64"/);
  }));

test("the dialog keeps every digit, and long values are cut until somebody wants all", () =>
  visit("", {}, async (page) => {
    await pick(page, { "a.json": `{"id":12345678901234567890,"kind":"compute#image","name":"big","description":"${"long ".repeat(1000)}"}` });
    await table(page).getByText("big").click();
    await page.getByRole("region", { name: "Provider's object" }).getByText("12345678901234567890").waitFor();
    const more = page.getByRole("button", { name: "Show all 5,002 characters" }).first();
    await more.click();
    assert.equal(await page.getByRole("button", { name: "Show all" }).count(), 1);
  }));

// Looks

const views = { catalogue: "", matrix: "&view=matrix", charts: "&view=charts", errors: "&view=errors", image: "&image=1" };
for (const [name, search] of Object.entries(views)) {
  for (const size of [undefined, PHONE]) {
    for (const dark of [false, true]) {
      test(`${name} reads well: ${size ? "360" : "1280"} px, ${dark ? "dark" : "light"}`, () =>
        visit(SAMPLES + search, { size, dark }, async (page) => {
          await samples(page);
          await page.waitForTimeout(300);
          await screenshot(page, `${name}-${size ? 360 : 1280}-${dark ? "dark" : "light"}`);
          // Nothing sticks out of the page.
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
          // As the developer tools do, past the policy that holds for the page's own scripts.
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => axe.run());
          assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)} ${nodes[0].failureSummary}`), []);
        }));
    }
  }
}
