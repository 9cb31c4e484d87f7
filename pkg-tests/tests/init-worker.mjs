// Calls `init()` as `workerData` says, and reports whether it compiled the module, how it failed, and how many images are
// read after it. For init-module.test.mjs.

import { parentPort, workerData } from "node:worker_threads";
import { init, normalize } from "cloud-image/inline";

let compiled = false;
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = (source, imports) => {
    compiled ||= !(source instanceof WebAssembly.Module);
    return original(source, imports);
  };
}

const { how, bytes, module } = workerData;
const response = (type) => new Response(bytes, { headers: { "content-type": type } });
const options = {
  default: undefined,
  response: { module: response("application/wasm") },
  "promise of a response": { module: Promise.resolve(response("text/plain")) },
  bytes: { module: bytes },
  "compiled module": { module },
  "old name": { module_or_path: module },
  broken: { module: new Uint8Array([0, 1, 2, 3]) },
};
const failed = await init(options[how]).then(() => undefined, ({ name }) => name);
// The next call loads the default module.
if (failed) await init();
parentPort.postMessage({ compiled, failed, images: normalize('{"kind": "compute#image", "name": "a"}').images.length });
