// Vite plugin that adds a service worker, which caches the build for offline use. Workbox would need 280 packages.

import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import type { Plugin } from "vite";

export function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    // After the plugin that writes index.html.
    enforce: "post",
    generateBundle(_, bundle) {
      const publicFiles = readdirSync("public", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const names = [
        ...Object.keys(bundle),
        ...publicFiles.map(({ parentPath, name }) => `${parentPath}/${name}`.replace(/^public\//, "")),
      ].sort();
      const build = createHash("sha256").update(names.join()).digest("hex").slice(0, 16);
      this.emitFile({ type: "asset", fileName: "offline.js", source: serviceWorkerSource(build, names) });
    },
  };
}

/** Assets have a hash in their name: cache first. The page and the samples have none: network first. */
const serviceWorkerSource = (build: string, names: readonly string[]) => `const CACHE = ${JSON.stringify(`cloud-image ${build}`)};
const FILES = ${JSON.stringify(names)};

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const deleteOldCaches = async () => {
    for (const name of await caches.keys()) if (name.startsWith("cloud-image ") && name !== CACHE) await caches.delete(name);
  };
  event.waitUntil(deleteOldCaches());
});

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  // The page has several URLs.
  const file = event.request.mode === "navigate" ? "index.html" : event.request;
  const fromCache = async () => (await caches.open(CACHE)).match(file, { ignoreSearch: true });
  const networkFirst = async () => {
    try {
      return await fetch(event.request);
    } catch (error) {
      const response = await fromCache();
      if (response) return response;
      throw error;
    }
  };
  const hashed = new URL(event.request.url).pathname.includes("/assets/");
  event.respondWith(hashed ? fromCache().then((response) => response ?? fetch(event.request)) : networkFirst());
});
`;
