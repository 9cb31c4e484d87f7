// The types of cloud-image. They follow the Rust model in core/src/model. Tests compile the images of all fixtures against
// them, and compare them with the JSON Schema.

/** A value of an open vocabulary: editors suggest the known values; any other value is kept unchanged. */
export type Open<Known extends string> = Known | (string & {});

/**
 * A supported cloud.
 * - `gce`: Google Compute Engine.
 * - `gcore`: Gcore Cloud, on `OpenStack` Glance.
 * - `azure`: Microsoft Azure.
 * - `aws`: Amazon Elastic Compute Cloud (EC2), whose images are AMIs.
 * - `openstack`: `OpenStack` Glance, of any cloud.
 */
export type Provider = "gce" | "gcore" | "azure" | "aws" | "openstack";

/**
 * A machine image in the unified model, the same for every cloud.
 *
 * A field is absent if the provider did not state it. Unknown values are kept unchanged and malformed values are left out;
 * both are reported in `warnings`.
 */
export interface Image {
  /** The cloud of the image. */
  provider: Provider;
  /** The provider's id, unchanged. GCE ids are unsigned 64-bit numbers: do not convert them to JavaScript numbers. Absent only if the request left the field out. */
  id?: string;
  /** The name. */
  name: string;
  /** The description by its creator. */
  description?: string;
  /** The image family: the name by which the provider returns the newest image of a kind. */
  family?: string;
  /** The project or account that owns the image, or its publisher. */
  project?: string;
  /** The region's name. */
  region?: string;
  /** The region's id. */
  regionId?: string;
  /** Where the image is stored: regions or multi-regions. */
  storageLocations?: string[];
  /** The image's own URL in the provider's API. */
  url?: string;
  /** The processor architecture, as in `uname -m`. */
  architecture?: Open<"x86_64" | "aarch64" | "i686">;
  /** The operating system. */
  os?: Os;
  /** Installed software besides the operating system. */
  software?: Software[];
  /** The licensing of the operating system: `payg` (pay as you go) or `byos` (bring your own subscription). */
  licensing?: "payg" | "byos";
  /** The firmware that it boots with. If absent, it is unknown, not BIOS. */
  firmware?: Open<"bios" | "uefi">;
  /** `true` if it can boot with Secure Boot. Never `false`, because no provider states that. */
  secureBootCapable?: true;
  /** The version of the Trusted Platform Module (TPM) that an instance of it gets. */
  tpm?: Open<"1.2" | "2.0">;
  /** The supported confidential-computing technologies. */
  confidential?: ("amd-sev" | "amd-sev-es" | "amd-sev-snp" | "amd-sev-snp-svsm" | "intel-tdx" | "arm-cca" | "confidential-vm")[];
  /** The required virtual chipset. */
  machineType?: Open<"q35" | "i440">;
  /** The kind of virtualization that it is built for. */
  virtualization?: Open<"hvm" | "paravirtual">;
  /** The features that the guest supports, as named by the provider: `NAME`, or `NAME=VALUE` if the value is a text. */
  guestFeatures?: string[];
  /** The size of the image and the minimum size of a machine, in bytes. */
  size?: Size;
  /** The format of the stored disk, or the kind of its storage, as named by the provider. */
  diskFormat?: string;
  /** The checksums of the stored image, by algorithm: `md5`, `sha1`, `sha512`. */
  checksums?: Record<string, string>;
  /** Labels (GCE), tags (Gcore, AWS, Azure), properties and tags (OpenStack); `{}` if there are none. The key `__proto__` is an own property like any other. */
  labels: Record<string, string>;
  /** The keys of labels that the user cannot change, sorted. */
  readOnlyLabels?: string[];
  /** The lifecycle status. */
  status?: Open<"pending" | "ready" | "failed" | "deactivated" | "deleting" | "deleted">;
  /** The deprecation state, dates and replacement. */
  deprecation?: Deprecation;
  /** Who can see it. */
  visibility?: Open<"public" | "private" | "shared" | "community">;
  /** Whether requests to delete it are rejected. */
  protected?: boolean;
  /** The creation time: RFC 3339 in UTC, such as `2024-05-05T14:51:26Z`. */
  createdAt?: string;
  /** The time of the last change: RFC 3339 in UTC. */
  updatedAt?: string;
  /** The licences as `project/name`, or as `name` if the project is not given; what is billed besides the machine. */
  licenses?: string[];
  /** The licence and billing codes, unchanged. Those of GCE are 64-bit numbers, too large for JavaScript numbers. */
  licenseCodes?: string[];
  /** The image, instance, snapshot or disk it was created from. */
  parent?: Parent;
  /** The encryption. */
  encryption?: Encryption;
  /** Whether it is for bare-metal servers. */
  bareMetal?: boolean;
  /** What only Gcore states; absent for other clouds. */
  gcore?: GcoreExtras;
  /** For each inferred value, its source: JSON Pointer into this image -> JSON Pointer into the provider's object. */
  evidence?: Record<string, string>;
  /** Problems in the provider's object that did not prevent reading it. */
  warnings?: Warning[];
  /** The provider's object, with the option `source`. `JSON.parse` rounds its long numbers; `toNdjson` keeps every digit. */
  source?: Record<string, unknown>;
}

