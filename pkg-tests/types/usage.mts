// Compiled, never run. A line after `@ts-expect-error` must not compile.

import {
  ImageError,
  ImageStream,
  NdjsonStream,
  detect,
  images,
  init,
  normalize,
  normalizeImage,
  toNdjson,
  type Image,
  type Provider,
  type Skipped,
} from "cloud-image";
import { normalize as inlined } from "cloud-image/inline";

await init();
await init({ module_or_path: new URL("https://example.com/cloud-image.wasm") });

const { images: all, errors, furtherErrors, pages, partial, skipped } = normalize("[]", { provider: "gce", strict: true });
const first: Image | undefined = all[0];
const count: number = partial.indexOf("gce") + furtherErrors + (pages[0]?.images ?? 0) + (errors[0]?.index ?? 0) + (skipped[0]?.count ?? 0);
inlined([{}]);

// Other values than the known ones are accepted.
const architecture: string | undefined = first?.architecture;
if (first?.architecture === "riscv64") console.log(architecture, count);

const image: Image = normalizeImage(new Uint8Array());
const bytes: number | undefined = image.size?.minDiskBytes;
// @ts-expect-error: it may be absent
const id: string = image.id;
// @ts-expect-error: no such provider
normalize("", { provider: "aws" });
// @ts-expect-error: no such option
normalize("", { onError() {} });
// @ts-expect-error: no input
normalize(7);

const provider: Provider | undefined = detect(new ArrayBuffer(0));
const lines: Uint8Array = toNdjson("", { onError: (error) => console.log(error.code, error.line), onPage: (page) => page.count, onPartial: (provider) => provider.length, onSkipped: ({ kind, count }: Skipped) => kind.length + count });
new Response(toNdjson(""));
try {
  normalizeImage({});
} catch (error) {
  if (error instanceof ImageError && (error.code === "missing" || error.code === "truncated")) console.log(error.path, id, bytes, provider, lines);
}

const { body } = await fetch("https://example.com");
if (body) {
  for await (const each of images(body)) console.log(each.name);
  const stream: ReadableStream<Image> = body.pipeThrough(new ImageStream({ source: true }));
  console.log(stream);
}
const { body: other } = await fetch("https://example.com");
if (other) new Response(other.pipeThrough(new NdjsonStream()));
