// Of many pairs of times, one ratio and its spread.

/** The value below which this part of the sorted values lies. */
function quantile(sorted, part) {
  const at = part * (sorted.length - 1);
  const below = Math.floor(at);
  const above = sorted[Math.min(below + 1, sorted.length - 1)];
  return sorted[below] + (above - sorted[below]) * (at - below);
}

/** The median of values, between their quartiles. */
export function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => quantile(sorted, part));
  return { low, median, high };
}

/** How many times as long as we the others took, pair by pair: a busy machine slows both of a pair. */
export const ratio = (pairs) => spread(pairs.map(([ours, theirs]) => theirs / ours));
