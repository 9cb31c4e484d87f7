// The checks that run in every environment. They return the failures, the number of fixtures, and whether `init()` was
// needed. They use only APIs that all environments have.

import queries from "./queries.js";
import { checkQueries } from "./query-checks.js";

const decode = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** `start` runs before the first `init()`, to load the module in another way. */
export async function check(api, fixtures, start = () => {}) {
  const failures = [];
  const expect = (condition, name) => void (condition || failures.push(name));

  let needsInit = false;
  try {
    api.normalize("[]");
  } catch (error) {
    needsInit = true;
    expect(error.message.includes("call `await init()` first"), `before init(): ${error}`);
  }
  await start(api);
  await Promise.all([api.init(), api.init()]);
  await api.init();

  const text = new TextDecoder();
  for (const { name, input, options, images, errors } of fixtures) {
    const bytes = decode(input);
    const objects = images.split("\n").filter(Boolean).map((line) => JSON.parse(line));
    const matches = (found) =>
      found.length === errors.length &&
      errors.every((expected, index) => Object.entries(expected).every(([key, value]) => found[index][key] === value));

    const found = [];
    const lines = api.toNdjson(bytes, { ...options, onError: (error) => found.push(error) });
    expect(text.decode(lines) === images, `${name}: toNdjson`);
    expect(matches(found), `${name}: errors ${JSON.stringify(found)}`);

    const result = api.normalize(bytes, options);
    expect(JSON.stringify(result.images) === JSON.stringify(objects), `${name}: normalize`);
    expect(matches(result.errors), `${name}: errors of normalize`);

    const chunks = () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += 61) controller.enqueue(bytes.slice(at, at + 61));
          controller.close();
        },
      });
    const stream = chunks().pipeThrough(new api.NdjsonStream({ ...options, onError() {} }));
    expect((await new Response(stream).text()) === images, `${name}: NdjsonStream`);
    const collected = [];
    for await (const image of api.images(chunks(), { ...options, onError() {} })) collected.push(image);
    expect(JSON.stringify(collected) === JSON.stringify(objects), `${name}: images`);
  }
  checkQueries(api, queries, expect);
  return { failures, fixtures: fixtures.length, needsInit };
}
