// Records the memory of each instance of the module. Import it before the package.

export const memories = [];
const { Instance, instantiate } = WebAssembly;
const record = (instance) => {
  // Node.js has WebAssembly modules, too.
  if (instance.exports.session_new) memories.push(instance.exports.memory);
  return instance;
};
WebAssembly.Instance = new Proxy(Instance, { construct: (_, parameters) => record(new Instance(...parameters)) });
WebAssembly.instantiate = async (...parameters) => {
  const result = await instantiate(...parameters);
  record(result.instance ?? result);
  return result;
};
