// How the engine writes numbers, beside how the browser writes them.
import assert from "node:assert/strict";
import { suite } from "./suite.mjs";
import { dataset } from "./words.mjs";

suite("whole numbers and percentages", { about: "browser's own" }, (test) => {
  for (const language of dataset.languages) {
    test(`from 0 to 10 000 are written as Intl writes them (${language})`, async ({ page, server }) => {
      await page.driver.get(server.url("/pages/stopwatch.html"));
      const [written, expected] = await page.driver.executeAsyncScript(
        async (language, last, done) => {
          const { numbers } = await window.ready;
          const all = Array.from({ length: last + 1 }, (_, number) => number);
          const whole = new Intl.NumberFormat(language);
          const percent = new Intl.NumberFormat(language, { style: "percent" });
          done([numbers(language, last), [...all.map((number) => whole.format(number)), ...all.map((number) => percent.format(number / 100))]]);
        },
        language,
        10_000,
      );
      assert.equal(written.length, 20_002);
      assert.deepEqual(written, expected);
    });
  }
});
