// Dumps with markup, bidirectional overrides, long names and prototype keys: displayed as text, never executed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOGUE, eventually, facet, filterBox, openDumps, openPage, rowsOf, screenshot, selectFiles, table } from "./page.mjs";

const MARKUP = `<img src=x onerror="alert(1)"><script>alert(2)</script><svg onload=alert(3)></svg>"'\`&lt;`;
const BIDI = "\u202egnp.exe\u2066\u2069";

const hostile = () => {
  const text = MARKUP + BIDI;
  const gce = {
    kind: "compute#image",
    id: text,
    name: text,
    description: text,
    family: text,
    // Without slashes in the name, because an image's URL ends with one path segment.
    selfLink: `https://www.googleapis.com/compute/v1/projects/${text}/global/images/${text.replaceAll("/", "")}`,
    architecture: text,
    status: text,
    creationTimestamp: text,
    diskSizeGb: text,
    archiveSizeBytes: text,
    licenses: [`projects/${text}/global/licenses/${text}`],
    guestOsFeatures: [{ type: text }],
    storageLocations: [text],
    deprecated: { state: text, replacement: `javascript:alert(4)` },
  };
  const labels = `{"__proto__":"polluted","constructor":${JSON.stringify(text)},"toString":"x"}`;
  const gcore = { id: text, name: text, region: text, region_id: 1, os_distro: text, os_version: text, architecture: text, hw_firmware_type: text, visibility: text, [text]: text };
  const long = { id: "long", name: `${"A".repeat(1_000_000)}${text}`, region_id: 1, min_disk: 0 };
  return [
    JSON.stringify(gce).replace(/}$/, `,"labels":${labels}}`),
    JSON.stringify(gcore),
    JSON.stringify(long),
    `{"id":"__proto__","name":"__proto__","region_id":1,"os_distro":"__proto__","os_version":"constructor","architecture":"toString","status":"hasOwnProperty"}`,
    // Error messages quote the input.
    JSON.stringify({ kind: "compute#image", name: [text] }),
    JSON.stringify({ error: { code: 403, message: text } }),
  ].join("\n");
};

test("displays markup, overrides, long names and prototype keys as text", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { [`${"dump"}<img src=x onerror=alert(5)>.json`]: hostile() });
    await openDumps(page);
    await page.getByText("4 images in 1 dump").waitFor();
    const assertInert = async () => {
      assert.equal(await page.locator("#page img, #page script, #page svg[onload]").count(), 0);
      assert.equal(await page.evaluate(() => ({}).polluted ?? Object.keys(Object.prototype).length), 0);
      assert.deepEqual(page.errors, []);
    };
    await table(page).getByText(MARKUP).first().waitFor();
    await assertInert();
    await screenshot(page, "hostile");
    for (const name of ["Find", "Charts", "Errors"]) {
      await page.getByRole("link", { name }).click();
      await page.waitForTimeout(300);
      await assertInert();
    }
    assert.match(await page.getByRole("region", { name: "Errors" }).innerText(), /<img src=x/);
    await page.getByRole("link", { name: "Catalogue" }).click();
    for (const row of [0, 1, 2, 3]) {
      await table(page).locator(`[aria-rowindex="${row + 2}"] .cell.name`).click();
      await page.getByRole("dialog").waitFor();
      await page.getByRole("region", { name: "Unified image" }).getByText('"provider"').waitFor();
      await assertInert();
      if (row === 0) {
        await page.getByRole("region", { name: "Unified image" }).getByText('"__proto__": "polluted"').waitFor();
        await screenshot(page, "hostile-image");
      }
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    // `__proto__` works as a facet value.
    await (await facet(page, "Operating system")).getByRole("checkbox", { name: "__proto__ 1" }).check();
    await eventually(async () => assert.equal(await rowsOf(page).count(), 1));
    await assertInert();
    await (await facet(page, "Operating system")).getByRole("checkbox", { name: "__proto__ 1" }).uncheck();
    await eventually(async () => assert.equal(await rowsOf(page).count(), 4));
    // Quotes, spaces, parentheses and overrides in a value.
    await (await facet(page, "Operating system")).getByRole("checkbox", { name: "onload" }).check();
    await eventually(async () => assert.equal(await rowsOf(page).count(), 1));
    await page.keyboard.press("Escape");
    await page.getByText("Canonical form").click();
    await assertInert();
    // The text of a fault.
    await filterBox(page).fill(`${MARKUP}(`);
    await page.locator(".fault").waitFor();
    await assertInert();
  }));

test("isolates bidirectional overrides", () =>
  openPage(CATALOGUE, {}, async (page) => {
    await selectFiles(page, { "a.json": JSON.stringify({ id: "1", name: `a${BIDI}`, region_id: 1, os_distro: "debian", os_version: "12" }) });
    const cells = rowsOf(page).first().locator(".cell");
    await eventually(async () => assert.equal(await cells.nth(2).innerText(), "Debian 12"));
    assert.ok(await cells.evaluateAll((all) => all.every((cell) => !cell.textContent || cell.querySelector("bdi"))));
  }));

test("the content security policy blocks inline scripts and styles", async () => {
  await openPage(CATALOGUE, {}, async (page) => {
    const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|\*|data:/);
    const ran = await page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = true";
      document.body.append(script);
      const handler = document.createElement("a");
      handler.setAttribute("onclick", "globalThis.ran = true");
      document.body.append(handler);
      handler.click();
      const sheet = document.createElement("style");
      sheet.textContent = "body { display: none }";
      document.body.append(sheet);
      return globalThis.ran ?? getComputedStyle(document.body).display;
    });
    assert.equal(ran, "block");
    await eventually(() => assert.ok(page.errors.some((error) => error.startsWith("script-src"))));
    assert.ok(page.errors.some((error) => error.startsWith("style-src")));
    page.errors.length = 0;
  });
});
