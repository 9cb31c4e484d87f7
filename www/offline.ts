// Lets the built page open without a network: a service worker that keeps the files of the build. Workbox does the
// same and more, with 280 packages.

import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Plugin } from "vite";

export function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    // Behind the plugin that writes the page itself.
    enforce: "post",
    generateBundle(_, bundle) {
      const shared = readdirSync("public", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const names = [
        ...Object.keys(bundle),
        ...shared.map(({ parentPath, name }) => `${parentPath}/${name}`.replace(/^public\//, "")),
      ].sort();
      const build = createHash("sha256").update(names.join()).digest("hex").slice(0, 16);
      this.emitFile({ type: "asset", fileName: "offline.js", source: workerOf(build, names) });
    },
  };
}

/** Names of files change with what is in them, but for the page and the samples: those are asked for first. */
const workerOf = (build: string, names: readonly string[]) => `const CACHE = ${JSON.stringify(`cloud-image ${build}`)};
const FILES = ${JSON.stringify(names)};

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = async () => {
    for (const name of await caches.keys()) if (name.startsWith("cloud-image ") && name !== CACHE) await caches.delete(name);
  };
  event.waitUntil(old());
});

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  // The page has more than one address.
  const file = event.request.mode === "navigate" ? "index.html" : event.request;
  const kept = async () => (await caches.open(CACHE)).match(file, { ignoreSearch: true });
  const fresh = async () => {
    try {
      return await fetch(event.request);
    } catch (error) {
      const response = await kept();
      if (response) return response;
      throw error;
    }
  };
  const named = new URL(event.request.url).pathname.includes("/assets/");
  event.respondWith(named ? kept().then((response) => response ?? fetch(event.request)) : fresh());
});
`;
