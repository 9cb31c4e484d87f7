// What the invented images of samples and tests are made of.

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-01T08:00:00Z");

/** The same seed gives the same values: samples and tests are reproducible. */
export function sampleTools(seed) {
  let state = seed;
  /** Linear congruential generator. */
  const random = (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const hex = (digits) => Array.from({ length: digits }, () => random(16).toString(16)).join("");
  return {
    GIB: 2 ** 30,
    random,
    hex,
    /** A time so many days ago. */
    daysAgo: (days) => new Date(NOW - days * DAY),
    uuid: () => [8, 4, 4, 4, 12].map(hex).join("-"),
    digits: (count) => `${1 + random(9)}${Array.from({ length: count - 1 }, () => random(10)).join("")}`,
  };
}
