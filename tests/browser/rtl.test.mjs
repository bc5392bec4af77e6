// A host's dataset in a language that is written from right to left.
import assert from "node:assert/strict";
import { pseudo, rightToLeft } from "./pseudo.mjs";
import { suite } from "./suite.mjs";
import { choice, dataset, pure, question, questions, role, strings, text, word } from "./words.mjs";

/** Opens a page with the dataset; with or without its own interface words. */
async function open(page, server, { words = true, host = "plain", ...attributes } = {}) {
  server.answer("/right-to-left.json", { body: Buffer.from(JSON.stringify(rightToLeft({ words }))) });
  return page.open(host, { source: "/right-to-left.json", loading: "eager", "cta-href": "#contact", lang: "he", ...attributes });
}

/** Boxes of what a selector finds first, in CSS pixels. */
const box = (page, selector) =>
  page.run((selector) => {
    const { left, right, width } = document.querySelector("role-fit").shadowRoot.querySelector(selector).getBoundingClientRect();
    return { left, right, width };
  }, selector);

const say = (key, places) => pseudo(strings.en[key]).replaceAll(/\{(\w+)\}/g, (_, place) => places[place]);

suite("a dataset written from right to left", { about: "looks" }, (test) => {
  for (const width of [1280, 360]) {
    test(`is laid out from right to left on a page that is not, at ${width} px`, async ({ page, server, devtools }) => {
      await devtools.size(width);
      const widget = await open(page, server);
      assert.equal(await widget.style("[part=base]", "direction"), "rtl");
      assert.equal(await page.run(() => getComputedStyle(document.body).direction), "ltr", "the page is as it was");
      if (width > 640) {
        const [head, first, last] = [await box(page, "thead th:first-child"), await box(page, "thead th:nth-child(2)"), await box(page, "thead th:last-child")];
        assert.ok(head.left >= first.right - 1 && first.left >= last.right - 1, "the first column is at the right");
      }
      for (const part of ["h2", "td", ".choice span", "summary"]) assert.equal(await widget.style(part, "direction"), "rtl", part);
      const [circle, label] = [await box(page, ".choice input"), await box(page, ".choice span")];
      assert.ok(circle.left >= label.right, "circles stand at the right of their labels");
      await assertFromTheRight(page, ".progress .track", ".progress .done");
      await widget.assertNoSidewaysScrolling();
      await widget.openAll();
      await widget.assertNoSidewaysScrolling();

      await widget.set("answers", pure("cto"));
      await widget.showsResult();
      await assertFromTheRight(page, ".fit:last-of-type .track", ".fit:last-of-type .done");
      await widget.assertNoSidewaysScrolling();
      assert.deepEqual(await page.accessibilityFaults(), []);
    });
  }

  test("leads from question to question to the result", async ({ page, server }) => {
    const widget = await open(page, server);
    const answers = pure("fractional-cto");
    for (const [position, id] of questions.entries()) {
      const asked = pseudo(text(question(id).text));
      await page.until(asked, async () => (await widget.question()) === asked);
      assert.equal(await widget.text(".progress p"), say("progress", { n: position + 1, total: questions.length }));
      await widget.choose(pseudo(text(choice(id, answers[id]).label)));
    }
    await widget.showsResult();
    assert.equal((await widget.property("result")).outcome, "fractional-cto");
    assert.equal((await widget.bars())[0].role, pseudo(text(role("fractional-cto").name)));
    assert.ok((await widget.texts("button")).includes(say("restart")));
  });

  test("explains its terms", async ({ page, server }) => {
    const widget = await open(page, server);
    const [form] = await widget.texts("table .term");
    await (await widget.named("table .term", form)).click();
    await page.until("the card", async () => (await widget.text(".term-card")) !== "");
    const meant = dataset.glossary.map(({ term, text: meaning }) => [pseudo(text(term)), pseudo(text(meaning))].join("\n"));
    assert.ok(meant.includes((await widget.texts(".term-card :is(strong, p)")).join("\n")), form);
    const card = await box(page, ".term-card");
    assert.ok(card.left >= 0 && card.right <= 1280, JSON.stringify(card));
  });

  test("without interface words has the English ones, each text marked with its language", { console: [/lang: found “he”/] }, async ({ page, server }) => {
    const widget = await open(page, server, { words: false });
    assert.equal(await widget.style("[part=base]", "direction"), "rtl");
    assert.equal(await (await widget.one("[part=base]")).getDomAttribute("lang"), "en");
    assert.equal(await widget.text(".quiz h2"), word("quiz_heading"));
    for (const part of ["tbody th span", ".question h3", ".choice span"]) assert.equal(await (await widget.one(part)).getDomAttribute("lang"), "he", part);
    await widget.assertNoSidewaysScrolling();
    assert.deepEqual(await page.accessibilityFaults(), []);
  });

  test("is laid out from right to left on a page that is so too", async ({ page, server }) => {
    const widget = await open(page, server, { host: "rtl" });
    assert.equal(await widget.style("[part=base]", "direction"), "rtl");
    await widget.assertNoSidewaysScrolling();
  });

  async function assertFromTheRight(page, whole, part) {
    const [track, done] = [await box(page, whole), await box(page, part)];
    assert.ok(done.width > 0 && done.width < track.width, `${part}: ${done.width} of ${track.width}`);
    assert.ok(Math.abs(done.right - track.right) < 1, `${part} grows from the right`);
  }
});
