// Serves a folder over HTTP.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** `policy`: the content security policy. `wasm`: the media type of modules. Returns `modules`, the number of modules fetched. */
export async function serve(folder, { policy, wasm } = {}) {
  const served = { modules: 0 };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const extension = extname(pathname);
    const headers = { "content-type": types[extension] ?? "text/plain", "cache-control": "no-store" };
    if (policy) headers["content-security-policy"] = policy;
    let body;
    try {
      body = readFileSync(join(folder, pathname));
    } catch {
      response.writeHead(404).end();
      return;
    }
    if (extension === ".wasm") {
      served.modules += 1;
      headers["content-type"] = wasm ?? headers["content-type"];
    }
    response.writeHead(200, headers).end(body);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  served.url = `http://localhost:${server.address().port}`;
  served.close = () => server.close();
  return served;
}
