const api = require("cloud-image");

import("./report.js").then(({ report }) => report(api));
