// What axe finds on the widget: nothing, in any state, language, theme, preset or width.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Key } from "selenium-webdriver";
import { suite } from "./suite.mjs";
import { evidenceless, pure, unsure, word } from "./words.mjs";

const FOLDER = new URL("../../style/presets/", import.meta.url);
const PRESETS = existsSync(FOLDER) ? readdirSync(FOLDER) : [];

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

  for (const preset of PRESETS) {
    for (const scheme of ["light", "dark"]) {
      test(`in the preset ${preset}, ${scheme}, with everything open and in forced colours too`, async ({ page, devtools }) => {
        await devtools.media(scheme);
        const ground = ":root { color-scheme: light dark } body { background: var(--rolefit-color-surface) }";
        const sheets = `<style>${readFileSync(new URL(preset, FOLDER), "utf8")} ${ground}</style>`;
        await page.host('<main><h1>A host</h1><role-fit loading="eager" cta-href="#contact"></role-fit></main>', `<script async src="/embed.js"></script>${sheets}`);
        const widget = await page.widget();
        for (const summary of await widget.all("summary")) await summary.click();
        assert.deepEqual(await page.accessibilityFaults(), [], "table and question");
        await widget.give(pure("cto"));
        for (const summary of await widget.all("details:not([open]) > summary")) await summary.click();
        assert.deepEqual(await page.accessibilityFaults(), [], "result and marked table");
        await devtools.emulate({ "prefers-color-scheme": scheme, "forced-colors": "active" });
        // The system chooses the colours then; axe reads the fill of letters, for which Chromium answers the colour that it does not use.
        const faults = await page.accessibilityFaults();
        assert.deepEqual(faults.filter((fault) => !fault.startsWith("color-contrast")), [], "in forced colours");
      });
    }
  }

  for (const width of [1280, 360]) {
    test(`and everything to press is at least 44 px high, terms inside sentences excepted, at ${width} px`, async ({ page, devtools }) => {
      await devtools.size(width);
      const widget = await page.open("plain", { "cta-href": "#contact" });
      const small = () =>
        page.run(() =>
          [...document.querySelector("role-fit").shadowRoot.querySelectorAll("button:not(.term), a, summary, label")]
            .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 43.5)
            .map((target) => `${target.localName}.${target.className} “${target.innerText}”: ${target.getBoundingClientRect().height}`),
        );
      assert.deepEqual(await small(), [], "table and first question");
      await widget.give(unsure);
      assert.deepEqual(await small(), [], "the result of no answers");
      await widget.give(pure("cto"));
      for (const summary of await widget.all("details:not([open]) > summary")) await summary.click();
      assert.deepEqual(await small(), [], "the result");
    });
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
