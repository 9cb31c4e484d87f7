// Imports the package by one entry, set by CLOUD_IMAGE_ENTRY. Each entry needs its own process, because entries share the
// WebAssembly module.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const imports = {
  esm: () => import("cloud-image"),
  cjs: () => require("cloud-image"),
  inline: () => import("cloud-image/inline"),
  "inline-cjs": () => require("cloud-image/inline"),
};

export const entry = process.env.CLOUD_IMAGE_ENTRY;
export const api = await imports[entry]();
