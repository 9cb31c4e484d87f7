// Whether two files have the same content.

/** Compares in chunks, because a file may be larger than the memory. */
const CHUNK_BYTES = 1 << 22;

export async function isSame(one: Blob, two: Blob): Promise<boolean> {
  if (one.size !== two.size) return false;
  for (let start = 0; start < one.size; start += CHUNK_BYTES) {
    const chunks = [one, two].map((blob) => blob.slice(start, start + CHUNK_BYTES).arrayBuffer());
    const [a, b] = (await Promise.all(chunks)).map((buffer) => new Uint8Array(buffer));
    if (a!.length !== b!.length || a!.some((byte, index) => byte !== b![index])) return false;
  }
  return true;
}
