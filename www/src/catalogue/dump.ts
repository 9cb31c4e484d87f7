// Reads one dump: a file of either provider, compressed or not, in pieces.

import { type ImageError, NdjsonStream, type Skipped } from "cloud-image";

const LINE_FEED = 10;
/** In milliseconds. */
const RESTED_EVERY = 40;

export interface Reader {
  /** So many bytes of the file have been read. */
  onBytes(bytes: number): void;
  /** One image as a line of JSON, the provider's own object in `source`. */
  onLine(line: Uint8Array): void;
  onError(error: ImageError): void;
  /** The dump holds only a part of the images that a provider has. */
  onPartial(): void;
  /** At the end: objects of one kind were skipped, for the dump says that they are no images. */
  onSkipped(skipped: Skipped): void;
}

/** Throws what the browser throws when the file cannot be read or unpacked, and when `signal` says to stop. */
export async function readDump(file: Blob, reader: Reader, signal: AbortSignal): Promise<void> {
  const counted = new TransformStream<BufferSource, BufferSource>({
    transform(chunk, controller) {
      reader.onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  let bytes = file.stream().pipeThrough<BufferSource>(counted, { signal });
  if (await isGzip(file)) bytes = bytes.pipeThrough<BufferSource>(new DecompressionStream("gzip"));
  const { onError, onPartial, onSkipped } = reader;
  const lines = bytes.pipeThrough(new NdjsonStream({ source: true, onError, onPartial, onSkipped }));
  let rested = performance.now();
  for await (const chunk of lines) {
    // What was on its way when it was stopped would be of a dump that may be forgotten by now.
    signal.throwIfAborted();
    for (let at = 0, end; (end = chunk.indexOf(LINE_FEED, at)) >= 0; at = end + 1) reader.onLine(chunk.subarray(at, end));
    // Streams go on in microtasks. The page asks in between.
    if (performance.now() - rested < RESTED_EVERY) continue;
    await new Promise((resolve) => setTimeout(resolve));
    rested = performance.now();
  }
}

async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
