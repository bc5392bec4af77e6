// How the engine writes numbers and lists, beside how the browser writes them.
import assert from "node:assert/strict";
import { suite } from "./suite.mjs";
import { dataset } from "./words.mjs";

suite("numbers up to 10 000, percentages and lists", { about: "formats" }, (test) => {
  for (const language of dataset.languages) {
    test(`are written as Intl writes them (${language})`, async ({ page, server }) => {
      await page.driver.get(server.url("/pages/stopwatch.html"));
      const [written, expected] = await page.driver.executeAsyncScript(
        async (language, last, items, done) => {
          const { formatted } = await window.ready;
          const up = (last) => Array.from({ length: last + 1 }, (_, number) => number);
          const whole = new Intl.NumberFormat(language);
          const percent = new Intl.NumberFormat(language, { style: "percent" });
          const fraction = new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: 1 });
          const list = new Intl.ListFormat(language);
          done([
            formatted(language, last, items),
            [
              ...up(last).map((number) => whole.format(number)),
              ...up(last).map((number) => percent.format(number / 100)),
              ...up(1000).map((number) => fraction.format(number / 1000)),
              ...up(items.length).map((count) => list.format(items.slice(0, count))),
            ],
          ]);
        },
        language,
        10_000,
        ["a lead developer", "a CTO", "a fractional CTO", "an architect", "a manager"],
      );
      assert.equal(written.length, 2 * 10_001 + 1001 + 6);
      assert.deepEqual(written, expected);
    });
  }
});
