// An image as an argument. The module reads it as JSON.

import { describe, tag } from "./describe.js";
import { ImageError } from "./error.js";

export function imageJson(image) {
  if (typeof image !== "object" || image === null || tag(image) !== "Object") {
    throw new TypeError(`image: expected an image, found ${describe(image)}`);
  }
  return JSON.stringify(image);
}

/** `answer` is the module's error; `undefined` if it found neither an image nor an error. */
export const imageFault = (answer) => (answer ? new ImageError(answer) : new TypeError("image: expected an image, found another object"));
