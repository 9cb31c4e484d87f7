import { check } from "./checks.js";

check("web").catch((error) => ({ failures: [String(error)], fixtures: 0 })).then((result) => postMessage(result));
