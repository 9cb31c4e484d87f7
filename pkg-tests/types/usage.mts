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
  type ImageErrorFields,
  type InitOptions,
  type KnowledgeRows,
  type Provider,
  type Skipped,
} from "cloud-image";
import { normalize as inlined } from "cloud-image/inline";

await init();
const url = new URL("https://example.com/cloud-image.wasm");
const loaded: InitOptions[] = [
  { module: url },
  { module: url.href },
  { module: new Request(url) },
  { module: fetch(url) },
  { module: await fetch(url) },
  { module: new Uint8Array() },
  { module: new ArrayBuffer(0) },
  { module: new WebAssembly.Module(new Uint8Array()) },
  { module: WebAssembly.compileStreaming(fetch(url)) },
];
for (const options of loaded) await init(options);
// @ts-expect-error: no module
await init({ module: 7 });
// @ts-expect-error: no such option
await init({ modul: url });

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

const received: ImageErrorFields = structuredClone(new ImageError({ code: "syntax", message: "no JSON" }).toJSON());
const error = new ImageError({ ...received, index: 1, path: "/name" });
const place: number | undefined = error.index;
const name: "ImageError" = error.name;
console.log(place, name, error.message.length);
// @ts-expect-error: no message
new ImageError({ code: "syntax" });
// @ts-expect-error: it cannot be changed
error.path = "/id";

const knowledge: KnowledgeRows = {
  distros: [
    { id: "emca" },
    {
      id: "acmelinux",
      type: "linux",
      names: ["acme linux"],
      versionParts: 2,
      codenames: { "3": "roadrunner" },
      variants: ["edge"],
      outranksLicenses: true,
      labels: { distro: "os", version: "os-version" },
    },
  ],
  licenses: { "acme-golden-7": "rhel-9-server" },
};
normalize("", { knowledge, evidence: false });
// @ts-expect-error: no id
normalize("", { knowledge: { distros: [{ names: ["acme linux"] }] } });
// @ts-expect-error: no such member
normalize("", { knowledge: { distro: [] } });

const { signal } = new AbortController();
for await (const each of images(new Uint8Array(), { signal, evidence: false, onError: console.error })) console.log(each.name);
// @ts-expect-error: a string has no bytes
images("[]");
// @ts-expect-error: only `images` can be aborted
toNdjson("", { signal });
// @ts-expect-error: only `images` can be aborted
new ImageStream({ signal });

const { body } = await fetch("https://example.com");
if (body) {
  for await (const each of images(body)) console.log(each.name);
  const stream: ReadableStream<Image> = body.pipeThrough(new ImageStream({ source: true }));
  console.log(stream);
}
const { body: other } = await fetch("https://example.com");
if (other) new Response(other.pipeThrough(new NdjsonStream()));