/** An operating system, described by the fields of os-release(5). */
export interface Os {
  /** The type of the system. */
  type?: Open<"linux" | "windows" | "freebsd" | "macos">;
  /** os-release `ID`: `debian`, `rhel`, `sles`; `windows` for Windows. */
  distro?: string;
  /** os-release `VERSION_ID`: `12`, `22.04`, `9.4`; for Windows `2022`, `2012 R2`. */
  version?: string;
  /** The build, if the provider states more than `VERSION_ID`: `109-17800.147.38`. */
  build?: string;
  /** os-release `VERSION_CODENAME`: `bookworm`. */
  codename?: string;
  /** The vendor's name of the variant, with words joined by `-`: `minimal`, `sap-ha`, `datacenter-core`. */
  variant?: string;
  /** The release channel: `stable`, `beta`, `lts`. */
  channel?: string;
  /** The days between which the release is maintained, with the option `lifecycle`. */
  lifecycle?: Lifecycle;
}

/**
 * The days between which a release of an operating system is maintained. They are those of the release, even if the licence
 * of an image includes a longer support.
 */
export interface Lifecycle {
  /** The day of the release: `2024-04-25`. */
  released?: string;
  /** The last day of active support. After it, only security and severe bugs are fixed. */
  activeEnd?: string;
  /** The last day of maintenance without a further contract. */
  endOfLife?: string;
  /** The last day of extended maintenance. It mostly needs a contract, such as Ubuntu Pro; Debian's LTS is free. */
  extendedEnd?: string;
}

/** Software that is installed besides the operating system. */
export interface Software {
  /** The name: `sql-server`, `nvidia-driver`, `cuda`. */
  name: string;
  /** The version. */
  version?: string;
  /** The edition: `enterprise`, `open`. */
  edition?: string;
}

/** Sizes in bytes. */
export interface Size {
  /** The stored size of the image, in bytes. */
  imageBytes?: number;
  /** The minimum size of a boot disk, in bytes. */
  minDiskBytes?: number;
  /** The minimum memory of a machine, in bytes. */
  minMemoryBytes?: number;
}

/** The deprecation of an image. Only `state` is the current state: the dates are planned times. */
export interface Deprecation {
  /** The current state. */
  state?: Open<"active" | "deprecated" | "obsolete" | "deleted">;
  /** What to use instead: a URL or a name. */
  replacement?: string;
  /** The planned time of deprecation: RFC 3339 in UTC. */
  deprecatedAt?: string;
  /** The planned time of becoming obsolete: RFC 3339 in UTC. */
  obsoleteAt?: string;
  /** The planned time of deletion: RFC 3339 in UTC. */
  deletedAt?: string;
}

