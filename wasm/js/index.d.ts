// The types of cloud-image. They follow the Rust model in core/src/model; a test compiles the images of
// every fixture against them.

/** A word of a vocabulary that may grow: the known ones are offered, any other is kept as it is. */
export type Open<Word extends string> = Word | (string & {});

/**
 * A cloud whose images are read.
 * - `gce`: Google Compute Engine.
 * - `gcore`: Gcore Cloud, on `OpenStack` Glance.
 */
export type Provider = "gce" | "gcore";

/**
 * A machine image, described the same way whatever cloud it is in.
 *
 * What is absent was not said by the provider. A word outside our vocabulary is kept as it is, a malformed
 * value is left out; `warnings` names both.
 */
export interface Image {
  /** The cloud that described the image. */
  provider: Provider;
  /** The provider's id, as it is spelt. GCE's is an unsigned 64-bit number: never turn it into a JavaScript number. Only cut-down answers lack it. */
  id?: string;
  /** The name. */
  name: string;
  /** What its maker says of it. */
  description?: string;
  /** The image family, whose newest image can be asked for by the family's name. */
  family?: string;
  /** The project that owns the image. */
  project?: string;
  /** The region's name. */
  region?: string;
  /** The region's id. */
  regionId?: string;
  /** Where the image is stored: regions or multi-regions. */
  storageLocations?: string[];
  /** The image's own URL in the provider's API. */
  url?: string;
  /** The processor architecture, in the kernel's words (`uname -m`). */
  architecture?: Open<"x86_64" | "aarch64" | "i686">;
  /** The operating system. */
  os?: Os;
  /** Software beside the operating system. */
  software?: Software[];
  /** How the licence of the operating system is paid: pay as you go, or bring your own subscription. */
  licensing?: "payg" | "byos";
  /** The firmware that it boots with. Its absence does not mean BIOS. */
  firmware?: Open<"bios" | "uefi">;
  /** `true` where it can boot with Secure Boot; never `false`, for no provider says so. */
  secureBootCapable?: true;
  /** The confidential-computing technologies it can run under. */
  confidential?: ("amd-sev" | "amd-sev-snp" | "amd-sev-snp-svsm" | "intel-tdx" | "arm-cca")[];
  /** The virtual chipset that it wants. */
  machineType?: Open<"q35" | "i440">;
  /** What the guest supports, in the provider's words. */
  guestFeatures?: string[];
  /** How big it is, and how big a machine must be, in bytes. */
  size?: Size;
  /** The format of the stored disk, in the provider's words. */
  diskFormat?: string;
  /** Labels (GCE) or tags (Gcore); `{}` when there are none. Every key is data, `__proto__` too. */
  labels: Record<string, string>;
  /** The keys of the labels that the user may not change, in order. */
  readOnlyLabels?: string[];
  /** Where it is in its life. */
  status?: Open<"pending" | "ready" | "failed" | "deactivated" | "deleting" | "deleted">;
  /** Whether, and in favour of what, it should no longer be used. */
  deprecation?: Deprecation;
  /** Who sees it. */
  visibility?: Open<"public" | "private" | "shared" | "community">;
  /** When it was made: RFC 3339 in UTC, such as `2024-05-05T14:51:26Z`. */
  createdAt?: string;
  /** When it was last changed: RFC 3339 in UTC. */
  updatedAt?: string;
  /** Its licences as `project/name`; the bare name where no project is given. */
  licenses?: string[];
  /** The numbers of its licences, as they are spelt: too big for JavaScript numbers. */
  licenseCodes?: string[];
  /** What it was made from. */
  parent?: Parent;
  /** How it is encrypted. */
  encryption?: Encryption;
  /** Whether it is for bare-metal servers. */
  bareMetal?: boolean;
  /** Whether an instance made from it takes an SSH key. */
  sshKey?: Open<"allow" | "deny" | "required">;
  /** What it costs. */
  price?: Price;
  /** Its place in the provider's own list. */
  displayOrder?: number;
  /** The id of the task that holds it locked. */
  lock?: string;
  /** The id of the task that made it. */
  creatorTask?: string;
  /** For every value that was read out of the inside of another field, where it came from: JSON Pointer into this image -> JSON Pointer into the provider's object. */
  evidence?: Record<string, string>;
  /** What a careful reader should know. */
  warnings?: Warning[];
  /** The provider's object, where the option `source` asks for it. Its numbers are JavaScript's here; `toNdjson` keeps every digit. */
  source?: Record<string, unknown>;
}

