// Reads one dump as a stream, compressed with gzip or not.

import { type Collection, type ImageError, type KnowledgeRows, NdjsonStream, type Skipped } from "cloud-image";

const LINE_FEED = 10;
/** Time between two pauses, in milliseconds. */
const PAUSE_INTERVAL = 40;

export interface DumpListener {
  /** Number of bytes of the file in the next chunk. */
  onBytes(bytes: number): void;
  /** One image as a line of JSON, with the provider's object in `source`. */
  onLine(line: Uint8Array): void;
  onError(error: ImageError): void;
  /** The dump has only a part of a provider's images. */
  onPartial(): void;
  /** At the end, once per kind: objects that the dump marks as something other than images. */
  onSkipped(skipped: Skipped): void;
  /** Between chunks, now and then. */
  onPause(): Promise<void>;
}

/**
 * Adds all images to `collection`, each before it is a line. Throws the browser's error if the file cannot be read or
 * decompressed, and if `signal` aborts.
 */
export async function readDump(
  file: Blob,
  { collection, knowledge }: { collection: Collection; knowledge: KnowledgeRows | undefined },
  listener: DumpListener,
  signal: AbortSignal,
): Promise<void> {
  const byteCounter = new TransformStream<BufferSource, BufferSource>({
    transform(chunk, controller) {
      listener.onBytes(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  const bytes = await decompressed(file, file.stream().pipeThrough<BufferSource>(byteCounter, { signal }));
  const { onError, onPartial, onSkipped } = listener;
  const settings = { source: true, lifecycle: true, collection, onError, onPartial, onSkipped };
  const lines = bytes.pipeThrough(new NdjsonStream(knowledge ? { ...settings, knowledge } : settings));
  let lastPause = performance.now();
  for await (const chunk of lines) {
    // A chunk that arrives after an abort may belong to a dump that was removed.
    signal.throwIfAborted();
    for (let start = 0, end; (end = chunk.indexOf(LINE_FEED, start)) >= 0; start = end + 1) listener.onLine(chunk.subarray(start, end));
    // Streams continue in microtasks, which block messages from the page.
    if (performance.now() - lastPause < PAUSE_INTERVAL) continue;
    await listener.onPause();
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    lastPause = performance.now();
  }
}

/** The stream of a file, decompressed if it begins like gzip. */
export async function decompressed(file: Blob, bytes: ReadableStream<BufferSource>): Promise<ReadableStream<BufferSource>> {
  return (await isGzip(file)) ? bytes.pipeThrough<BufferSource>(new DecompressionStream("gzip")) : bytes;
}

export async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
