// Tells by the line that a program printed whether all was well.

import { fixtures } from "./tests/fixtures.mjs";

const wanted = fixtures().length;

export function judge(line, { waits }) {
  const result = JSON.parse(line);
  const wrong = result.failures.slice(0, 5);
  if (result.fixtures !== wanted) wrong.push(`expected ${wanted} fixtures, found ${result.fixtures}`);
  if (result.failures.length === 0 && result.waits !== waits) {
    wrong.push(waits ? "the module was there before init()" : "the module was not there before init()");
  }
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}