/** An operating system, in the terms of os-release(5). */
export interface Os {
  /** Its kind. */
  type?: Open<"linux" | "windows" | "freebsd">;
  /** os-release `ID`: `debian`, `rhel`, `sles`; `windows` for Windows. */
  distro?: string;
  /** os-release `VERSION_ID`: `12`, `22.04`, `9.4`; for Windows `2022`, `2012 R2`. */
  version?: string;
  /** What the provider says more exactly than `VERSION_ID` does: `109-17800.147.38`. */
  build?: string;
  /** os-release `VERSION_CODENAME`: `bookworm`. */
  codename?: string;
  /** The vendor's words for the variant, joined by `-`: `minimal`, `sap-ha`, `datacenter-core`. */
  variant?: string;
  /** The release channel: `stable`, `beta`, `lts`. */
  channel?: string;
}

/** A piece of software that the image carries beside its operating system. */
export interface Software {
  /** Its name: `sql-server`, `nvidia-driver`, `cuda`. */
  name: string;
  /** Its version. */
  version?: string;
  /** Its edition: `enterprise`, `open`. */
  edition?: string;
}

/** Sizes, all of them in bytes. */
export interface Size {
  /** What the image takes in storage, in bytes. */
  imageBytes?: number;
  /** The smallest disk that it boots from, in bytes. */
  minDiskBytes?: number;
  /** The smallest memory that it boots in, in bytes. */
  minMemoryBytes?: number;
}

/** Whether the image should still be used. A scheduled date is not a state: an image is deprecated when `state` says so. */
export interface Deprecation {
  /** The state now. */
  state?: Open<"active" | "deprecated" | "obsolete" | "deleted">;
  /** The URL of the image to use instead. */
  replacement?: string;
  /** When it is meant to be deprecated: RFC 3339 in UTC. */
  deprecatedAt?: string;
  /** When it is meant to be obsolete: RFC 3339 in UTC. */
  obsoleteAt?: string;
  /** When it is meant to be deleted: RFC 3339 in UTC. */
  deletedAt?: string;
}

/** What the image was made from. */
export interface Parent {
  /** The kind of thing. */
  kind: "image" | "snapshot" | "disk";
  /** Its URL, as the provider gives it. */
  url?: string;
  /** Its id, as it is spelt. A new thing of the same name has another id. */
  id?: string;
  /** How it is encrypted. */
  encryption?: Encryption;
}

/** How something is encrypted. Keys themselves are never read. */
export interface Encryption {
  /** The name of the key in the provider's key service. */
  kmsKey?: string;
  /** The account that asks the key service. */
  kmsServiceAccount?: string;
  /** The base64 SHA-256 of a key that the customer supplied. */
  sha256?: string;
  /** Whether it was made from a disk in confidential mode. */
  confidentialCompute?: boolean;
}

/** What the image costs. */
export interface Price {
  /** ISO 4217 code of the currency, as the provider gives it. */
  currency?: string;
  /** Per hour, in that currency. */
  perHour?: number;
  /** Per month, in that currency. */
  perMonth?: number;
  /** What a page should do with it. */
  status?: Open<"show" | "hide" | "error">;
}

