// For bundlers that emit imported files, but not files named by `new URL(…, import.meta.url)`.

import * as api from "cloud-image";
import module from "cloud-image/cloud-image.wasm";
import { report } from "./report.js";

report(api, ({ init }) => init({ module }));
