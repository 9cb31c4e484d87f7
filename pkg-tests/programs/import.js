import * as api from "cloud-image";
import { report } from "./report.js";

report(api);
