// The finder: the newest usable image of each system on each cloud, with the line that uses it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, checkLayout, eventually, loadDumps, openPage, screenshot, selectFiles } from "./page.mjs";

const clipboardText = (page) => page.evaluate(() => navigator.clipboard.readText());
const systems = (page) => page.getByRole("table", { name: "Systems" });
const rowOf = (page, system) => systems(page).getByRole("row").filter({ has: page.getByRole("rowheader", { name: system }) });
const search = (page) => page.getByRole("searchbox", { name: "Find a system" });
const titles = (page) => systems(page).locator(".title").allInnerTexts();

/** An image of Windows Server 2022 in a project. */
const windows = (name, rest, licenses = ["windows-server-2022-dc"], project = "windows-cloud") => ({
  name,
  selfLink: `projects/${project}/global/images/${name}`,
  architecture: "X86_64",
  licenses: licenses.map((license) => `projects/windows-cloud/global/licenses/${license}`),
  ...rest,
});
const at = (day) => ({ creationTimestamp: `${day}T00:00:00Z` });

test("one row a system, one column a cloud, with date, project, region, support and the line that uses it", () =>
  openPage("", {}, async (page) => {
    await loadDumps(page);
    await rowOf(page, "Debian 12").waitFor();
    assert.deepEqual(await systems(page).getByRole("columnheader").allInnerTexts(), ["System", " Compute Engine", " Gcore"]);
    const [gce, gcore] = await rowOf(page, "Debian 12").getByRole("cell").all();
    const text = async (cell) => (await cell.innerText()).replace(/\s+/g, " ");
    assert.match(await text(gce), /debian-12-v20261014 2026-10-14 .* ago debian-cloud/);
    assert.match(await text(gce), /gcloud compute instances create INSTANCE_NAME --image=debian-12-v20261014 --image-project=debian-cloud/);
    assert.match(await text(gcore), /debian-12-x64 20\d\d-\d\d-\d\d .* ago 1234 · (Luxembourg-2|Tokyo)/);
    // The other region is there on demand.
    await gcore.getByText(/^1 more: (Tokyo|Luxembourg-2)$/).click();
    assert.equal(await gcore.locator(".answer").count(), 2);
    // Maintained by its vendor for the longest: from the table of releases.
    assert.match(await rowOf(page, "Ubuntu 24.04").getByRole("rowheader").innerText(), /noble\s*until 2029-05-31/);
    // No column for a cloud without images.
    await page.goto(page.url());
    await selectFiles(page, { "a.json": '{"id":"1","name":"debian-12","region_id":7,"os_distro":"debian","os_version":"12","architecture":"x86_64"}' });
    await eventually(async () => assert.equal(await systems(page).getByRole("columnheader").count(), 2));
  }));

test("the architecture is a switch, and a word of the search", () =>
  openPage("", {}, async (page) => {
    await loadDumps(page);
    await rowOf(page, "Debian 12").waitFor();
    await search(page).fill("ubuntu 24.04");
    await eventually(async () => assert.deepEqual(await titles(page), ["Ubuntu 24.04"]));
    await page.getByRole("radio", { name: /aarch64/ }).check({ force: true });
    const names = () => systems(page).locator(".name").allInnerTexts();
    await eventually(async () => assert.deepEqual((await names()).slice(0, 2), ["ubuntu-2404-lts-arm64-v20261014", "ubuntu-24.04-arm64"]));
    assert.equal(new URL(page.url()).search, "?system=ubuntu+24.04&architecture=aarch64");
    // The switch counts, and a word that names another architecture goes.
    await search(page).fill("Ubuntu 24.04 amd64");
    await eventually(async () => assert.equal((await names())[0], "ubuntu-2404-lts-v20261025"));
    await page.getByRole("radio", { name: /aarch64/ }).check({ force: true });
    await eventually(async () => assert.equal((await names())[0], "ubuntu-2404-lts-arm64-v20261014"));
    assert.equal(await search(page).inputValue(), "Ubuntu 24.04");
    // A default machine is x86.
    assert.match(await systems(page).locator(".usage code").first().innerText(), /--machine-type=MACHINE_TYPE/);
    await search(page).fill("noble x86_64");
    await eventually(async () => assert.deepEqual((await names()).slice(0, 2), ["ubuntu-2404-lts-v20261025", "ubuntu-24.04-x64"]));
    await search(page).fill("arm64 debian 12");
    await eventually(async () => assert.deepEqual(await titles(page), ["Debian 12"]));
    await search(page).fill("plan9");
    await page.getByText("No usable image of such a system").waitFor();
    await page.getByRole("button", { name: "Search all images" }).click();
    await eventually(async () => assert.match(page.url(), /view=catalogue&.*q=plan9/));
  }));

