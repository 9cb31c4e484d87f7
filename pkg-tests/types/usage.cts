import cloudImage = require("cloud-image");
import { toNdjson } from "cloud-image/inline";

const image: cloudImage.Image = cloudImage.normalizeImage("{}");
const lines: Uint8Array = toNdjson([image]);
console.log(lines);
