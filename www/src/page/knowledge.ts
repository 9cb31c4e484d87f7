// Files with rows of `Knowledge`, which can be dropped beside dumps.

import type { KnowledgeRows } from "cloud-image";

/** Larger files are dumps. */
const MAX_BYTES = 1 << 20;

/** An object has rows of knowledge if it has one of these members, and nothing else. */
const KEYS = new Set(["distros", "licenses"]);

/** The rows in a file; `undefined` if it is a dump. The package checks the rows. */
export async function knowledgeIn(blob: Blob): Promise<KnowledgeRows | undefined> {
  if (blob.size > MAX_BYTES) return undefined;
  try {
    const value: unknown = JSON.parse(await blob.text());
    const keys = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
    return keys.length > 0 && keys.every((key) => KEYS.has(key)) ? (value as KnowledgeRows) : undefined;
  } catch {
    return undefined;
  }
}