/** Something about an image that a careful reader should know. The image is whole all the same. */
export interface Warning {
  /**
   * - `conflict`: two sources disagree, and the more trusted one won or neither came out; `source` points at the loser.
   * - `unrecognized`: a word outside the vocabulary of the field; it is kept as it is.
   * - `malformed`: a value of the wrong type or out of its range; the field is left out.
   * - `assumed`: a time without a zone was read as UTC, or a leap second as the second before it.
   * - `duplicate`: a tag key is given twice in one list; the last one won.
   * - `replaced`: a lone surrogate in a string became U+FFFD.
   */
  code: "conflict" | "unrecognized" | "malformed" | "assumed" | "duplicate" | "replaced";
  /** JSON Pointer (RFC 6901) to the value, in the unified image. */
  field?: string;
  /** JSON Pointer to where it came from, in the provider's object. */
  source?: string;
  /** The warning in one line, for people. */
  message: string;
}

/** What one list said about itself. Only envelopes (`items`, `results`, `assets`, `data`) make a page; a bare array does not. */
export interface Page {
  /** The provider of the list; absent where neither the envelope nor an image says it. */
  provider?: Provider;
  /** The index of its first image; if it is empty, of the next image in the input. */
  index: number;
  /** How many images it has, those with errors included. */
  images: number;
  /** The token that asks for the next page. */
  nextPageToken?: string;
  /** How many images the API has in all. */
  count?: number;
  /** The API's own warning about the list. */
  warning?: unknown;
}

/**
 * Objects that were skipped, for the list or file in which they stand names them as something else than images: assets
 * of another type, Terraform resources of another type.
 */
export interface Skipped {
  /** What they are called there: `compute.googleapis.com/Disk`, `google_compute_disk`. A word of the input, cut to 60 characters. */
  kind: string;
  /** How many there are. */
  count: number;
}

/**
 * The kinds of error. More may come.
 * - `syntax`: the text is no JSON. `truncated`: it ends too early, so there is only a part of what it was to hold.
 *   `encoding`: the bytes are no UTF-8. `depth`: more than 127 objects and lists inside each other. These end the
 *   input; the images before them have come out.
 * - `size`: one image is longer than `maxImageBytes`.
 * - `unknown-list`: a list of objects stands where no images are looked for.
 * - `unknown-provider`, `ambiguous-provider`: the object has not the signs of an image of any provider, or it has those of two.
 * - `missing`: the image has no name, an asset has no content, or a unified image lacks a member; for `normalizeImage`,
 *   there is no image.
 * - `malformed`: a value is of the wrong type, or the object is something else than an image; for `normalizeImage`, there
 *   is more than one image.
 * - `api-error`: the input is an API's own error answer.
 */
export type ErrorCode = Open<
  | "syntax"
  | "truncated"
  | "encoding"
  | "depth"
  | "size"
  | "unknown-list"
  | "unknown-provider"
  | "ambiguous-provider"
  | "missing"
  | "malformed"
  | "api-error"
>;

/** A fault of the input: what it is, where it is, what was expected there and what was found. */
export class ImageError extends Error {
  private constructor();
  /** The kind of error. */
  readonly code: ErrorCode;
  /** The provider of the image, where it is known. */
  readonly provider?: Provider;
  /** Which image of the input it is, from 0; images with errors count too. */
  readonly index?: number;
  /** JSON Pointer (RFC 6901) into the image's object. */
  readonly path?: string;
  /** The line, from 1: of the fault in a text, of the image's start for a fault of an image. */
  readonly line?: number;
  /** The column in bytes of UTF-8, from 1. */
  readonly column?: number;
  /** The offset in bytes of UTF-8, from 0. */
  readonly offset?: number;
  /** What was expected. */
  readonly expected?: string;
  /** What was found, shortened; never a secret. */
  readonly found?: string;
  /** All the fields, `message` too, for logs. */
  toJSON(): object;
}

/** Bytes: a `Uint8Array` (Node's `Buffer` is one), any other view, an `ArrayBuffer`. */
export type Bytes = ArrayBufferView | ArrayBufferLike;

/**
 * What is read: bytes of UTF-8, which is fastest; a string; or what `JSON.parse` made of either. There, an
 * id beyond 2^53 - 1 has lost digits and is `malformed`; a `bigint` keeps them.
 */
