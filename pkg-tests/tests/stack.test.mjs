// The module restarts after a stack overflow.

import assert from "node:assert/strict";
import test from "node:test";
import { memories } from "./memories.mjs";

// Imported after memories.mjs, which records the instances.
const { api, entry } = await import("./entries.mjs");
await api.init();

/** Recurses until the stack overflows, then calls `call` on the way back. `variables` sets the size of a frame. */
function withLittleStack(call, variables) {
  const names = Array.from({ length: variables }, (_, index) => `n${index}`);
  const declarations = names.map((name) => `let ${name} = Math.random();`);
  const source = `return function deep() { ${declarations.join("")} try { deep(); } catch {} call(${names}); }`;
  let calls = 0;
  new Function("call", source)(() => {
    calls += 1;
    if (calls < 60) call();
  })();
}

const good = Buffer.from('{"kind":"compute#image","name":"a","selfLink":"b"}');

// Nothing else may run before these tests: code needs more stack the first time it runs.
for (const options of [undefined, { provider: "gce" }, { source: true }]) {
  test(`${entry}: restarts after a stack overflow, and reads the next input: ${JSON.stringify(options)}`, () => read(options));
}

function read(options) {
  const source = options?.source ? ',"source":{"kind":"compute#image","name":"a","selfLink":"b"}' : "";
  const expected = Buffer.from(`{"provider":"gce","name":"a","url":"b","labels":{}${source}}\n`);
  const instances = memories.length;
  // Collected here, because `withLittleStack` catches all exceptions.
  const unexpected = [];
  for (let variables = 0; variables < 100; variables++) {
    withLittleStack(() => {
      try {
        const lines = api.toNdjson(good, options);
        if (!expected.equals(lines)) unexpected.push(lines);
      } catch (error) {
        if (!(error instanceof RangeError)) unexpected.push(error);
      }
    }, variables);
    assert.ok(expected.equals(api.toNdjson(good, options)));
  }
  assert.deepEqual(unexpected, []);
  // Some of the calls overflowed the stack in the module.
  assert.ok(memories.length > instances);
}
