// Questions that people ask of their images: each is answered in at most three actions from a dropped dump.

import assert from "node:assert/strict";
import { test } from "node:test";
import { column, eventually, loadDumps, openPage, selectFiles, table, waitForMatched } from "./page.mjs";

const MAX_ACTIONS = 3;

/** Opens the page, drops the dumps, and runs a test with a function that counts actions. */
const ask = (title, answer, dumps) =>
  test(title, (t) =>
    openPage("", {}, async (page) => {
      if (dumps) await selectFiles(page, dumps);
      else await loadDumps(page);
      let actions = 0;
      await answer(page, async (action) => {
        actions += 1;
        await action;
      });
      t.diagnostic(`${actions} actions`);
      assert.ok(actions <= MAX_ACTIONS, `${actions} actions`);
    }),
  );

const question = async (page, act, title) => {
  await act(page.getByRole("button", { name: "Questions" }).click());
  await act(page.getByRole("button", { name: title }).click());
};

ask("Ubuntu 24.04 for ARM on each cloud", async (page, act) => {
  await act(page.getByRole("searchbox", { name: "Find a system" }).fill("ubuntu 24.04 arm64"));
  const names = page.getByRole("table", { name: "Systems" }).locator("[role=cell] > .answer .name");
  await eventually(async () => assert.deepEqual(await names.allInnerTexts(), ["ubuntu-2404-lts-arm64-v20261014", "ubuntu-24.04-arm64"]));
});

ask("what is past its end of life", async (page, act) => {
  await question(page, act, "What runs past its end of life?");
  await waitForMatched(page, /\d+ of 101 images/.source);
  // Debian 11 ended before 2026; Ubuntu 24.04 has not.
  const systems = await column(page, "System");
  assert.ok(systems.includes("Debian 11") && !systems.includes("Ubuntu 24.04"), systems.join());
});

ask(
  "what is older than a year",
  async (page, act) => {
    await question(page, act, "What is older than a year?");
    await eventually(async () => assert.deepEqual(await column(page, "Name"), ["old"]));
  },
  {
    "a.json": [400, 300].map((days) => `{"kind":"compute#image","name":"${days > 365 ? "old" : "new"}","creationTimestamp":"${new Date(Date.now() - days * 86_400_000).toISOString()}"}`).join("\n"),
  },
);

ask(
  "what changed since last month",
  async (page, act) => {
    await act(page.getByRole("link", { name: "Changes" }).click());
    await page.getByText("1 added, 0 removed, 0 changed.").waitFor();
  },
  { "october.json": '{"kind":"compute#image","name":"a"}', "november.json": '{"kind":"compute#image","name":"a"}\n{"kind":"compute#image","name":"b","creationTimestamp":"2026-11-01T00:00:00Z"}' },
);

ask("what boots UEFI and can be confidential", async (page, act) => {
  await question(page, act, "What boots UEFI and can be confidential?");
  // The images of Compute Engine for x86, of 12 families with 4 images each.
  await waitForMatched(page, "48 of 101 images");
});

ask("which images have contested systems, and why", async (page, act) => {
  await question(page, act, "Which images have contested values, and why?");
  await waitForMatched(page, "1 of 101 images");
  assert.deepEqual(await column(page, "Name"), ["build-ubuntu-22.04-arm64"]);
  assert.match((await column(page, "Contested"))[0], /x86_64/);
});

ask("which is the newest image of each system", async (page, act) => {
  await act(page.getByRole("link", { name: "Catalogue" }).click());
  await question(page, act, "Which is the newest image of each system?");
  await page.getByRole("table", { name: "Systems" }).waitFor();
});

ask("what changed between two dumps", async (page, act) => {
  await question(page, act, "What changed between two dumps?");
  await page.getByText(/^\d+ added, \d+ removed, \d+ changed\./).waitFor();
});

ask(
  "what is new, the newest first",
  async (page, act) => {
    await question(page, act, "What is new since last month?");
    await eventually(async () => assert.deepEqual(await column(page, "Name"), ["newest", "new"]));
  },
  {
    "a.json": Object.entries({ old: 40, new: 20, newest: 10 }).map(([name, days]) => `{"kind":"compute#image","name":"${name}","creationTimestamp":"${new Date(Date.now() - days * 86_400_000).toISOString()}"}`).join("\n"),
  },
);

ask("what is deprecated", async (page, act) => {
  await question(page, act, "What is deprecated, and still there?");
  await waitForMatched(page, "57 of 101 images");
});

ask("whose system is not known", async (page, act) => {
  await question(page, act, "Whose system is not known?");
  await eventually(async () => assert.deepEqual(await column(page, "Name"), ["experiment", "unfinished"]));
});

ask("what to tell a colleague by a link", async (page, act) => {
  await act(page.getByRole("searchbox", { name: "Find a system" }).fill("debian 12"));
  await act(page.getByRole("button", { name: "Copy link" }).click());
  await page.getByRole("status").getByText("Copied: link to this view").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\?system=debian\+12$/);
});

ask("what to print for an audit", async (page, act) => {
  await page.evaluate(() => (window.print = () => (globalThis.printed = document.querySelectorAll(".print tbody tr").length)));
  await act(page.getByRole("link", { name: "Catalogue" }).click());
  await table(page).waitFor();
  await act(page.getByRole("button", { name: "Print" }).click());
  await eventually(async () => assert.equal(await page.evaluate(() => globalThis.printed), 101));
});
