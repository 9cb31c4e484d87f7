// The text of a dump round an error.

import type { Excerpt } from "../results.ts";
import { decompressed, isGzip } from "./dump.ts";

/** Number of bytes on each side. */
const CONTEXT = 60;

/** Errors whose text is not shown: it is large, or may have secrets that the package does not know. */
const HIDDEN = new Set(["unknown-list", "api-error", "size"]);

export async function excerptOf(blob: Blob, { code, offset }: { code: string; offset?: number | undefined }): Promise<Excerpt | undefined> {
  if (offset === undefined || HIDDEN.has(code)) return undefined;
  const from = Math.max(0, offset - CONTEXT);
  const bytes = await rangeOf(blob, from, offset + CONTEXT);
  const decoder = new TextDecoder();
  const text = (part: Uint8Array) => decoder.decode(part).replace(/\s+/g, " ");
  // A cut character at an end becomes U+FFFD.
  return { before: text(bytes.subarray(0, offset - from)).replace(/^\uFFFD+/, ""), after: text(bytes.subarray(offset - from)).replace(/\uFFFD+$/, "") };
}

async function rangeOf(blob: Blob, from: number, to: number): Promise<Uint8Array> {
  if (!(await isGzip(blob))) return new Uint8Array(await blob.slice(from, to).arrayBuffer());
  const found = new Uint8Array(to - from);
  let at = 0;
  let length = 0;
  try {
    for await (const chunk of (await decompressed(blob, blob.stream())) as ReadableStream<Uint8Array>) {
      const part = chunk.subarray(Math.max(0, from - at), Math.max(0, to - at));
      found.set(part, length);
      length += part.length;
      at += chunk.length;
      if (at >= to) break;
    }
  } catch {
    // The file is cut: what came before is shown.
  }
  return found.subarray(0, length);
}
