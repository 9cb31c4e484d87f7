// Formats the measurements as Markdown tables.

const digits = (value) => (value >= 100 ? String(Math.round(value)) : value.toPrecision(2));
const cell = ({ low, median, high }) => `**${digits(median)}** (${digits(low)}–${digits(high)})`;
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
const megabytes = (bytes) => `${digits(bytes / 1e6)} MB`;

/** A row for each comparison, a column for each dump. The name of the work is in its first row only. */
export function ratios(dumps, comparisons) {
  const rows = new Map();
  for (const { work, against, dump, ratio } of comparisons) {
    const others = rows.get(work) ?? new Map();
    const cells = others.get(against) ?? dumps.map(() => "");
    cells[dumps.indexOf(dump)] = cell(ratio);
    rows.set(work, others.set(against, cells));
  }
  const head = ["", "against", ...dumps.map(({ title, bytes }) => `${title}: ${megabytes(bytes)}`)];
  const body = [...rows].flatMap(([work, others]) =>
    [...others].map(([against, cells], index) => [index === 0 ? work : "", against, ...cells]),
  );
  return table(head, body);
}

export function peaks(dump, tenfold, measured) {
  const head = ["peak memory, MiB", ...[dump, tenfold].map(({ title, bytes }) => `${title}: ${megabytes(bytes)}`)];
  return table(head, measured.map(({ name, once, tenfold }) => [name, cell(once), cell(tenfold)]));
}
