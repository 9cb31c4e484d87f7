// Proxy of the catalogue in the worker.

import { wrap } from "comlink";
import type { Catalogue } from "../catalogue/catalogue.ts";

const worker = new Worker(new URL("../catalogue/worker.ts", import.meta.url), { type: "module" });

export const catalogue = wrap<Catalogue>(worker);
