import * as api from "cloud-image/inline";
import { report } from "./report.js";

report(api);