/** The image, instance, snapshot or disk that an image was created from. */
export interface Parent {
  /** The type of the parent. */
  kind: "image" | "instance" | "snapshot" | "disk";
  /** The URL, as the provider gives it. */
  url?: string;
  /** The id, unchanged. It distinguishes the parent from later resources with the same name. */
  id?: string;
  /** The encryption. */
  encryption?: Encryption;
}

/** The encryption of an image or parent. Keys themselves are never read. */
export interface Encryption {
  /** Whether the stored disk is encrypted. */
  encrypted?: boolean;
  /** The resource name of the key in the provider's key management service (KMS). */
  kmsKey?: string;
  /** The service account that uses the KMS key. */
  kmsServiceAccount?: string;
  /** The SHA-256 hash of a customer-supplied key, in base64. */
  sha256?: string;
  /** Whether it was created from a disk in confidential mode. */
  confidentialCompute?: boolean;
}

/** What only Gcore states about an image. */
export interface GcoreExtras {
  /** The position in Gcore's own list. */
  displayOrder?: number;
  /** The id of the task that locks the image. */
  lock?: string;
  /** The id of the task that created the image. */
  creatorTask?: string;
  /** The price. */
  price?: Price;
  /** Whether an instance of the image allows, denies or requires an SSH key. */
  sshKey?: Open<"allow" | "deny" | "required">;
}

/** The price of an image. */
export interface Price {
  /** The ISO 4217 code of the currency, as the provider gives it. */
  currency?: string;
  /** The price per hour, in that currency. */
  perHour?: number;
  /** The price per month, in that currency. */
  perMonth?: number;
  /** Whether a user interface should show the price. */
  status?: Open<"show" | "hide" | "error">;
}

/** A problem in a provider's object that did not prevent reading the image. */
export interface Warning {
  /**
   * - `conflict`: two fields disagree. The more trusted value is used, or neither; `source` points to the rejected one.
   * - `unrecognized`: the value is not in the vocabulary of the field; it is kept unchanged.
   * - `malformed`: the value has the wrong type or is out of range; the field is left out.
   * - `assumed`: a time without a zone was read as UTC, or a leap second as the second before.
   * - `duplicate`: a tag key occurs twice in one list; the last value is used.
   * - `replaced`: a lone surrogate in a string was replaced with U+FFFD.
   */
  code: "conflict" | "unrecognized" | "malformed" | "assumed" | "duplicate" | "replaced";
  /** JSON Pointer (RFC 6901) to the value in the unified image. */
  field?: string;
  /** JSON Pointer to the source of the value in the provider's object. */
  source?: string;
  /** A description of the warning, in one line. */
  message: string;
}

/** A page of a list: its metadata. Only lists in a wrapper (`items`, `results`, `assets`, `data`) are pages; a bare array is not. */
export interface Page {
  /** The provider of the list; absent if neither the wrapper nor an image identifies it. */
  provider?: Provider;
  /** The index of its first image. If the page is empty, the index of the next image in the input. */
  index: number;
  /** The number of images in it, including those with errors. */
  images: number;
  /** The token for the request of the next page. */
  nextPageToken?: string;
  /** The total number of images, as the API reports it. */
  count?: number;
  /** The API's warning about the list. */
  warning?: unknown;
}

/**
 * A type of skipped objects, and their number. Objects are skipped if their wrapper names them as something other than an
 * image: assets and Terraform resources of other types.
 */
export interface Skipped {
  /** The type in the input, cut to 60 characters: `compute.googleapis.com/Disk`, `google_compute_disk`. */
  kind: string;
  /** The number of objects. */
  count: number;
}

