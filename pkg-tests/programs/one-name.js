// A bundler may think that the loader is of no use here: `sideEffects` in package.json says otherwise.

import { normalize } from "cloud-image";

console.log(normalize('[{"kind": "compute#image", "name": "a"}]').images.length);
