// One way into the package, by itself: they share the module, so that one would hide what another lacks.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const ways = {
  esm: () => import("cloud-image"),
  cjs: () => require("cloud-image"),
  inline: () => import("cloud-image/inline"),
  "inline-cjs": () => require("cloud-image/inline"),
};

export const entry = process.env.CLOUD_IMAGE_ENTRY;
export const api = await ways[entry]();
