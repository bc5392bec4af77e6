// The arithmetic behind docs/performance.md. It needs no browser and none of the packages that the measurements take from npm.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { comparison, quantile, written } from "../bench/figures.mjs";

const COLUMNS = ["one", "other"].map((name) => ({ name, label: name.toUpperCase() }));
const rowsOf = (numbers, base) => comparison("title", COLUMNS, [["row", (name) => numbers[name]]], base).trim().split("\n");

describe("the figures of the report", () => {
  it("take the number between two, and leave out what was not measured", () => {
    assert.equal(quantile([4, 1, Number.NaN, 2, undefined, 3], 0.5), 2.5);
    assert.ok(Number.isNaN(quantile([], 0.5)));
  });

  it("have about three digits", () => {
    assert.deepEqual([1234.5, 12.34, 1.234, 0.1234, 0, Number.NaN].map(written), ["1235", "12.3", "1.23", "0.123", "0", "–"]);
  });

  it("stand beside the base, with their ratio to it", () => {
    assert.deepEqual(rowsOf({ one: [10, 10], other: [25, 25] }, "one"), ["| title | ONE | OTHER |", "| --- | ---: | ---: |", "| row | 10.0 | 25.0 (2.50×) |"]);
  });

  it("have no ratio to nothing", () => {
    assert.equal(rowsOf({ one: [0], other: [25] }, "one").at(-1), "| row | 0 | 25.0 |");
    assert.equal(rowsOf({ one: [10], other: [25] }).at(-1), "| row | 10.0 | 25.0 |");
  });

  it("are followed by the lower quartiles where a row is noisy", () => {
    const [, , medians, quartiles] = rowsOf({ one: [100, 100, 100], other: [100, 200, 300] }, "one");
    assert.equal(medians, "| row | 100 | 200 (2.00×) |");
    assert.equal(quartiles, "| row, lower quartile | 100 | 150 (1.50×) |");
  });
});
