// The search box as a filter: bare words, fields, faults, warnings, canonical form, suggestions, pasted words; facets; latest.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOGUE, PHONE, checkLayout, column, eventually, facet, filterBox, loadDumps, openPage, screenshot, selectFiles, table, waitForMatched, waitForSummary } from "./page.mjs";

const options = (page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option").allInnerTexts();
const waitForFilter = (page, text) => eventually(async () => assert.equal(await filterBox(page).inputValue(), text));

test("bare words must all be in an image, in any case and any field of the search", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await filterBox(page).fill("BOOKWORM arm64");
    // In descriptions of Compute Engine, in codenames of Gcore.
    await waitForMatched(page, "6 of 101 images");
    assert.ok((await column(page, "Name")).every((name) => name.startsWith("debian-12-arm64")));
    await filterBox(page).fill("canonical");
    await waitForMatched(page, "16 of 101 images");
    await filterBox(page).fill("canonical -arm64");
    await waitForMatched(page, "8 of 101 images");
    await filterBox(page).fill("no-such-image");
    await page.getByText("No matching images.").waitFor();
  }));

test("fields compare, and the canonical form is shown on demand", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await filterBox(page).fill("os_distro=debian architecture=ARM64 OR firmware=bios diskSizeGb>=10");
    await waitForMatched(page, "14 of 101 images");
    await page.getByText("Canonical form").click();
    await page.getByText("os.distro=debian AND (architecture=aarch64 OR firmware=bios) AND size.minDiskBytes>=10GiB").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("q"), "os_distro=debian architecture=ARM64 OR firmware=bios diskSizeGb>=10");
    await page.getByRole("button", { name: "Clear filter" }).click();
    await waitForMatched(page, "101 images");
    assert.equal(await page.getByText("Canonical form").count(), 0);
  }));

test("a fault is marked at its place, and the last good result stays", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await filterBox(page).fill("os.distro=debian");
    await waitForMatched(page, "23 of 101 images");
    await filterBox(page).fill("os.distro=debian architecture==arm64");
    const notes = page.locator("#notes");
    await notes.getByText("expected `=`, found `==`: write `=`").waitFor();
    assert.equal(await notes.locator("mark").innerText(), "==");
    assert.equal(await notes.locator("code").innerText(), "os.distro=debian architecture==arm64");
    // Announced politely, and connected with the box.
    assert.equal(await notes.getAttribute("role"), "status");
    assert.equal(await filterBox(page).getAttribute("aria-invalid"), "true");
    assert.equal(await filterBox(page).getAttribute("aria-describedby"), "notes");
    await waitForMatched(page, "23 of 101 images");
    assert.ok((await column(page, "System")).every((os) => os.startsWith("Debian")));
    await screenshot(page, "fault");
    // At the end of the text.
    await filterBox(page).fill("os.distro=");
    await notes.getByText("found the end").waitFor();
    assert.equal(await notes.locator("mark").innerText(), "‸");
    await filterBox(page).fill("os.distro=sles");
    await waitForMatched(page, "4 of 101 images");
    assert.equal(await notes.locator("p").count(), 0);
    assert.equal(await filterBox(page).getAttribute("aria-invalid"), "false");
  }));

test("an order in the URL that has a fault is marked, too", () =>
  openPage(`${CATALOGUE}&order=nope`, {}, async (page) => {
    await loadDumps(page);
    await page.locator("#notes").getByText("expected a field, found `nope`").waitFor();
    assert.equal(await page.locator("#notes mark").innerText(), "nope");
    await waitForMatched(page, "101 images");
  }));

test("warnings of a filter are shown", () =>
  openPage(`${CATALOGUE}&q=debian+and+architecture%3Dsparc`, {}, async (page) => {
    await loadDumps(page);
    const notes = page.locator("#notes");
    await notes.getByText("did you mean `AND`?").waitFor();
    await eventually(async () => assert.deepEqual(await notes.locator("mark").allInnerTexts(), ["and", "sparc"]));
  }));

