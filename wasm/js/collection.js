// Images that are kept in the module, for many queries.

import { describe } from "./describe.js";
import * as glue from "./glue.js";
import { callModule, ensureInstance, instanceId, requireModule } from "./instance.js";
import { SELECT_OPTIONS, checkOptions } from "./options.js";

function checkCounts(counts) {
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 0) throw new TypeError(`${name}: expected a whole number from 0, found ${describe(value)}`);
  }
}

/** Makes a session add its images to a collection. */
export let keepImages;

export class Collection {
  #kept;
  #instanceId;

  static {
    keepImages = (session, collection) => collection.#call((kept) => session.keep(kept));
  }

  constructor() {
    requireModule();
    this.#kept = callModule(() => new glue.Collection());
    this.#instanceId = instanceId;
  }

  get size() {
    return this.#call((kept) => kept.size());
  }

  truncate(size) {
    checkCounts({ size });
    this.#call((kept) => kept.truncate(size));
  }

  remove(start, count) {
    checkCounts({ start, count });
    this.#call((kept) => kept.remove(start, count));
  }

  select(query) {
    const settings = checkOptions(query, SELECT_OPTIONS);
    return this.#call((kept) => kept.select(settings));
  }

  free() {
    ensureInstance();
    if (this.#instanceId === instanceId) callModule(() => this.#kept.free());
    this.#instanceId = undefined;
  }

  #call(action) {
    ensureInstance();
    if (this.#instanceId !== instanceId) throw new Error("the collection was freed, or the module restarted after running out of memory");
    return callModule(action, this.#kept);
  }
}