export type Input = Bytes | string | object;

/** How an input is read. */
export interface Options {
  /**
   * Reads every object as an image of this provider. If not set, the provider is detected from each object's signs. An
   * object with a sign of something else, such as `kind: compute#disk`, is still an error; what is named as another
   * provider's (an asset, a Terraform resource, a unified image) is skipped.
   */
  provider?: Provider | undefined;
  /** Stops at the first error, and makes every `malformed` warning an error. */
  strict?: boolean | undefined;
  /** Puts the provider's object into `source`, without its secrets. */
  source?: boolean | undefined;
  /** The most bytes that one image may have: 64 MiB if not set. A longer one is an error, and the next one is read. */
  maxImageBytes?: number | undefined;
}

/** How an input is read whose errors have no place in the result. */
export interface StreamOptions extends Options {
  /** Takes each error. Without it the first is thrown, behind the images before it. */
  onError?: ((error: ImageError) => void) | undefined;
  /** Takes what each list said about itself, when it has ended. */
  onPage?: ((page: Page) => void) | undefined;
  /** Takes, at the end, each provider of which the input holds only a part. That the text itself ends too early is an error, `truncated`. */
  onPartial?: ((provider: Provider) => void) | undefined;
  /** Takes, at the end, each kind of object that was skipped, and how many there were: at most 100 kinds, then `other`. */
  onSkipped?: ((skipped: Skipped) => void) | undefined;
}

/** All that an input holds. */
export interface Normalized {
  /** The images, in the order of the input. */
  images: Image[];
  /** What could not be read: the first 10,000 errors. */
  errors: ImageError[];
  /** How many more errors there were. */
  furtherErrors: number;
  /** What its lists said about themselves. */
  pages: Page[];
  /**
   * The providers of which it holds only a part: the last page names a next one, or there are fewer images than the
   * largest count says. There is only a part as well where an error is `truncated`: the text itself ends too early.
   */
  partial: Provider[];
  /** What was skipped, by kind, in the order in which the kinds appear: at most 100 kinds, then `other`. It is no error. */
  skipped: Skipped[];
}

/** Where the module comes from. */
export interface InitOptions {
  /** The URL of `cloud-image.wasm`, a request or response for it, its bytes, or the compiled module. Only the browser's entry takes it; the others have the module already. */
  module_or_path?: unknown;
}

/** Loads the module: call it once, before all else. Nothing happens when it is there already, as always in Node.js. */
export function init(options?: InitOptions): Promise<void>;

/**
 * Reads every image of an input. It throws no `ImageError`: they are in the result.
 *
 * It throws a `RangeError`, as all that reads does, where the module has no memory left. What is read at the same time in
 * streams ends with an error then; the next input is read as ever.
 */
export function normalize(input: Input, options?: Options): Normalized;

/** Reads the one image of an input, and throws an `ImageError` where there is not exactly one. */
export function normalizeImage(input: Input, options?: Options): Image;

/** Reads every image of an input and gives them as bytes, one image a line. The fastest way. */
export function toNdjson(input: Input, options?: StreamOptions): Uint8Array<ArrayBuffer>;

/** The provider of the first image, error or list whose provider is known. */
export function detect(input: Input): Provider | undefined;

/** Reads images from chunks of bytes, cut anywhere, one image in memory at a time: a stream, or any other iterable. */
export function images(
  source: AsyncIterable<Bytes> | Iterable<Bytes> | ReadableStream<Bytes>,
  options?: StreamOptions,
): AsyncGenerator<Image, void, undefined>;

/** A stream from bytes to images, for `pipeThrough`. */
export class ImageStream extends TransformStream<Bytes, Image> {
  constructor(options?: StreamOptions);
}

/** A stream from bytes to bytes, one image a line, for `pipeThrough`. */
export class NdjsonStream extends TransformStream<Bytes, Uint8Array<ArrayBuffer>> {
  constructor(options?: StreamOptions);
}
