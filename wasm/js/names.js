// What every entry gives, beside its own `init`.

export { ImageError, ImageStream, NdjsonStream, detect, images, normalize, normalizeImage, toNdjson } from "./api.js";
