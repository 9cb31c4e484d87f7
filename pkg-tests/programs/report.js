// Runs the checks and prints their result as one line, for pkg-tests/check-output.mjs.

import { check } from "./checks.js";
import fixtures from "./fixtures.js";

export async function report(api, start) {
  const result = await check(api, fixtures, start).catch(failed);
  console.log(JSON.stringify(result));
}

const failed = (error) => ({ failures: [String(error)], fixtures: 0 });
