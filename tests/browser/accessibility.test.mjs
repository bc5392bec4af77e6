// What axe finds on the widget: nothing, in any state, language, theme or width.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { suite } from "./suite.mjs";
import { evidenceless, pure, unsure, word } from "./words.mjs";

suite("axe finds nothing", (test) => {
  for (const [host, language] of [
    ["adaptive", "en"],
    ["french", "fr"],
  ]) {
    for (const theme of ["light", "dark"]) {
      for (const width of [1280, 360]) {
        test(`on table, question and result: ${language}, ${theme}, ${width} px`, async ({ page, devtools }) => {
          await devtools.size(width);
          const widget = await page.open(host, { theme, "cta-href": "#contact" });
          assert.deepEqual(await page.accessibilityFaults(), [], "table and first question");
          await widget.answer({ "main-gap": "set-direction" }, language);
          await widget.press(word("back", language));
          await widget.shows("main-gap", language);
          assert.deepEqual(await page.accessibilityFaults(), [], "a question with its answer");
          await widget.give(pure("cto"), language);
          assert.deepEqual(await page.accessibilityFaults(), [], "the result and the marked table");
        });
      }
    }
  }

  test("on a message, on opened parts and on a term's card", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.press(word("next"));
    for (const summary of await widget.all("summary")) await summary.click();
    assert.deepEqual(await page.accessibilityFaults(), []);
    await (await widget.one("table .term")).click();
    await page.until("the card", async () => (await widget.text(".term-card")) !== "");
    assert.deepEqual(await page.accessibilityFaults(), []);
    await page.press(Key.ESCAPE);
  });

  test("on the results that name no role, and on three widgets", async ({ page }) => {
    const first = await page.open("several");
    await first.set("answers", unsure);
    await (await page.widget(1)).set("answers", evidenceless);
    await first.showsResult();
    assert.deepEqual(await page.accessibilityFaults(), []);
  });
});
