// The texts with which images are used.

import { describe, tag } from "./describe.js";
import { ImageError } from "./error.js";
import * as glue from "./glue.js";
import { callModule, requireModule } from "./instance.js";

export function usage(image) {
  requireModule();
  if (typeof image !== "object" || image === null || tag(image) !== "Object") {
    throw new TypeError(`image: expected an image, found ${describe(image)}`);
  }
  const json = JSON.stringify(image);
  const answer = callModule(() => glue.usage(json));
  if (Array.isArray(answer)) return answer;
  throw answer ? new ImageError(answer) : new TypeError("image: expected an image, found another object");
}
