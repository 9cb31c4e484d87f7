import * as api from "./node_modules/cloud-image/dist/web.js";
import { report } from "./report.js";

report(api);
