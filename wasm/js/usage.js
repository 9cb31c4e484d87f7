// The texts with which images are used.

import * as glue from "./glue.js";
import { imageFault, imageJson } from "./image.js";
import { callModule, requireModule } from "./instance.js";

export function usage(image) {
  requireModule();
  const json = imageJson(image);
  const answer = callModule(() => glue.usage(json));
  if (Array.isArray(answer)) return answer;
  throw imageFault(answer);
}
