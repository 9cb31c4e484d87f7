// The exports of every entry, except its own `init`.

export { ImageError, ImageStream, NdjsonStream, detect, images, normalize, normalizeImage, toNdjson } from "./api.js";
export { Collection } from "./collection.js";
export { diff } from "./diff.js";
export { Filter, FilterError, fieldNames, words } from "./filter.js";
export { usage } from "./usage.js";
