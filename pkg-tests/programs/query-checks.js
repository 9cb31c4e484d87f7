// Checks the tables of the query language. It uses only APIs that all environments have.

/** Calls `expect` with whether each expectation holds, and its description. */
export function checkQueries(api, { now, dump, filters, errors, orders, latest, fields }, expect) {
  const all = api.normalize(dump).images;
  const allNames = all.map(({ name }) => name);
  const same = (found, names) => JSON.stringify(found) === JSON.stringify(names === "*" ? allNames : names);
  const namesOf = (images) => images.map(({ name }) => name);
  const fails = (action, code, what) => {
    try {
      action();
    } catch (error) {
      const isExpected = error instanceof api.FilterError && (code === "*" || error.code === code) && !error.message.includes("\n");
      expect(isExpected, `${what}: ${error}`);
      return error;
    }
    expect(false, `${what}: expected an error`);
    return {};
  };

  for (const { filter: text, canonical, names } of filters) {
    let filter;
    try {
      filter = new api.Filter(text);
    } catch (error) {
      expect(false, `${text}: ${error}`);
      continue;
    }
    const what = `filter ${text}`;
    expect(same(namesOf(all.filter((image) => filter.matches(image, { now }))), names), `${what}: matches`);
    expect(canonical === undefined || String(filter) === canonical, `${what}: ${filter}`);
    expect(String(new api.Filter(String(filter))) === String(filter), `${what}: ${filter} is read again`);
    const found = api.normalize(dump, { filter, now });
    expect(same(namesOf(found.images), names), `${what}: normalize`);
    expect(found.matched === found.images.length && found.read === all.length, `${what}: ${found.matched} of ${found.read}`);
  }
  for (const { filter, code, at } of errors) {
    const { offset, length } = fails(() => new api.Filter(filter), code, `filter ${filter.slice(0, 100)}`);
    const start = at === "" ? filter.length : filter.indexOf(at);
    if (at !== undefined) expect(offset === start && length === at.length, `filter ${filter.slice(0, 100)}: at ${offset}, ${length}`);
  }
  for (const { options, names, code, unanswered = 0 } of [...orders, ...latest]) {
    const what = JSON.stringify(options);
    if (code) {
      fails(() => api.normalize(dump, { ...options, now }), code, what);
      continue;
    }
    const found = api.normalize(dump, { ...options, now });
    expect(same(namesOf(found.images), names), `${what}: ${namesOf(found.images)}`);
    expect(found.unanswered.length === unanswered, `${what}: ${found.unanswered}`);
  }
  for (const { fields: paths, name, output, code } of fields) {
    if (code) {
      fails(() => api.toNdjson(dump, { fields: paths }), code, `fields ${paths}`);
      continue;
    }
    const lines = new TextDecoder().decode(api.toNdjson(dump, { fields: paths })).split("\n");
    expect(lines[allNames.indexOf(name)] === output, `fields ${paths}: ${lines[allNames.indexOf(name)]}`);
  }
}