/**
 * The code of an error. Later versions may add codes.
 * - `syntax`: the text is not JSON.
 * - `truncated`: the text ends too early, so the input is only part of a dump.
 * - `encoding`: the bytes are not UTF-8.
 * - `depth`: objects and lists are nested more than 127 levels deep.
 * - `size`: one image is longer than `maxImageBytes`.
 * - `unknown-list`: an object that is not an image has a list of objects at an unknown key.
 * - `unknown-provider`: the object does not have the signs of an image of any provider.
 * - `ambiguous-provider`: the object has the signs of an image of two providers.
 * - `missing`: the image has no name, an asset has no content, or a unified image lacks a required member. For
 *   `normalizeImage`: the input has no image.
 * - `malformed`: a value has the wrong type, or the object is not an image. For `normalizeImage`: the input has more than
 *   one image.
 * - `api-error`: the input is an API's error answer.
 * - `finished`: bytes came after the end of the input. Only programs in Rust can cause it.
 *
 * `syntax`, `truncated`, `encoding` and `depth` end the input; the images before the error are returned.
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
  | "finished"
>;

/** The members of an `ImageError`, as `toJSON()` returns them: they survive `JSON.stringify` and `postMessage`. */
export interface ImageErrorFields {
  /** The code of the error. */
  code: ErrorCode;
  /** A description of the error with its position, in one line. */
  message: string;
  /** The provider of the image, if known. */
  provider?: Provider;
  /** The index of the image in the input, from 0. Images with errors count. */
  index?: number;
  /** JSON Pointer (RFC 6901) to the value in the image's object. */
  path?: string;
  /** The line, from 1: of the error in the text, or of the start of the image with the error. */
  line?: number;
  /** The column in bytes of UTF-8, from 1. */
  column?: number;
  /** The offset in bytes of UTF-8, from 0. */
  offset?: number;
  /** A description of the expected value. */
  expected?: string;
  /** The value that was found, shortened. Never a secret. */
  found?: string;
}

/** An error of the input: its code and position, and the expected and found values. */
export interface ImageError extends Readonly<Omit<ImageErrorFields, "message">> {}

/**
 * An error of the input: its code and position, and the expected and found values.
 *
 * `structuredClone` and `postMessage` reduce it to a plain `Error` with its `message`. Send `error.toJSON()`, and pass the
 * received object to the constructor.
 */
export class ImageError extends Error {
  /** Creates an error, for instance from a received `toJSON()`. Members that are not in `ImageErrorFields` are ignored. */
  constructor(fields: ImageErrorFields);
  readonly name: "ImageError";
  /** Returns all fields, including `message`, as a plain object: for logs, and to send to another thread. */
  toJSON(): ImageErrorFields;
}

/** Bytes: a `Uint8Array` (such as Node's `Buffer`), another view, or an `ArrayBuffer`. */
export type Bytes = ArrayBufferView | ArrayBufferLike;

/**
 * An input: bytes of UTF-8 (fastest), a string, or a value from `JSON.parse`. `JSON.parse` rounds ids beyond 2^53 - 1, so
 * such an id is `malformed` in a value, unless it is a `bigint`.
 */
export type Input = Bytes | string | object;

/**
 * The options of all functions that read an input. Those of the query apply in this order: `filter`, `latest`, `orderBy`,
 * `pageToken` and `maxResults`, `fields`.
 */
