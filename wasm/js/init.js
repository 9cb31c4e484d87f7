// `init()` and its options.

import { describe } from "./describe.js";
import load from "./glue.js";
import { markReady } from "./instance.js";

/** Returns an `init` that loads the module once. After a failure, the next call tries again. */
export function initOnce(defaultModule) {
  let loading;
  return async function init(options) {
    const module = moduleOption(options);
    loading ??= start(module ?? defaultModule()).catch((error) => {
      loading = undefined;
      throw error;
    });
    await loading;
  };
}

async function start(module) {
  await load({ module_or_path: module });
  markReady();
}

/** An `init` for entries whose import loads the module. */
export async function initNothing(options) {
  moduleOption(options);
}

function moduleOption(options) {
  if (options === undefined) return undefined;
  if (options === null || typeof options !== "object") throw new TypeError(`options: expected an object, found ${describe(options)}`);
  // `module_or_path` is the name in the loaders of wasm-bindgen.
  const { module_or_path, module = module_or_path, ...others } = options;
  for (const name of Object.keys(others)) throw new TypeError(`unknown option \`${name}\`: expected \`module\``);
  if (module === undefined || typeof module === "string" || (typeof module === "object" && module !== null)) return module;
  throw new TypeError(`option \`module\`: expected a URL, a request, a response, bytes or a compiled module, found ${describe(module)}`);
}