test("suggests fields, then words, by keyboard", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    const box = filterBox(page);
    await box.pressSequentially("debian -archi");
    await eventually(async () => assert.equal((await options(page))[0], "architecture"));
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    assert.equal(await page.getByRole("listbox", { name: "Suggestions" }).getAttribute("id"), await box.getAttribute("aria-controls"));
    await screenshot(page, "suggestions");
    assert.equal(await box.getAttribute("aria-activedescendant"), null);
    await box.press("ArrowDown");
    const active = page.locator(`[id="${await box.getAttribute("aria-activedescendant")}"]`);
    assert.equal(await active.innerText(), "architecture");
    assert.equal(await active.getAttribute("aria-selected"), "true");
    await box.press("Enter");
    await waitForFilter(page, "debian -architecture=");
    // The words of the field follow.
    await eventually(async () => assert.deepEqual((await options(page)).sort(), ["RISCV64", "aarch64", "i686", "x86_64"]));
    await box.pressSequentially("aar");
    await eventually(async () => assert.deepEqual(await options(page), ["aarch64"]));
    await box.press("ArrowUp");
    await box.press("Enter");
    await waitForFilter(page, "debian -architecture=aarch64");
    assert.deepEqual(await options(page), []);
    await waitForMatched(page, "13 of 101 images");
    // Providers' names are suggested, too, and words in lists.
    await box.fill("");
    await box.pressSequentially("hw_fi");
    await eventually(async () => assert.deepEqual(await options(page), ["hw_firmware_type"]));
    await box.fill("");
    await box.pressSequentially("firmware=(bios,u");
    await eventually(async () => assert.deepEqual(await options(page), ["uefi"]));
    // Escape closes the list, and keeps the text.
    await box.press("Escape");
    assert.deepEqual(await options(page), []);
    assert.equal(await box.inputValue(), "firmware=(bios,u");
    assert.equal(await box.getAttribute("aria-expanded"), "false");
    // Values that images have.
    await box.fill("");
    await box.pressSequentially("os.distro=fed");
    await page.getByRole("option", { name: "fedora" }).click();
    await waitForFilter(page, "os.distro=fedora");
    assert.ok(await box.evaluate((element) => element === document.activeElement));
    await waitForMatched(page, "2 of 101 images");
    // Without a choice, Enter takes the text as it is.
    await box.fill("");
    await box.pressSequentially("deb");
    await box.press("Enter");
    await waitForFilter(page, "deb");
  }));

test("pasted URLs and names with colons become one word", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    const paste = async (text, expected, before = "") => {
      await page.evaluate((text) => navigator.clipboard.writeText(text), text);
      await filterBox(page).fill(before);
      await filterBox(page).press("End");
      await filterBox(page).press("Control+V");
      await waitForFilter(page, before + expected);
    };
    await paste("https://example.com/a:b?c=d", '"https://example.com/a:b?c=d"');
    await page.getByText("No matching images.").waitFor();
    await paste("Canonical:ubuntu-24_04-lts:server:latest", '"Canonical:ubuntu-24_04-lts:server:latest"', "arm64 ");
    // Filters stay as they are.
    await paste("os.distro:debian name:a", "os.distro:debian name:a");
    await paste("https://example.com/a", "https://example.com/a", "url=");
    await paste("https://example.com/a", "https://example.com/a", '"');
    await page.locator(".fault").waitFor();
    await filterBox(page).fill("");
    await waitForMatched(page, "101 images");
  }));