export interface Options {
  /**
   * Reads every object as an image of this provider. If not set, the provider is detected for each object. An object that
   * is marked as something else, such as `kind: compute#disk`, is still an error. Assets, Terraform resources and unified
   * images of other providers are skipped.
   */
  provider?: Provider | undefined;
  /**
   * Stops at the first error, and reports every `malformed` warning as an error. If not set, faulty images are errors beside
   * the others: what `returnPartialSuccess` of the API does.
   */
  strict?: boolean | undefined;
  /** Adds the provider's object as `source`, without its secrets. */
  source?: boolean | undefined;
  /**
   * Adds `os.lifecycle`: the days between which the release is maintained. Queries know them without this option, too:
   * `os.lifecycle.endOfLife<-P0D`.
   */
  lifecycle?: boolean | undefined;
  /** `false` leaves out `evidence`; `true` if not set. */
  evidence?: boolean | undefined;
  /** Distributions and licences of your own, which are added to the built-in ones. */
  knowledge?: KnowledgeRows | undefined;
  /** Only images that match: a `Filter`, or its text: `os.distro=debian createdAt>-P30D`. */
  filter?: string | Filter | undefined;
  /**
   * Only the newest usable image of each group: `family`, `os`, or fields with commas between them. Groups without one are in
   * `unanswered`.
   */
  latest?: Open<"family" | "os"> | undefined;
  /** The order of the images: fields with commas between them, each with `desc`, `asc` or a `~` before it: `family,createdAt desc`. */
  orderBy?: string | undefined;
  /** The maximum number of images; with 0, all. */
  maxResults?: number | undefined;
  /** The `nextPageToken` of the page before, with the same `filter`, `latest` and `orderBy`. If the input has changed, a page may repeat or miss images. */
  pageToken?: string | undefined;
  /** The time to which times such as `-P30D` are relative: a `Date`, a number of milliseconds or an RFC 3339 text; the present if not set. */
  now?: Time | undefined;
  /** The maximum length of one image in bytes; 64 MiB if not set. A longer image is an error, and reading continues after it. */
  maxImageBytes?: number | undefined;
}

/** A time: a `Date`, the number of milliseconds since 1970, or a text in the format of RFC 3339. */
export type Time = Date | number | string;

/** Which fields of an image are wanted. With it, images are `PartialImage`. */
export interface Fields {
  /**
   * Exactly these fields, in the order of the model: `name,os.distro,labels.env`, `name,os(distro,version)`, or an array of
   * paths. `evidence` and `warnings` come only when they are named.
   */
  fields: string | readonly string[] | undefined;
}

/** A value of which any part may be absent. */
type Parts<Whole> = Whole extends (infer Element)[]
  ? Parts<Element>[]
  : Whole extends object
    ? string extends keyof Whole
      ? Whole
      : { [Key in keyof Whole]?: Parts<Whole[Key]> }
    : Whole;

/** An image with the option `fields`: any field may be absent. It cannot be read again as an image. */
export type PartialImage = Parts<Image>;

/** The options of functions whose result has no place for errors, pages and counts: handlers receive them. */
export interface StreamOptions extends Options {
  /** Keeps all images that match the filter, for further queries; with `fields`, only these fields. */
  collection?: Collection | undefined;
  /** Called with each error. Without it, the first error is thrown, after the images before it. */
  onError?: ((error: ImageError) => void) | undefined;
  /** Called with the metadata of each page, after its images. */
  onPage?: ((page: Page) => void) | undefined;
  /** Called at the end with each provider whose images are incomplete: see `Normalized.partial`. A text that ends too early is the error `truncated` instead. */
  onPartial?: ((provider: Provider) => void) | undefined;
  /** Called at the end with the numbers of images, and the token of the next page. */
  onSelected?: ((selected: Selected) => void) | undefined;
  /** Called at the end with each type of skipped objects and their number: at most 100 types, then `other`. */
  onSkipped?: ((skipped: Skipped) => void) | undefined;
}

/** The options of `images`. */
export interface ImagesOptions extends StreamOptions {
  /**
   * Stops reading when it aborts, even while a chunk is awaited: the next image is rejected with the signal's `reason`, and
   * the source is cancelled.
   */
  signal?: AbortSignal | undefined;
}

/** Rows that a caller adds to the built-in knowledge. Rust and the command read the same form as JSON. An unknown key is an error. */
export interface KnowledgeRows {
  /** Distributions. */
  distros?: DistroRow[];
  /** Licence names or codes, and the licence name that each means: `{ "acme-golden-7": "rhel-9-server" }`. */
  licenses?: Record<string, string>;
}

