// Where the caller has left no stack, the module starts anew.

import assert from "node:assert/strict";
import test from "node:test";
import { memories } from "./memories.mjs";

// It watches from here on.
const { api, entry } = await import("./entries.mjs");
await api.init();

/** Calls it again and again on the way back from where the stack ends; frames are so many numbers long. */
function withLittleStack(call, numbers) {
  const names = Array.from({ length: numbers }, (_, place) => `n${place}`);
  const declarations = names.map((name) => `let ${name} = Math.random();`);
  const source = `return function deep() { ${declarations.join("")} try { deep(); } catch {} call(${names}); }`;
  let calls = 0;
  new Function("call", source)(() => {
    calls += 1;
    if (calls < 60) call();
  })();
}

const good = Buffer.from('{"kind":"compute#image","name":"a","selfLink":"b"}');

// Nothing else runs before: what runs for the first time takes more of the stack.
for (const options of [undefined, { provider: "gce" }, { source: true }]) {
  test(`${entry}: without stack an input is an error, and the next one is read: ${JSON.stringify(options)}`, () => read(options));
}

function read(options) {
  const source = options?.source ? ',"source":{"kind":"compute#image","name":"a","selfLink":"b"}' : "";
  const expected = Buffer.from(`{"provider":"gce","name":"a","url":"b","labels":{}${source}}\n`);
  const instances = memories.length;
  // What is thrown from inside goes nowhere.
  const wrong = [];
  for (let numbers = 0; numbers < 100; numbers++) {
    withLittleStack(() => {
      try {
        const lines = api.toNdjson(good, options);
        if (!expected.equals(lines)) wrong.push(lines);
      } catch (error) {
        if (!(error instanceof RangeError)) wrong.push(error);
      }
    }, numbers);
    assert.ok(expected.equals(api.toNdjson(good, options)));
  }
  assert.deepEqual(wrong, []);
  // In some of the calls, the stack ended in the module.
  assert.ok(memories.length > instances);
}
