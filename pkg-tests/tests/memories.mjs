// The memories of all instances of the module that are made once this is there.

export const memories = [];
const { Instance, instantiate } = WebAssembly;
const seen = (instance) => {
  // Node.js has modules of its own.
  if (instance.exports.session_new) memories.push(instance.exports.memory);
  return instance;
};
WebAssembly.Instance = new Proxy(Instance, { construct: (_, parameters) => seen(new Instance(...parameters)) });
WebAssembly.instantiate = async (...parameters) => {
  const made = await instantiate(...parameters);
  seen(made.instance ?? made);
  return made;
};
