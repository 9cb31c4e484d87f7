// workerd, the runtime of Cloudflare Workers. esbuild bundles as Wrangler does: with the condition `workerd`, and with the
// module as a separate file.

import { spawn } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { installed, version } from "../installed.mjs";
import { checkOutput } from "../check-output.mjs";
import { dump, project } from "../project.mjs";
import { example, sameLines } from "../tests/examples.mjs";

const workerd = "@cloudflare/workerd-linux-64";

const configuration = (modules) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (compatibilityDate = "2025-01-01", modules = [
    ${modules.map(({ name, kind }) => `(name = "${name}", ${kind} = embed "${name}")`).join(", ")}
  ]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;

async function fetchFrom(folder, program, request) {
  const outdir = join(folder, `dist-${program}`);
  await build({
    absWorkingDir: folder,
    entryPoints: [program],
    outdir,
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    loader: { ".wasm": "copy" },
    logLevel: "error",
  });
  const modules = [{ name: program.replace(/\.ts$/, ".js"), kind: "esModule" }];
  for (const name of readdirSync(outdir)) if (name.endsWith(".wasm")) modules.push({ name, kind: "wasm" });
  // Module names have no `./`, unlike the imports in the bundle.
  writeFileSync(join(outdir, "config.capnp"), configuration(modules));

  const server = spawn(installed(workerd, "bin", "workerd"), ["serve", "config.capnp", "--control-fd=3"], {
    cwd: outdir,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  try {
    const output = [];
    for (const stream of [server.stdout, server.stderr]) stream.on("data", (data) => output.push(data));
    const port = await new Promise((resolve, reject) => {
      server.stdio[3].on("data", (data) => {
        for (const line of data.toString().trim().split("\n")) {
          const { event, port } = JSON.parse(line);
          if (event === "listen") resolve(port);
        }
      });
      server.on("error", reject);
      server.on("exit", () => reject(new Error(`workerd ended\n${output.join("")}`)));
    });
    const response = await fetch(`http://127.0.0.1:${port}`, { ...request, signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    if (!response.ok) throw new Error([text, ...output].join("\n"));
    return text;
  } finally {
    server.kill();
  }
}

async function run() {
  const folder = project("workerd", { "example.ts": example("ts worker").code });
  checkOutput(await fetchFrom(folder, "serve.js"), { needsInit: false });
  const body = readFileSync(dump);
  const { toNdjson } = createRequire(join(folder, "serve.js"))("cloud-image");
  const expected = new TextDecoder().decode(toNdjson(body)).split("\n");
  sameLines((await fetchFrom(folder, "example.ts", { method: "POST", body })).split("\n"), expected);
}

export default [{ environment: "workerd (Cloudflare Workers)", version: version(workerd), how: "`import`, bundled with the condition `workerd`", run }];