test("facets write their terms into the filter, and read them from it", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await (await facet(page, "Cloud")).getByRole("checkbox", { name: "Gcore 22" }).check();
    await waitForFilter(page, "provider=gcore");
    await waitForMatched(page, "22 of 101 images");
    // A term does not change the counts of its own facet.
    await (await facet(page, "Cloud")).getByRole("checkbox", { name: "Compute Engine 79" }).waitFor();
    await (await facet(page, "Operating system")).getByRole("checkbox", { name: "Ubuntu 7" }).check();
    await waitForMatched(page, "7 of 101 images");
    await (await facet(page, "Architecture")).getByRole("checkbox", { name: "aarch64 3" }).check();
    await waitForFilter(page, "provider=gcore os.distro=ubuntu architecture=aarch64");
    await waitForMatched(page, "3 of 101 images");
    assert.deepEqual(await column(page, "Name"), ["ubuntu-24.04-arm64", "ubuntu-24.04-arm64", "build-ubuntu-22.04-arm64"]);
    await screenshot(page, "filtered");
    await (await facet(page, "Architecture")).getByRole("checkbox", { name: "x86_64 4" }).check();
    await waitForFilter(page, "provider=gcore os.distro=ubuntu architecture=(aarch64,x86_64)");
    await (await facet(page, "Cloud")).getByRole("checkbox", { name: "Gcore" }).uncheck();
    await waitForFilter(page, "os.distro=ubuntu architecture=(aarch64,x86_64)");
    await waitForMatched(page, "23 of 101 images");
    await page.goBack();
    await waitForMatched(page, "7 of 101 images");
    await page.getByRole("button", { name: "Clear filter" }).click();
    await waitForMatched(page, "101 images");
    for (const title of ["Version", "Firmware", "Status", "Visibility", "Deprecation"]) {
      assert.ok((await (await facet(page, title)).getByRole("checkbox").count()) > 1, title);
    }
    // Images without the field.
    await (await facet(page, "Deprecation")).getByRole("checkbox", { name: "not stated" }).check();
    await waitForFilter(page, "NOT deprecation.state:*");
    await waitForMatched(page, "44 of 101 images");
    await (await facet(page, "Deprecation")).getByRole("checkbox", { name: "deprecated" }).check();
    await waitForFilter(page, "(deprecation.state=deprecated OR NOT deprecation.state:*)");
    await waitForMatched(page, "101 images");
    await (await facet(page, "Deprecation")).getByRole("checkbox", { name: "not stated" }).uncheck();
    await waitForMatched(page, "57 of 101 images");
  }));

test("facets follow a filter that is typed, and leave its other terms alone", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    const checked = async (title) =>
      (await facet(page, title)).getByRole("checkbox", { checked: true })
        .evaluateAll((boxes) => boxes.map((box) => box.parentElement.querySelector(".value").textContent));
    const waitForChecked = (title, values) => eventually(async () => assert.deepEqual((await checked(title)).sort(), values));
    // Other spellings count.
    await filterBox(page).fill('hw_architecture=(ARM64,"amd64") AND name~^(debian|ubuntu)  os.distro=debian');
    await waitForChecked("Architecture", ["aarch64", "x86_64"]);
    await waitForChecked("Operating system", ["Debian"]);
    await (await facet(page, "Operating system")).getByRole("checkbox", { name: "Debian" }).uncheck();
    await waitForFilter(page, 'hw_architecture=(ARM64,"amd64") AND name~^(debian|ubuntu)');
    await (await facet(page, "Architecture")).getByRole("checkbox", { name: "x86_64" }).uncheck();
    await waitForFilter(page, "architecture=aarch64 AND name~^(debian|ubuntu)");
    await (await facet(page, "Architecture")).getByRole("checkbox", { name: "aarch64" }).uncheck();
    await waitForFilter(page, "name~^(debian|ubuntu)");
    // An alternative of another term is not a term of the facet.
    await filterBox(page).fill("bookworm OR architecture=aarch64");
    await waitForChecked("Architecture", []);
    await (await facet(page, "Architecture")).getByRole("checkbox", { name: "x86_64" }).check();
    await waitForFilter(page, "bookworm OR architecture=aarch64 architecture=x86_64");
    await waitForChecked("Architecture", ["x86_64"]);
    // Values that no image has, too.
    await filterBox(page).fill("status=failed");
    await waitForChecked("Status", ["failed"]);
    await (await facet(page, "Status")).getByRole("checkbox", { name: "failed 0" }).click();
    await waitForFilter(page, "");
  }));

