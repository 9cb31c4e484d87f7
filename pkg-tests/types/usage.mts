// Compiled, never run. A line after `@ts-expect-error` must not compile.

import {
  Collection,
  Filter,
  FilterError,
  ImageError,
  ImageStream,
  NdjsonStream,
  detect,
  fieldNames,
  images,
  init,
  normalize,
  normalizeImage,
  toNdjson,
  usage,
  words,
  type FilterErrorFields,
  type Image,
  type ImageErrorFields,
  type InitOptions,
  type KnowledgeRows,
  type Normalized,
  type Options,
  type PartialImage,
  type Provider,
  type Selected,
  type Skipped,
  type Usage,
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
normalize("", { provider: "digitalocean" });
// @ts-expect-error: no such option
normalize("", { onError() {} });
// @ts-expect-error: no input
normalize(7);

const provider: Provider | undefined = detect(new ArrayBuffer(0));
const texts: Usage[] = usage(image);
const line: string | undefined = texts.find(({ tool, target }) => tool === "gcloud" && target === "family")?.text;
// @ts-expect-error: no image
usage({ name: line });
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
const end: string | undefined = normalize("", { lifecycle: true }).images[0]?.os?.lifecycle?.endOfLife;
console.log(end);
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

// Queries.
const filter = new Filter("os.distro=debian");
const options: Options = { filter, latest: "family", orderBy: "name", maxResults: 5, pageToken: undefined, now: new Date() };
const found: Normalized = normalize("", options);
const answer: [number, number, string | undefined, string[]] = [found.matched, found.read, found.nextPageToken, found.unanswered];
const matches: boolean[] = found.images.map((each) => filter.matches(each, { now: "2026-11-30T12:00:00Z" }));
normalize("", { filter: "debian", latest: "os.distro,region", now: 7 });
// @ts-expect-error: no filter
normalize("", { filter: 7 });
// @ts-expect-error: not a text
normalize("", { orderBy: ["name"] });
// @ts-expect-error: not a text
normalize("", { pageToken: 7 });
// @ts-expect-error: an image is needed
filter.matches("debian");
// @ts-expect-error: not an option
filter.matches(image, { when: 7 });
// @ts-expect-error: it cannot be changed
filter.warnings = [];
const warned: string[] = filter.warnings.map(({ message, offset, length }) => message + offset + length);
const suggestions: string[] = [...fieldNames(), ...words("firmware")];
console.log(answer, matches, warned, suggestions, String(filter));

// With `fields`, any field may be absent.
const parts: PartialImage[] = normalize("", { fields: "name,os(distro)" }).images;
const partName: string | undefined = parts[0]?.name;
const partDistro: string | undefined = parts[0]?.os?.distro;
const partLabel: string | undefined = parts[0]?.labels?.["env"];
const partSoftware: string | undefined = parts[0]?.software?.[0]?.name;
const one: PartialImage = normalizeImage("", { fields: ["name"], strict: true });
const whole: PartialImage = image;
// @ts-expect-error: it may be absent
const named: string = one.name;
// @ts-expect-error: not an image
const made: Image = one;
// @ts-expect-error: not an image
filter.matches(one);
// @ts-expect-error: no such field
parts[0]?.nmae;
// @ts-expect-error: no such option
normalize("", { fields: "name", onError() {} });
// @ts-expect-error: not a text
normalize("", { fields: 7 });
toNdjson("", { fields: ["name"] as const, onSelected: ({ matched, unanswered }: Selected) => matched + unanswered.length });
const collection = new Collection();
toNdjson("", { collection });
const positions: Uint32Array = collection.select({ filter: "name:a", latest: "os", now: 0 }).positions;
collection.truncate(positions.length + collection.size);
collection.remove(0, collection.size);
// @ts-expect-error -- A collection has whole images.
collection.select({ fields: "name" });
collection.free();
for await (const each of images(new Uint8Array(), { fields: "name" })) {
  const text: string | undefined = each.name;
  console.log(text, partName, partDistro, partLabel, partSoftware, named, made, whole);
}
if (body) {
  const partial: ReadableStream<PartialImage> = body.pipeThrough(new ImageStream({ fields: "name" }));
  const instance: ImageStream = new ImageStream({ filter: "debian" });
  new Response(body.pipeThrough(new NdjsonStream({ fields: "name" })));
  console.log(partial, instance, instance instanceof ImageStream);
}

const wrong: FilterErrorFields = structuredClone(new FilterError({ code: "filter-syntax", message: "m", offset: 0, length: 1 }).toJSON());
const thrown: unknown = wrong;
if (thrown instanceof FilterError && thrown.code === "filter-field") console.log(thrown.offset + thrown.length, thrown.hint?.length, thrown.name);
// @ts-expect-error: no place
new FilterError({ code: "filter-syntax", message: "m" });
// @ts-expect-error: no such code
new FilterError({ ...wrong, code: "syntax" });
