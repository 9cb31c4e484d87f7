import cloudImage = require("cloud-image");
import files = require("cloud-image/fs");
import { toNdjson } from "cloud-image/inline";

const image: cloudImage.Image = cloudImage.normalizeImage("{}");
const lines: Uint8Array = toNdjson([image]);
console.log(lines);
const read: Promise<cloudImage.Image[]> = files.normalizeFile("dump.json").then(({ images }) => images);
console.log(read);
