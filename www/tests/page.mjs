// Opens the built page in Chromium, from a path that it does not know. Whatever goes wrong in the page, or against
// its content security policy, fails the test.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { flags } from "../../pkg-tests/chromium-flags.mjs";
import { serve } from "../../pkg-tests/serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "cloud-image-page-"));
cpSync(join(import.meta.dirname, "../dist"), join(folder, "some/path"), { recursive: true });
const served = await serve(folder);
export const browser = await chromium.launch({ executablePath: process.env.CLOUD_IMAGE_BROWSER, args: flags });

after(async () => {
  await browser.close();
  served.close();
  rmSync(folder, { recursive: true });
});

const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

/** Where screenshots are kept. */
const shots = join(import.meta.dirname, "../../target/page");
mkdirSync(shots, { recursive: true });
export const screenshot = (page, name) => page.screenshot({ path: join(shots, `${name}.png`) });

/** Opens the page at an address such as `?view=matrix`, and hands it to `test`. Files that match `without` are not to be had. */
export async function visit(search, { size = WIDE, dark = false, without } = {}, test) {
  const context = await browser.newContext({ viewport: size, colorScheme: dark ? "dark" : "light", permissions: ["clipboard-read", "clipboard-write"] });
  const faults = [];
  await context.exposeBinding("refused", (_, what) => faults.push(what));
  await context.addInitScript(() => addEventListener("securitypolicyviolation", (event) => refused(`${event.violatedDirective} ${event.blockedURI}`)));
  if (without) await context.route(without, (route) => route.abort());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.faults = faults;
  try {
    await page.goto(`${served.url}/some/path/index.html${search}`);
    await test(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

/** As if a person picked these files: names and what is in them. */
export const pick = (page, files) =>
  page.setInputFiles(
    "input[type=file]",
    Object.entries(files).map(([name, data]) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(data) })),
  );

export const SAMPLES = "?samples=";
/** All samples are there. */
export const samples = (page) => page.getByText("101 images in 2 dumps").waitFor();

export const table = (page) => page.getByRole("grid", { name: "Images" });
/** The texts of one column of the table, as far as it is in sight. */
export async function column(page, title) {
  const titles = await table(page).getByRole("columnheader").allInnerTexts();
  const place = titles.findIndex((text) => text.replace(/ [↑↓]$/, "") === title);
  assert.notEqual(place, -1, `no column ${title} in ${titles}`);
  const rows = await table(page).locator(".row").all();
  const numbered = await Promise.all(rows.map(async (row) => [Number(await row.getAttribute("aria-rowindex")), await row.getByRole("gridcell").nth(place).innerText()]));
  return numbered.sort(([a], [b]) => a - b).map(([, text]) => text);
}

/** Waits until something holds. */
export async function until(check, message) {
  let last;
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    try {
      await check();
      return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(message ?? last.message, { cause: last });
}
