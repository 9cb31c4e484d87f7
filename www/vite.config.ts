import { defineConfig } from "vite";
import solid from "vite-plugin-solid";
import { offline } from "./offline.ts";

export default defineConfig({
  // Relative: the built page works from any path.
  base: "./",
  plugins: [solid(), offline()],
  worker: { format: "es" },
  build: {
    target: "es2023",
    // A data: URL would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // The package is linked from the folder beside this one.
  server: { fs: { allow: [".."] } },
  optimizeDeps: { exclude: ["cloud-image"] },
});
