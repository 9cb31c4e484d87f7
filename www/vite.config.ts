import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { offline } from "./offline.ts";

export default defineConfig({
  // Relative URLs: the built page works from any path.
  base: "./",
  plugins: [solid(), offline()],
  worker: { format: "es" },
  build: {
    target: "es2023",
    // The content security policy forbids data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The npm package is linked from ../wasm.
  server: { fs: { allow: [".."] } },
  optimizeDeps: { exclude: ["cloud-image"] },
});
