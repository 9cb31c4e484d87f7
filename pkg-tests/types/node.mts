import { createReadStream, readFileSync } from "node:fs";
import { images, normalize } from "cloud-image";

normalize(readFileSync("dump.json"));
for await (const image of images(createReadStream("dump.json"))) console.log(image.name);
