// Runs in a page or in a worker: gives what was wrong, and how many fixtures were read.

const decode = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

export async function check(entry, prepare) {
  const failures = [];
  const want = (holds, name) => void (holds || failures.push(name));
  const rejected = (promise) => promise.then(() => undefined, (error) => String(error));
  const api = await import(`./dist/${entry}.js`);

  try {
    api.normalize("[]");
    want(false, "before init(): nothing thrown");
  } catch (error) {
    want(error.message.includes("call `await init()` first"), `before init(): ${error}`);
  }
  if (prepare === "retry") {
    want((await rejected(api.init({ module_or_path: "nothing.wasm" })))?.includes("404"), "a module that is not there");
  }
  if (prepare === "path") await api.init({ module_or_path: new URL("./dist/cloud-image.wasm", import.meta.url) });
  await Promise.all([api.init(), api.init()]);
  await api.init();

  const fixtures = await (await fetch("fixtures.json")).json();
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
  return { failures, fixtures: fixtures.length };
}
