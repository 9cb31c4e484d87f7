import { createReadStream, readFileSync } from "node:fs";
import { images, init, normalize } from "cloud-image";

// @ts-expect-error: no module
await init({ module: 7 });
await init({ module: new URL("file:///cloud-image.wasm") });
await init({ module: readFileSync("cloud-image.wasm") });

normalize(readFileSync("dump.json"));
for await (const image of images(createReadStream("dump.json"), { signal: AbortSignal.timeout(1_000) })) console.log(image.name);
