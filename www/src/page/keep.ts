// Dumps that are kept on this device, in the browser's database, until they are removed. Off at first.

import { createSignal } from "solid-js";
import { notify } from "./notice.tsx";

const DATABASE = "cloud-image";
const STORE = "dumps";
/** In `localStorage`: whether dumps are kept. */
const FLAG = "cloud-image: keep dumps";

export interface KeptFile {
  id: number;
  name: string;
  blob: Blob;
}

const [keeps, setKeeps] = createSignal(readFlag());
export { keeps };

function readFlag(): boolean {
  try {
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return false;
  }
}

/** Keeps these files and all that are added later. */
export async function startKeeping(files: readonly KeptFile[]): Promise<void> {
  try {
    localStorage.setItem(FLAG, "");
    setKeeps(true);
    for (const file of files) await keepFile(file);
  } catch {
    await stopKeeping();
    notify("The browser does not store the dumps: there is not enough space, or it is a private window");
  }
}

/** Removes all files from the device. */
export async function stopKeeping(): Promise<void> {
  setKeeps(false);
  try {
    localStorage.removeItem(FLAG);
    indexedDB.deleteDatabase(DATABASE);
  } catch {
    // There is no storage, so nothing is in it.
  }
}

/** Keeps a file, if files are kept. */
export async function keepFile(file: KeptFile): Promise<void> {
  if (keeps()) await run("readwrite", (store) => store.put(file));
}

export async function forgetFile(id: number): Promise<void> {
  if (keeps()) await run("readwrite", (store) => store.delete(id));
}

/** The files that are kept, in the order in which they were added. */
export async function keptFiles(): Promise<KeptFile[]> {
  if (!keeps()) return [];
  try {
    return await run<KeptFile[]>("readonly", (store) => store.getAll());
  } catch {
    notify("The kept dumps cannot be read");
    return [];
  }
}

async function run<T>(mode: IDBTransactionMode, action: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = action(transaction.objectStore(STORE));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
