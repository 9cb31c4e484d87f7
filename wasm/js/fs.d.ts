// The types of cloud-image/fs.

import type { Fields, Image, Normalized, Options, PartialImage } from "./index.js";

/** The instances of a global class, or `never` where it is not declared. */
type Global<Name extends string> = typeof globalThis extends Record<Name, { prototype: infer Type }> ? Type : never;

/**
 * A file: a path, a `file:` URL, a descriptor or a `FileHandle`. A descriptor and a `FileHandle` are used from their current
 * position, and stay open.
 */
export type FileLike = string | Global<"URL"> | number | { readonly fd: number };

/** The options of functions that read a file. */
export interface FileOptions extends Options {
  /** Stops when it aborts, after the chunk that is being read: the promise is rejected with the signal's `reason`. */
  signal?: AbortSignal | undefined;
}

/** The result of `toNdjsonFile`: that of `normalize`, without the images. */
export interface Written extends Omit<Normalized, "images"> {}

/**
 * Reads all images of a file, which may be compressed with gzip. The result is that of `normalize`.
 *
 * It is rejected with the system's error if the file cannot be read, and with that of `node:zlib` if its compressed data is cut
 * or damaged. Errors of images are in the result.
 */
export function normalizeFile(from: FileLike, options: FileOptions & Fields): Promise<Normalized<PartialImage>>;
export function normalizeFile(from: FileLike, options?: FileOptions): Promise<Normalized<Image>>;

/**
 * Reads all images of a file, which may be compressed with gzip, and writes them to another, one image per line. Lines are
 * written while the file is read. The fastest function for files.
 *
 * A destination that exists is replaced, if it is given by its path. After an error or an abort, it has the lines until then. It
 * must not be the source.
 */
export function toNdjsonFile(from: FileLike, to: FileLike, options?: FileOptions | (FileOptions & Fields)): Promise<Written>;
