// Imports one function only: a bundler must keep the loader, which `sideEffects` in package.json lists.

import { normalize } from "cloud-image";

console.log(normalize('[{"kind": "compute#image", "name": "a"}]').images.length);
