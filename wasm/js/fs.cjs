// CommonJS: see node.cjs.

const { normalizeFile, toNdjsonFile } = require("./shared.cjs");

module.exports = { normalizeFile, toNdjsonFile };