/** A distribution of a caller. */
export interface DistroRow {
  /** The distribution's os-release `ID`, which becomes `os.distro`: `acmelinux`. Names that contain it are recognised. */
  id: string;
  /** The type of the system; `linux` if not set. */
  type?: Open<"linux" | "windows" | "freebsd" | "macos">;
  /** Other spellings in names and descriptions: `acme linux`. */
  names?: string[];
  /** The number of parts in `os.version`: 2 for `3.1`; 1 if not set. */
  versionParts?: number;
  /** Versions and their codenames: `{ "3": "roadrunner" }`. A codename in a name sets the version. */
  codenames?: Record<string, string>;
  /** Words that name a variant, in the vendor's order: `["minimal", "edge"]`. */
  variants?: string[];
  /** Whether it is preferred to the system that a licence names, for images built on a public image, whose licence they inherit. */
  outranksLicenses?: boolean;
  /** Keys of labels whose values are the distribution and the version. They are preferred to licences. */
  labels?: { distro?: string; version?: string };
}

/** What a query selected. */
export interface Selected {
  /** The number of images that match the filter. */
  matched: number;
  /** The number of images that were read, also of those that do not match. */
  read: number;
  /** The token of the next page; absent on the last page. */
  nextPageToken?: string;
  /** With `latest`, the groups that have no usable image: `provider gce, family debian-11, architecture x86_64`. */
  unanswered: string[];
}

/** The result of `normalize`. */
export interface Normalized<Of = Image> extends Selected {
  /** The images, in the order of the input or in that of `orderBy`. */
  images: Of[];
  /** The first 10,000 errors. */
  errors: ImageError[];
  /** The number of further errors. */
  furtherErrors: number;
  /** The metadata of the pages. */
  pages: Page[];
  /**
   * The providers whose images are incomplete: the last page has a token for a next page, or there are fewer images than
   * the largest `count`. An input with the error `truncated` is incomplete, too.
   */
  partial: Provider[];
  /** The skipped objects by type, in order of appearance: at most 100 types, then `other`. They are not errors. */
  skipped: Skipped[];
}

/** The instances of a global class, or `never` where it is not declared: pages and servers have different globals. */
type Instance<Class> = Class extends { prototype: infer Type } ? Type : never;
type Global<Name extends string> = typeof globalThis extends Record<Name, infer Class> ? Class : never;
// `WebAssembly.Module` is an empty interface, to which a number could be assigned.
type CompiledModule = Global<"WebAssembly"> extends { Module: infer Class } ? object & Instance<Class> : never;

/** Where the WebAssembly module comes from: the URL of `cloud-image.wasm`, a request or response for it, its bytes, or a compiled module. */
export type ModuleSource = string | Instance<Global<"URL">> | Instance<Global<"Request">> | Instance<Global<"Response">> | Bytes | CompiledModule;

/** The options of `init`. */
export interface InitOptions {
  /** The module to load instead of the package's own. It has no effect where the import loads the module, as in Node.js. */
  module?: ModuleSource | PromiseLike<ModuleSource> | undefined;
}

/** Loads the WebAssembly module. Call it before any other function. It does nothing if the module is already loaded, as in Node.js. */
export function init(options?: InitOptions): Promise<void>;

/**
 * Reads all images of an input. It throws no `ImageError`: the errors are in the result.
 *
 * Like every function that reads, it throws a `RangeError` if the WebAssembly module runs out of memory. The module then
 * restarts: streams that are being read fail with an error, and the next call works as usual.
 */
export function normalize(input: Input, options: Options & Fields): Normalized<PartialImage>;
export function normalize(input: Input, options?: Options): Normalized;

/**
 * Reads the only image of an input, or the only one that the query selects. It throws an `ImageError` if the input has an
 * error, no image or several images.
 */
export function normalizeImage(input: Input, options: Options & Fields): PartialImage;
export function normalizeImage(input: Input, options?: Options): Image;

/** Reads all images of an input, and returns them as bytes of JSON, one image per line. The fastest function. */
export function toNdjson(input: Input, options?: StreamOptions | (StreamOptions & Fields)): Uint8Array<ArrayBuffer>;

