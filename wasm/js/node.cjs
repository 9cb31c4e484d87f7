// CommonJS in Node.js. Both entries share one bundle, and so one instance of the module.

const { normalizeFile, toNdjsonFile, ...api } = require("./shared.cjs");

module.exports = Object.defineProperty(api, "__esModule", { value: true });
