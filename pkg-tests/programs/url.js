// For bundlers that make a file of what is imported, but not of what a URL names.

import * as api from "cloud-image";
import module_or_path from "cloud-image/cloud-image.wasm";
import { report } from "./report.js";

report(api, ({ init }) => init({ module_or_path }));
