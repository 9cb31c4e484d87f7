import { createReadStream, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { images, init, normalize, type Image, type Page, type PartialImage } from "cloud-image";
import { normalizeFile, toNdjsonFile, type FileLike, type FileOptions, type Written } from "cloud-image/fs";

// @ts-expect-error: no module
await init({ module: 7 });
await init({ module: new URL("file:///cloud-image.wasm") });
await init({ module: readFileSync("cloud-image.wasm") });

normalize(readFileSync("dump.json"));
for await (const image of images(createReadStream("dump.json"), { signal: AbortSignal.timeout(1_000) })) console.log(image.name);

const { signal } = new AbortController();
const all: Image[] = (await normalizeFile("dump.json.gz", { signal, strict: true })).images;
const parts: PartialImage[] = (await normalizeFile(new URL("file:///dump.json"), { fields: ["name"], signal })).images;
const handle = await open("images.ndjson", "w");
const written: Written = await toNdjsonFile(0, handle, { fields: "name", filter: "debian", signal: undefined });
const pages: Page[] = written.pages;
const files: FileLike[] = ["dump.json", new URL("file:///dump.json"), 0, handle];
const options: FileOptions = { maxResults: 5 };
for (const file of files) await toNdjsonFile(file, "images.ndjson", options);
console.log(all, parts, pages, written.matched + written.read + written.furtherErrors, written.nextPageToken, written.errors[0]?.code);
// @ts-expect-error: no images
console.log(written.images);
// @ts-expect-error: bytes are no file
await normalizeFile(readFileSync("dump.json"));
// @ts-expect-error: a destination is needed
await toNdjsonFile("dump.json");
// @ts-expect-error: errors are in the result
await toNdjsonFile("dump.json", "images.ndjson", { onError() {} });
// @ts-expect-error: no signal
await normalizeFile("dump.json", { signal: 7 });