/** Returns the provider of the first image, error or page whose provider is known. */
export function detect(input: Input): Provider | undefined;

/** What `images` reads: bytes, a stream or another iterable of chunks of bytes. */
type Source = Bytes | AsyncIterable<Bytes> | Iterable<Bytes> | ReadableStream<Bytes>;

/**
 * Reads images from bytes, a stream or another iterable of chunks of bytes. Only one image is in memory at a time; with
 * `latest` and `orderBy`, all that may still be selected, which come at the end.
 */
export function images(source: Source, options: ImagesOptions & Fields): AsyncGenerator<PartialImage, void, undefined>;
export function images(source: Source, options?: ImagesOptions): AsyncGenerator<Image, void, undefined>;

/** How an image differs between two inputs. */
export interface Change {
  /** Whether only the new input has the image, only the old one, or both, with different fields. */
  change: "added" | "removed" | "changed";
  /** The cloud of the image. */
  provider: Provider;
  /** The provider's id, unchanged. */
  id?: string;
  /** The name; if it changed, the new one. Of several copies with different names, the least. */
  name: string;
  /**
   * JSON Pointers (RFC 6901) to the fields of the unified image that differ, in the order of the model: `/os/version`,
   * `/labels/env`. Empty unless it is `changed`.
   */
  fields: string[];
}

/**
 * The options of `diff`. The filter applies to the images of both inputs: an image that matches in one of them only was
 * `added` or `removed`. With `fields`, only these are compared.
 */
export type DiffOptions = Pick<Options, "provider" | "strict" | "lifecycle" | "knowledge" | "maxImageBytes" | "filter" | "now"> &
  Partial<Fields> &
  Pick<StreamOptions, "onError" | "onPartial" | "onSkipped">;

/**
 * Compares the images of two inputs: each is bytes, a stream or another iterable of chunks of bytes. Images are the same if
 * they have the same provider and id, or where there is no id, the same provider and name. `evidence`, `warnings` and `source`
 * do not count, and neither does the sequence of images or of a list. Several copies of an image are one, whose fields have the
 * values of all of them.
 *
 * The old input is read first, then the new one; changes come at the end, in the order of provider, name and id. It holds a hash
 * of 64 bits for each field of each old image, about 0.6 KB for an image, and no images.
 *
 * Errors after which images are missing are thrown, also with `onError`: a text that cannot be read to its end, an API's error, a
 * list at an unknown key. Of a list with a next page, what is not in it looks removed: `onPartial` tells.
 */
export function diff(old: Source, current: Source, options?: DiffOptions): AsyncGenerator<Change, void, undefined>;

/** A transform stream from bytes to images, for `pipeThrough`. */
export interface ImageStream extends TransformStream<Bytes, Image> {}

/** A transform stream from bytes to images, for `pipeThrough`. */
export const ImageStream: {
  new (options: StreamOptions & Fields): TransformStream<Bytes, PartialImage>;
  new (options?: StreamOptions): ImageStream;
  readonly prototype: ImageStream;
};

/** A transform stream from bytes to bytes of JSON, one image per line, for `pipeThrough`. */
export class NdjsonStream extends TransformStream<Bytes, Uint8Array<ArrayBuffer>> {
  constructor(options?: StreamOptions | (StreamOptions & Fields));
}

/** The code of a `FilterError`. */
export type FilterErrorCode = "filter-syntax" | "filter-field" | "filter-type" | "filter-mixed" | "filter-limit";

/** The members of a `FilterError`, as `toJSON()` returns them. */
export interface FilterErrorFields {
  /**
   * - `filter-syntax`: the text does not follow the grammar.
   * - `filter-field`: a field is unknown.
   * - `filter-type`: a value does not have the type of its field, or a comparator does not apply to it.
   * - `filter-mixed`: the legacy form (`name eq a.*`) is mixed with the other one.
   * - `filter-limit`: the text is too long, nested too deep, or an expression in it too large.
   */
  code: FilterErrorCode;
  /** A description with the column in bytes of UTF-8, from 1, and what helps, in one line. */
  message: string;
  /** Where the fault starts, in UTF-16 code units of the text. */
  offset: number;
  /** The length of the fault in UTF-16 code units; 0 at the end of the text. */
  length: number;
  /** What helps. */
  hint?: string;
}

