// Language and theme: where they come from, and that they can change while the widget is used.
import assert from "node:assert/strict";
import { suite } from "./suite.mjs";
import { dataset, pure, question, text, word } from "./words.mjs";

const SOME = { "main-gap": "set-direction", "time-frame": "multi-year", "coding-share": "rarely" };

suite("the language", { about: "contract" }, (test) => {
  const headings = (language) => ["compare_heading", "quiz_heading", "faq_heading"].map((key) => word(key, language));

  test("is the page's where the widget has none", async ({ page }) => {
    const widget = await page.open("french");
    assert.deepEqual(await widget.texts("h2"), headings("fr"));
    await widget.shows("main-gap", "fr");
    assert.equal(await (await widget.one("[part=base]")).getDomAttribute("lang"), "fr");
  });

  test("is the widget's own where it has one", async ({ page }) => {
    assert.deepEqual(await (await page.open("french", { lang: "en" })).texts("h2"), headings("en"));
    assert.deepEqual(await (await page.open("plain", { lang: "fr" })).texts("h2"), headings("fr"));
  });

  test("is found for a regional variant, and is the dataset's first where the dataset does not have it", async ({ page }) => {
    assert.deepEqual(await (await page.open("plain", { lang: "fr-CA" })).texts("h2"), headings("fr"));
    assert.deepEqual(await (await page.open("plain", { lang: "nb" })).texts("h2"), headings(dataset.languages[0]));
  });

  test("can change in the middle of the questionnaire, where answers and question stay", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(SOME);
    await widget.shows("reports-to");
    await widget.attribute("lang", "fr");
    await widget.shows("reports-to", "fr");
    assert.deepEqual(await widget.texts("h2"), headings("fr"));
    assert.deepEqual(await widget.property("answers"), SOME);
    await widget.press(word("back", "fr"));
    await widget.shows("coding-share", "fr");
    assert.equal(await widget.checked(), text(question("coding-share").choices.find(({ id }) => id === "rarely").label, "fr"));
    await widget.attribute("lang", null);
    await widget.shows("coding-share", "en");
    assert.deepEqual(await widget.property("answers"), SOME);
  });

  test("can change while the result is shown, which stays the same", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.set("answers", pure("cto"));
    await widget.showsResult();
    const { title, ...before } = await widget.property("result");
    const [english] = await widget.texts(".headline");
    await widget.attribute("lang", "fr");
    await page.until("the French headline", async () => ![english, ""].includes(await widget.text(".headline")));
    const { title: titre, ...after } = await widget.property("result");
    assert.deepEqual(after, before);
    assert.equal(typeof title, typeof titre);
  });

  test("is the only one that a French widget shows", async ({ page }) => {
    const widget = await page.open("french", { "cta-href": "#contact" });
    await widget.give(pure("cto"), "fr");
    await widget.openAll();
    const shown = (await widget.texts("[part=base]")).join("\n");
    const english = ["restart", "details_your_answers", "details_changes_heading", "fit_heading", "compare_heading", "show_roles"];
    for (const key of english) assert.ok(!shown.includes(word(key, "en")), word(key, "en"));
    assert.ok(!/\{\w+\}/.test(shown), "no place is left unfilled");
  });
});

suite("the theme", { about: "looks" }, (test) => {
  /** 0 black, 1 white. */
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  };
  const surface = async (widget) => light(await widget.style("[part=base]", "backgroundColor"));
  const ink = async (widget) => light(await widget.style("[part=base]", "color"));
  const assertTheme = async (widget, theme) => {
    const [ground, letters] = [await surface(widget), await ink(widget)];
    assert.ok(theme === "light" ? ground > 0.8 && letters < 0.3 : ground < 0.2 && letters > 0.7, `${theme}: ${ground}, ${letters}`);
  };

  for (const theme of ["light", "dark"]) {
    test(`is ${theme} with theme="${theme}", whatever the page and the visitor's system are`, async ({ page, devtools }) => {
      for (const host of ["plain", "adaptive"]) {
        for (const system of ["light", "dark"]) {
          await devtools.media(system);
          await assertTheme(await page.open(host, { theme }), theme);
        }
      }
    });
  }

  for (const theme of [{}, { theme: "auto" }]) {
    test(`follows the page, not the system alone, with ${theme.theme ? 'theme="auto"' : "no attribute"}`, async ({ page, devtools }) => {
      await devtools.media("dark");
      await assertTheme(await page.open("plain", theme), "light");
      await assertTheme(await page.open("adaptive", theme), "dark");
      await devtools.media("light");
      await page.until("the page to turn light", () => page.run(() => matchMedia("(prefers-color-scheme: light)").matches));
      await assertTheme(await page.widget(), "light");
    });
  }

  test("can change while the widget is used", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(SOME);
    await widget.attribute("theme", "dark");
    await assertTheme(widget, "dark");
    await widget.attribute("theme", "light");
    await assertTheme(widget, "light");
    await widget.shows("reports-to");
    assert.deepEqual(await widget.property("answers"), SOME);
  });

  for (const theme of ["light", "dark"]) {
    test(`stays ${theme} through all questions to the result`, async ({ page }) => {
      const widget = await page.open("plain", { theme });
      await widget.answer(pure("cto"));
      await widget.showsResult();
      await assertTheme(widget, theme);
      assert.equal((await widget.property("result")).outcome, "cto");
    });
  }

  test("stays the visitor's own through all questions to the result", async ({ page, devtools }) => {
    await devtools.media("dark");
    const widget = await page.open("adaptive");
    await widget.answer(pure("fractional-cto"));
    await widget.showsResult();
    await assertTheme(widget, "dark");
  });

  test("has colours that the page sets with tokens", async ({ page }) => {
    const widget = await page.open("plain");
    await page.run(() => document.documentElement.style.setProperty("--rolefit-color-accent", "rgb(150, 0, 75)"));
    assert.equal(await widget.style("[part=button-primary]", "backgroundColor"), "rgb(150, 0, 75)");
    await page.run(() => document.querySelector("role-fit").style.setProperty("--rolefit-color-accent", "rgb(0, 90, 60)"));
    assert.equal(await widget.style("[part=button-primary]", "backgroundColor"), "rgb(0, 90, 60)");
  });
});
