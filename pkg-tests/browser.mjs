// Runs pages in Chromium.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { flags } from "./chromium-flags.mjs";

let profile;
let browser;

function launch() {
  profile = mkdtempSync(join(tmpdir(), "cloud-image-"));
  const executablePath = process.env.CLOUD_IMAGE_BROWSER;
  return chromium.launchPersistentContext(profile, { executablePath, headless: true, args: flags });
}

export async function close() {
  await (await browser)?.close();
  if (profile) rmSync(profile, { recursive: true, force: true });
}

/** Opens a page, and returns the first `count` lines that it or one of its workers logs. */
export async function loggedLines(url, count = 1) {
  browser ??= launch();
  const page = await (await browser).newPage();
  const lines = [];
  const otherMessages = [];
  try {
    return await new Promise((resolve, reject) => {
      const fail = (message) => reject(new Error([message, ...lines, ...otherMessages].join("\n")));
      page.on("pageerror", (error) => fail(String(error)));
      page.on("console", (message) => {
        if (message.type() !== "log") otherMessages.push(message.text());
        else if (lines.push(message.text()) === count) resolve(lines);
      });
      setTimeout(() => fail(`${url}: expected ${count} lines, found ${lines.length}`), 60_000).unref();
      page.goto(url).catch((error) => fail(String(error)));
    });
  } finally {
    await page.close();
  }
}
