// Opens the files of `cloud-image/fs`.

import { constants, fstatSync, ftruncateSync } from "node:fs";
import { open } from "node:fs/promises";
import { describe, tag } from "../describe.js";
import { FileInput, readBlocking, readWaiting } from "./input.js";
import { writeBlocking, writeWaiting } from "./output.js";

/** An open file: one that the caller opened, which stays open, or one opened here. */
class File {
  // Read at each use: it is -1 after the caller closes its `FileHandle`.
  #descriptor;
  #opened;
  #stat;

  static async open(name, file, flags, abort) {
    const opened = new File();
    if (isDescriptor(file)) opened.#descriptor = () => file;
    else if (isDescriptor(file?.fd)) opened.#descriptor = () => file.fd;
    else if (typeof file === "string" || tag(file) === "URL") {
      const opening = open(file, flags);
      // It may be a pipe, which is not open before its other end.
      opened.#opened = await abort.orValue(opening, (late) => late.close());
      opened.#descriptor = () => opened.#opened.fd;
    } else {
      throw new TypeError(`${name}: expected a path, a URL, a file descriptor or a FileHandle, found ${describe(file)}`);
    }
    try {
      opened.#stat = fstatSync(opened.descriptor, { bigint: true });
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  get descriptor() {
    return this.#descriptor();
  }

  get isOpenedHere() {
    return this.#opened !== undefined;
  }

  /** Whether reading and writing take no longer than the disk does. */
  get isRegular() {
    return this.#stat.isFile();
  }

  isSame(other) {
    return this.isRegular && this.#stat.dev === other.#stat.dev && this.#stat.ino === other.#stat.ino;
  }

  async close() {
    await this.#opened?.close();
  }
}

const isDescriptor = (value) => Number.isInteger(value) && value >= 0;

/** Opens a file, passes it to an action, and closes it. After an abort it does not wait: a pending read may last forever. */
async function using(file, abort, action) {
  let result;
  try {
    result = await action(file);
  } catch (error) {
    const closing = file.close().catch(() => {});
    if (!abort.isAborted) await closing;
    throw error;
  }
  await file.close();
  return result;
}

/** Opens a source, and passes it to an action as a `FileInput`. */
export async function withSource(source, abort, action) {
  const file = await File.open("source", source, "r", abort);
  return using(file, abort, async () => {
    const { isRegular: isBlocking } = file;
    const read = isBlocking
      ? (buffer) => readBlocking(file.descriptor, buffer)
      : (buffer) => abort.orValue(readWaiting(file.descriptor, buffer));
    return action(await FileInput.open(read, { isBlocking }), file);
  });
}

/** Opens a destination, and passes a function that writes to it to an action. */
export async function withDestination(destination, source, abort, action) {
  const { O_CREAT, O_WRONLY } = constants;
  // Emptied only when it is known not to be the source.
  const file = await File.open("destination", destination, O_CREAT | O_WRONLY, abort);
  return using(file, abort, () => {
    if (file.isSame(source)) throw new TypeError("destination: expected another file than the source, found the same file");
    if (file.isRegular && file.isOpenedHere) ftruncateSync(file.descriptor);
    return action((bytes) => {
      if (file.isRegular) return writeBlocking(file.descriptor, bytes);
      // A copy, because other calls may change the module's memory while this one waits.
      return bytes.length > 0 ? abort.orValue(writeWaiting(file.descriptor, bytes.slice())) : undefined;
    });
  });
}
