// The looks of docs/styling.md, as a marketer copies them.
import assert from "node:assert/strict";
import { LOOKS, wear } from "./looks.mjs";
import { suite } from "./suite.mjs";
import { pure, word } from "./words.mjs";

suite("the looks to copy", (test) => {
  test("are three", async () => {
    assert.equal(LOOKS.length, 3);
  });

  for (const look of LOOKS) {
    for (const width of [1280, 360]) {
      test(`${look.title}: every text can be read, on question and result, at ${width} px`, async ({ page, devtools }) => {
        await devtools.size(width);
        const widget = await wear(page, look);
        await widget.press(word("next"));
        for (const summary of await widget.all("summary")) await summary.click();
        assert.deepEqual(await page.accessibilityFaults(), [], "question and table");
        await widget.assertNoSidewaysScrolling();
        await widget.give(pure("cto"));
        assert.deepEqual(await page.accessibilityFaults(), [], "result and marked table");
        await widget.assertNoSidewaysScrolling();
      });
    }

    test(`${look.title}: what the pointer is over can be read too`, async ({ page }) => {
      const widget = await wear(page, look);
      for (const selector of [".choice", ".button-primary"]) {
        await page.driver.actions().move({ origin: await widget.one(selector) }).perform();
        assert.deepEqual(await page.accessibilityFaults(), [], selector);
      }
    });
  }
});