test("the facet of creation times writes relative times", () =>
  openPage(CATALOGUE, {}, async (page) => {
    const day = 86_400_000;
    const image = (name, days) => `{"kind":"compute#image","name":"${name}"${days === undefined ? "" : `,"creationTimestamp":"${new Date(Date.now() - days * day).toISOString()}"`}}`;
    await selectFiles(page, { "a.json": [image("new", 5), image("recent", 29), image("older", 40), image("old", 400), image("timeless")].join("\n") });
    await waitForSummary(page, "5 images in 1 dump");
    const created = await facet(page, "Created");
    await eventually(async () => assert.deepEqual((await created.locator("label").allInnerTexts()).map((text) => text.replace(/\s+/g, " ")), ["last 30 days 2", "older than 30 days 2", "older than a year 1", "no date 1"]));
    const names = (expected) => eventually(async () => assert.deepEqual(await column(page, "Name"), expected));
    await created.getByRole("checkbox", { name: "older than a year" }).check();
    await waitForFilter(page, "createdAt<-P1Y");
    await names(["old"]);
    await created.getByRole("checkbox", { name: "no date" }).check();
    await waitForFilter(page, "(createdAt<-P1Y OR NOT createdAt:*)");
    await names(["old", "timeless"]);
    await created.getByRole("checkbox", { name: "older than a year" }).uncheck();
    await waitForFilter(page, "NOT createdAt:*");
    await filterBox(page).fill("createdAt>=-p30d");
    await names(["new", "recent"]);
    assert.ok(await created.getByRole("checkbox", { name: "last 30 days" }).isChecked());
  }));

test("the table shows all images, or the newest of each family or system", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await loadDumps(page);
    await filterBox(page).fill("os.distro=debian provider=gce");
    await waitForMatched(page, "17 of 101 images");
    const latest = page.getByRole("combobox", { name: "Latest" });
    await latest.selectOption("newest of each family");
    await waitForMatched(page, "4 of 101 images");
    assert.deepEqual(await column(page, "Deprecation"), ["–", "–", "–", "–"]);
    assert.match(page.url(), /latest=family/);
    await latest.selectOption("newest of each system");
    await waitForMatched(page, "5 of 101 images");
    // The filter comes first, so families of deprecated images have no usable one.
    await latest.selectOption("newest of each family");
    await filterBox(page).fill("os.distro=debian provider=gce deprecation.state:*");
    await page.getByText("4 groups without a usable image").click();
    await page.getByText(/family debian-11,/).waitFor();
    assert.equal(await table(page).count(), 0);
    await latest.selectOption("all images");
    await waitForMatched(page, "12 of 101 images");
  }));

for (const size of [undefined, PHONE]) {
  for (const dark of [false, true]) {
    const what = `${size ? "360" : "1280"}-${dark ? "dark" : "light"}`;
    test(`a fault, warnings, suggestions and groups fit the screen and are accessible: ${what}`, () =>
      openPage(`${CATALOGUE}&latest=os&q=debian+or+deprecation.state%3Asparc`, { size, dark }, async (page) => {
        await loadDumps(page);
        await page.locator(".warning").first().waitFor();
        await page.getByText("Canonical form").click();
        await screenshot(page, `warnings-${what}`);
        await checkLayout(page);
        const box = filterBox(page);
        await box.fill("os.distro=debian deprecation.state:* architecture=aarch64 AND (firmware:* OR name==a)");
        await page.locator(".fault").waitFor();
        await box.pressSequentially(" o");
        await box.press("ArrowDown");
        await screenshot(page, `suggestions-${what}`);
        await checkLayout(page);
        await box.press("Escape");
        await box.fill("deprecation.state:*");
        await page.getByText(/groups? without a usable image/).click();
        const { x, width } = await page.getByRole("list", { name: "Groups" }).boundingBox();
        assert.ok(x >= 0 && x + width <= page.viewportSize().width, `${x} ${width}`);
        await screenshot(page, `groups-${what}`);
        await checkLayout(page);
      }));
  }
}