test("an image without date, a preview or a private image is not the answer if there is another one", () =>
  openPage("?system=windows+2022", {}, async (page) => {
    const images = [
      windows("plain", at("2026-01-01")),
      windows("older", at("2025-01-01")),
      windows("undated", {}),
      windows("of-a-stranger", at("2026-05-01"), ["windows-server-2022-dc"], "p"),
      windows("with-sql", at("2026-06-01"), ["windows-server-2022-dc", "sql-server-2022-web"]),
      windows("deprecated", { ...at("2026-03-01"), deprecated: { state: "DEPRECATED" } }),
      windows("pending", { ...at("2026-03-01"), status: "PENDING" }),
      windows("retired", { ...at("2026-02-01"), deprecated: { state: "OBSOLETE" } }, ["windows-server-2019-dc"]),
    ];
    const cos = (name, family, day) => ({ name, family, selfLink: `projects/cos-cloud/global/images/${name}`, architecture: "X86_64", ...at(day) });
    const vendor = (name, project) => ({ name, selfLink: `projects/${project}/global/images/${name}`, architecture: "X86_64", ...at(name.replace(/.*v(\d{4})(\d\d)(\d\d)/, "$1-$2-$3")) });
    const gcore = (name, visibility, day) => ({ id: name, name, region: "Tokyo", region_id: 30, architecture: "x86_64", os_distro: "debian", os_version: "12", visibility, created_at: `${day}T00:00:00+0000` });
    await selectFiles(page, {
      "windows.json": JSON.stringify(images),
      "cos.json": JSON.stringify([cos("cos-101-17162-40-1", "cos-101-lts", "2026-01-01"), cos("cos-beta-101-17162-99-1", "cos-beta", "2026-06-01")]),
      "vendors.json": JSON.stringify([
        vendor("rhel-9-v20260101", "rhel-cloud"),
        vendor("rhel-9-byos-v20260601", "rhel-byos-cloud"),
        vendor("ubuntu-2404-noble-amd64-v20260101", "ubuntu-os-cloud"),
        vendor("ubuntu-minimal-2404-noble-amd64-v20260601", "ubuntu-os-cloud"),
      ]),
      "gcore.json": JSON.stringify([gcore("public", "public", "2026-01-01"), gcore("mine", "private", "2026-06-01")]),
    });
    await eventually(async () => assert.deepEqual(await titles(page), ["Windows Server 2022"]));
    const row = rowOf(page, "Windows Server 2022");
    assert.equal(await row.locator(".name").first().innerText(), "plain");
    // Images with other software are other systems: there, and named.
    await row.getByText(/more: .*sql-server/).click();
    assert.deepEqual(await row.locator(".name").allInnerTexts(), ["plain", "with-sql"]);
    await page.getByText("group without a usable image").click();
    await page.getByText(/os.version 2019/).waitFor();
    await search(page).fill("cos");
    await eventually(async () => assert.equal(await systems(page).locator(".name").first().innerText(), "cos-101-17162-40-1"));
    await search(page).fill("debian");
    await eventually(async () => assert.deepEqual(await systems(page).locator(".name").allInnerTexts(), ["public"]));
    // An own licence, and a variant.
    await search(page).fill("rhel");
    await eventually(async () => assert.deepEqual(await systems(page).locator(".name").allTextContents(), ["rhel-9-v20260101", "rhel-9-byos-v20260601"]));
    await search(page).fill("noble");
    await eventually(async () => assert.deepEqual(await systems(page).locator(".name").allTextContents(), ["ubuntu-2404-noble-amd64-v20260101", "ubuntu-minimal-2404-noble-amd64-v20260601"]));
  }));

