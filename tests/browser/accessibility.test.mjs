// axe finds no fault in the widget, whatever its state, language, theme, preset and width.
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
        test(`in table, question and result: ${language}, ${theme}, ${width} px`, async ({ page, devtools }) => {
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
      test(`in the preset ${preset}, ${scheme}, with everything open, nor with forced colours`, async ({ page, devtools }) => {
        await devtools.media(scheme);
        const ground = ":root { color-scheme: light dark } body { background: var(--rolefit-color-surface) }";
        const sheets = `<style>${readFileSync(new URL(preset, FOLDER), "utf8")} ${ground}</style>`;
        await page.host('<main><h1>A host</h1><role-fit loading="eager" cta-href="#contact"></role-fit></main>', `<script async src="/embed.js"></script>${sheets}`);
        const widget = await page.widget();
        await widget.openAll();
        assert.deepEqual(await page.accessibilityFaults(), [], "table and question");
        await widget.give(pure("cto"));
        await widget.openAll();
        assert.deepEqual(await page.accessibilityFaults(), [], "result and marked table");
        await devtools.emulate({ "prefers-color-scheme": scheme, "forced-colors": "active" });
        // With forced colours the system chooses the colours, but Chromium tells axe the fill of letters that it would use without them.
        const faults = await page.accessibilityFaults();
        assert.deepEqual(faults.filter((fault) => !fault.startsWith("color-contrast")), [], "in forced colours");
      });
    }
  }

  for (const width of [1280, 360]) {
    test(`in sizes: what can be pressed is at least 44 px high at ${width} px, terms inside sentences excepted`, async ({ page, devtools }) => {
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
      await widget.openAll();
      assert.deepEqual(await small(), [], "the result");
    });
  }

  test("in a message, in opened parts and in a term's card", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.press(word("next"));
    await widget.openAll();
    assert.deepEqual(await page.accessibilityFaults(), []);
    const term = await widget.one("table .term");
    // In the middle of the window: the sticky heads of the table cover its top.
    await page.run((term) => term.scrollIntoView({ block: "center" }), term);
    await term.click();
    await page.until("the card", async () => (await widget.text(".term-card")) !== "");
    assert.deepEqual(await page.accessibilityFaults(), []);
    await page.press(Key.ESCAPE);
  });

  test("in results that name no role, and in a page with three widgets", async ({ page }) => {
    const first = await page.open("several");
    await first.set("answers", unsure);
    await (await page.widget(1)).set("answers", evidenceless);
    await first.showsResult();
    assert.deepEqual(await page.accessibilityFaults(), []);
  });
});
