// Summarises pairs of times as a ratio and its spread.

/** The quantile of sorted values, by linear interpolation. */
function quantile(sorted, fraction) {
  const at = fraction * (sorted.length - 1);
  const below = Math.floor(at);
  const above = sorted[Math.min(below + 1, sorted.length - 1)];
  return sorted[below] + (above - sorted[below]) * (at - below);
}

/** The median and quartiles of values. */
export function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, median, high] = [0.25, 0.5, 0.75].map((fraction) => quantile(sorted, fraction));
  return { low, median, high };
}

/** The time of the other program divided by ours. It is computed for each pair, because a busy machine slows both. */
export const ratio = (pairs) => spread(pairs.map(([ours, theirs]) => theirs / ours));