test("an only answer that is a preview, private or undated says so", () =>
  openPage("", {}, async (page) => {
    await selectFiles(page, {
      "gcore.json": JSON.stringify({ id: "1", name: "mine", region: "Tokyo", region_id: 30, architecture: "x86_64", os_distro: "debian", os_version: "12", visibility: "private" }),
      "gce.json": `{"kind":"compute#image","name":"debian-11-amd64-daily","architecture":"X86_64","creationTimestamp":"2026-01-01T00:00:00Z"}`,
    });
    const badges = (title) => rowOf(page, title).getByRole("cell").locator(".badge").allInnerTexts();
    await eventually(async () => assert.deepEqual(await badges("Debian 12"), ["private", "no date"]));
    await eventually(async () => assert.deepEqual(await badges("Debian 11"), ["daily"]));
  }));

test("an answer with contested values says so, and why", () =>
  openPage("", {}, async (page) => {
    const image = { name: "ubuntu-24.04-arm64", region: "Tokyo", region_id: 30, os_distro: "ubuntu", os_version: "24.04", visibility: "public", created_at: "2026-01-01T00:00:00+0000" };
    await selectFiles(page, { "gcore.json": JSON.stringify({ ...image, id: "1", architecture: "x86_64" }) });
    const badge = systems(page).getByRole("cell").locator(".badge").getByText("contested");
    assert.match(await badge.getAttribute("title"), /aarch64.*x86_64|x86_64.*aarch64/);
    await selectFiles(page, { "right.json": JSON.stringify({ ...image, id: "2", architecture: "aarch64", region: "Luxembourg-2", region_id: 76, created_at: "2026-02-01T00:00:00+0000" }) });
    await eventually(async () => assert.equal(await systems(page).locator(".answer").count(), 2));
    assert.equal(await badge.count(), 1);
  }));

test("lines are copied, for each tool, for the image or its family", () =>
  openPage("?system=debian+12", {}, async (page) => {
    await loadDumps(page);
    const copy = async (name) => {
      await page.getByRole("button", { name: `Copy the line for ${name}` }).first().click();
      await page.getByRole("status").getByText("Copied").waitFor();
      return clipboardText(page);
    };
    const name = "debian-12-v20261014";
    await rowOf(page, "Debian 12").waitFor();
    assert.equal(await copy(name), `gcloud compute instances create INSTANCE_NAME --image=${name} --image-project=debian-cloud`);
    const how = page.getByRole("combobox", { name: `How to use ${name}` });
    assert.deepEqual(await how.locator("option").allInnerTexts(), ["gcloud", "terraform", "gcloud (family)", "terraform (family)"]);
    await how.selectOption("gcloud (family)");
    assert.equal(await copy(name), "gcloud compute instances create INSTANCE_NAME --image-family=debian-12 --image-project=debian-cloud");
    await how.selectOption("terraform");
    assert.match(await copy(name), /image = "projects\/debian-cloud\/global\/images\/debian-12-v20261014"/);
    assert.match(await copy("debian-12-x64"), /^curl https:\/\/api\.gcore\.com\/cloud\/v2\/instances\/1234\/(76|30) .*"source":"image","image_id":"[-0-9a-f]{36}","boot_index":0,"size":10\}\]\}'$/);
  }));

test("a long name takes two lines, and is whole in its title", () =>
  openPage("", {}, async (page) => {
    await page.locator(".samples").waitFor();
    const name = "Canonical:ubuntu-24_04-lts:server:24.04.202610270";
    const found = page.locator(`.answer .name[title="${name}"] bdi`).first();
    assert.equal(await found.textContent(), name);
    // The columns are narrow when all samples are there.
    await eventually(async () => {
      const lines = await found.evaluate((box) => [box.clientHeight, box.scrollHeight].map((height) => Math.round(height / parseFloat(getComputedStyle(box).lineHeight))));
      assert.ok(lines[0] === 2 && lines[1] > 2, `${lines}`);
    });
  }));

test("the first answer is above the fold of a phone, and the name opens the image", () =>
  openPage("", { size: PHONE }, async (page) => {
    await page.locator(".samples").waitFor();
    const copy = page.getByRole("button", { name: /^Copy the line for/ }).first();
    await eventually(async () => {
      const box = await copy.boundingBox();
      assert.ok(box.y + box.height < PHONE.height, `${box.y}`);
    });
    await page.locator(".answer .name").first().click();
    await page.getByRole("dialog").waitFor();
    await screenshot(page, "find-image-360");
    await checkLayout(page);
  }));
