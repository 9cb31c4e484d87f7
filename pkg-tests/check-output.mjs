// Checks the line of JSON that a program of programs/ printed.

import { fixtures } from "./tests/fixtures.mjs";

const fixtureCount = fixtures().length;

/** `needsInit`: whether the API must throw before `init()`. */
export function checkOutput(line, { needsInit }) {
  const result = JSON.parse(line);
  const failures = result.failures.slice(0, 5);
  if (result.fixtures !== fixtureCount) failures.push(`expected ${fixtureCount} fixtures, found ${result.fixtures}`);
  if (result.failures.length === 0 && result.needsInit !== needsInit) {
    failures.push(needsInit ? "the module was loaded before init()" : "the module was not loaded before init()");
  }
  if (failures.length > 0) throw new Error(failures.join("\n"));
}
