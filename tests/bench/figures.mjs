// Owns the arithmetic of the report and the form of its tables. Knows nothing of where figures come from.

/** How far the quartiles of a row may be apart, in parts of the median, before the row counts as noisy and its lower quartile is shown too. */
const NOISY = 0.2;

/** The value below which a share of the finite numbers lies; NaN without any. */
export function quantile(numbers, share) {
  const sorted = numbers.filter(Number.isFinite).sort((one, other) => one - other);
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at - Math.floor(at));
}

export const median = (numbers) => quantile(numbers, 0.5);

function isNoisy(numbers) {
  const middle = median(numbers);
  // Below a few milliseconds the clock itself is coarse.
  return middle > 10 && quantile(numbers, 0.75) - quantile(numbers, 0.25) > NOISY * middle;
}

/** A number with about three figures; a dash for what does not exist. */
export function written(number) {
  if (!Number.isFinite(number)) return "–";
  if (number === 0) return "0";
  const size = Math.abs(number);
  return number.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

function withRatio(number, base) {
  const ratio = number / base;
  return Number.isFinite(ratio) && ratio > 0 ? `${written(number)} (${ratio.toFixed(ratio < 10 ? 2 : 0)}×)` : written(number);
}

/** A table in Markdown; the first row is its head. */
export function table([head, ...body]) {
  const rule = head.map((_, at) => (at ? "---:" : "---"));
  return [head, rule, ...body].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/**
 * A table with a column for each of `columns`, which have a `name` and a `label`. `rows` are `[label, numbers, statistic]`: `numbers(name)`
 * gives the numbers of all rounds, of which the median is shown unless `statistic` says otherwise. Ratios are to the column named `base`, if
 * there is one. A row that is noisy is followed by one with its lower quartiles.
 */
export function comparison(title, columns, rows, base) {
  const baseAt = columns.findIndex(({ name }) => name === base);
  const line = (label, values) => [label, ...values.map((value, at) => (at === baseAt ? written(value) : withRatio(value, values[baseAt])))];
  const lines = rows.flatMap(([label, numbers, statistic = median]) => {
    const all = columns.map(({ name }) => numbers(name));
    const shown = [line(label, all.map(statistic))];
    if (statistic === median && all.some(isNoisy)) shown.push(line(`${label}, lower quartile`, all.map((numbers) => quantile(numbers, 0.25))));
    return shown;
  });
  return table([[title, ...columns.map(({ label }) => label)], ...lines]);
}
