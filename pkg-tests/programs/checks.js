// The checks of every environment: what was wrong, how many fixtures were read, and whether the module
// had to be waited for. It uses nothing but what all of them have.

const decode = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** `start` comes before the first `init()`: another way to load the module. */
export async function check(api, fixtures, start = () => {}) {
  const failures = [];
  const want = (holds, name) => void (holds || failures.push(name));

  let waits = false;
  try {
    api.normalize("[]");
  } catch (error) {
    waits = true;
    want(error.message.includes("call `await init()` first"), `before init(): ${error}`);
  }
  await start(api);
  await Promise.all([api.init(), api.init()]);
  await api.init();

  const text = new TextDecoder();
  for (const { name, input, options, images, errors } of fixtures) {
    const bytes = decode(input);
    const objects = images.split("\n").filter(Boolean).map((line) => JSON.parse(line));
    const says = (seen) =>
      seen.length === errors.length &&
      errors.every((wanted, index) => Object.entries(wanted).every(([key, value]) => seen[index][key] === value));

    let seen = [];
    const lines = api.toNdjson(bytes, { ...options, onError: (error) => seen.push(error) });
    want(text.decode(lines) === images, `${name}: toNdjson`);
    want(says(seen), `${name}: errors ${JSON.stringify(seen)}`);

    const result = api.normalize(bytes, options);
    want(JSON.stringify(result.images) === JSON.stringify(objects), `${name}: normalize`);
    want(says(result.errors), `${name}: errors of normalize`);

    const chunks = () =>
      new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += 61) controller.enqueue(bytes.slice(at, at + 61));
          controller.close();
        },
      });
    const stream = chunks().pipeThrough(new api.NdjsonStream({ ...options, onError() {} }));
    want((await new Response(stream).text()) === images, `${name}: NdjsonStream`);
    const gathered = [];
    for await (const image of api.images(chunks(), { ...options, onError() {} })) gathered.push(image);
    want(JSON.stringify(gathered) === JSON.stringify(objects), `${name}: images`);
  }
  return { failures, fixtures: fixtures.length, waits };
}