/** An error in a filter, an order, a list of fields, groups or a page token. */
export interface FilterError extends Readonly<Omit<FilterErrorFields, "message">> {}

/** An error in a filter, an order, a list of fields, groups or a page token. Of an option, the message names the option. */
export class FilterError extends Error {
  /** Creates an error, for instance from a received `toJSON()`. */
  constructor(fields: FilterErrorFields);
  readonly name: "FilterError";
  /** Returns all fields, including `message`, as a plain object: for logs, and to send to another thread. */
  toJSON(): FilterErrorFields;
}

/** Something in a filter that is allowed, but may not be what its author means. */
export interface FilterWarning {
  /** A description with the column in bytes of UTF-8, from 1, in one line. */
  message: string;
  /** Where it starts, in UTF-16 code units of the text. */
  offset: number;
  /** Its length in UTF-16 code units. */
  length: number;
}

/** A condition on images. It is parsed once, and evaluated for any number of images. */
export class Filter {
  /** Parses a filter: `os.distro=debian createdAt>-P30D`. It throws a `FilterError`. */
  constructor(text: string);
  /** What may not be meant as it is written: a word that no vocabulary has, `and` in lower case. */
  readonly warnings: readonly Readonly<FilterWarning>[];
  /** Whether an image matches. It throws an `ImageError` if the object is not an image as this package returns it. */
  matches(image: Image, options?: { now?: Time | undefined }): boolean;
  /** The canonical form. */
  toString(): string;
}

/** The options of `Collection.select`. */
export type CollectionQuery = Pick<Options, "filter" | "latest" | "orderBy" | "maxResults" | "pageToken" | "now">;

/** What `Collection.select` found. */
export interface Selection extends Selected {
  /** The positions of the images in the collection, in the order of the query. */
  positions: Uint32Array<ArrayBuffer>;
}

/**
 * Images that are kept in the module's memory for many queries, each of which takes milliseconds. The option `collection`
 * adds them while an input is read.
 *
 * If the module runs out of memory and restarts, the collection is lost, and its methods throw an error.
 */
export class Collection {
  constructor();
  /** The number of images. */
  readonly size: number;
  /** Removes all images but the first `size` ones, for instance those of an input that was cancelled. */
  truncate(size: number): void;
  /** Removes `count` images from the position `start` on, for instance those of one input. Later images move up. */
  remove(start: number, count: number): void;
  /** The images that a query selects. It throws a `FilterError`. */
  select(query?: CollectionQuery): Selection;
  /** Frees the memory of the images. */
  free(): void;
}

/**
 * A text with which an image is used. Words in capitals, such as `INSTANCE_NAME`, stand for what the image does not say: replace
 * them. All values are quoted for their place.
 */
export interface Usage {
  /** The tool: the name of a command, or `terraform`. */
  tool: Open<"gcloud" | "curl" | "aws" | "az" | "openstack" | "terraform">;
  /** What the text names: this image, or its family, of which the cloud takes the newest image when the text is used. */
  target: "image" | "family";
  /** The text. Commands are one line, for a POSIX shell. */
  text: string;
}

/**
 * The texts with which an image is used, those that name the image first. There are none for an image that cannot be used, because
 * it is not ready, or is obsolete or deleted. It throws an `ImageError` if the object is not an image as this package returns it.
 */
export function usage(image: Image): Usage[];

/** The names of all fields, for suggestions: those of the unified image, then those of the providers. */
export function fieldNames(): string[];

/** The known words of a field, for suggestions; empty if the field is unknown or has no vocabulary. */
export function words(field: string): string[];
