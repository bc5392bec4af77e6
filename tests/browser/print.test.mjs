// Pages to print: the result with the comparison on two sheets of A4, and the brief.
import assert from "node:assert/strict";
import { BROWSER } from "./browser.mjs";
import { skipIn } from "./devtools.mjs";
import { ask, closePaper, openPaper, print } from "./paper.mjs";
import { suite } from "./suite.mjs";
import { choice, dataset, label, outcome, percent, pure, question, questions, role, roles, strings, text, word } from "./words.mjs";

const CTO = pure("cto");
/** The longest of all results: two roles with their reasons, and the longest answers. */
const PAIR = { ...CTO, commitment: "part-time-fee" };

/** Presses the button at this place of those with this name, runs `look` in the page that it opens, and comes back. */
async function printed(page, widget, name, look, place = 0) {
  const fitting = [];
  for (const button of await widget.all(".take button")) if ((await button.getText()) === name) fitting.push(button);
  await openPaper(page, () => fitting[place].click());
  try {
    assert.ok(await page.run(() => window.asked), "the browser is asked to print");
    return await look();
  } finally {
    await closePaper(page);
  }
}

/** The window's page on paper: how many sheets, their size, and what is to be read on them. */
async function onPaper(page) {
  const pdf = await print(page);
  const facts = String(ask(pdf, "pdfinfo"));
  const said = String(ask(pdf, "pdftotext", "-layout", "-"));
  return { sheets: Number(/Pages:\s+(\d+)/.exec(facts)[1]), size: /Page size:\s+(.*)/.exec(facts)[1], said };
}

/** The words of a text, the parts of one with a hyphen apart: columns stand side by side, and lines break anywhere. */
const words = (line) => line.split(/[\s%-]+/).filter(Boolean);

suite("a page to print", { about: "contract" }, (test) => {
  for (const language of ["en", "fr"]) {
    for (const [name, answers] of [["one role", CTO], ["two roles", PAIR]]) {
      test(`holds table, answers, result, reasons and date on two sheets of A4 (${language}, ${name})`, async ({ page }) => {
        skipIn(["firefox", "webkit"], "its driver prints no page as the browser would");
        const widget = await page.open("plain", { lang: language });
        await widget.give(answers, language);
        const { outcome: found, reasons, fit } = await widget.property("result");
        await printed(page, widget, word("details_print", language), async () => {
          const { sheets, size, said } = await onPaper(page);
          assert.match(size, /A4/);
          assert.ok(sheets <= 2, `${sheets} sheets`);
          const all = new Set(words(said));
          const headline = found === "cto" ? text(outcome("cto").headline, language) : text(dataset.guards[0].headline, language);
          const wanted = [
            headline,
            new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(),
            ...roles.flatMap((id) => [text(role(id).name, language), percent(fit[id], language)]),
            ...dataset.dimensions.flatMap(({ name, cells }) => [name, ...Object.values(cells)].map((entry) => text(entry, language))),
            ...questions.flatMap((id) => [text(question(id).text, language), label(id, answers[id], language)]),
            ...Object.values(reasons).flatMap((both) => [...both.for, ...both.against]).map((reason) => text(choice(reason.question, reason.choice).insight, language)),
          ];
          for (const line of wanted) for (const piece of words(line)) assert.ok(all.has(piece), `“${piece}” of “${line}” is not in\n${said}`);
          for (const key of ["details_copy_link", "details_print", "restart", "details_copy_text"]) {
            assert.ok(!said.includes(strings[language][key]), "nothing to press");
          }
        });
        assert.deepEqual((await page.events("print")).map(({ detail }) => detail.what), ["result"]);
      });
    }
  }

  test("holds the brief on A4", async ({ page }) => {
    skipIn(["firefox", "webkit"], "its driver prints no page as the browser would");
    const widget = await page.open("plain");
    await widget.give(CTO);
    await printed(
      page,
      widget,
      word("details_print"),
      async () => {
        const { size, said } = await onPaper(page);
        assert.match(size, /A4/);
        const all = new Set(words(said));
        const tasks = [...dataset.brief.first, ...dataset.brief.asks].filter((task) => task.role === "cto" && !task.if);
        assert.ok(tasks.length >= 4);
        for (const task of tasks) for (const piece of words(text(task.text))) assert.ok(all.has(piece), `${piece}\n${said}`);
        assert.equal(await page.driver.getTitle(), word("details_brief_title", "en", { roles: text(role("cto").name) }));
      },
      1,
    );
    assert.deepEqual((await page.events("print")).map(({ detail }) => detail.what), ["brief"]);
  });

  test("says in which language it is, and axe finds nothing", async ({ page }) => {
    const widget = await page.open("french");
    await widget.give(CTO, "fr");
    await printed(page, widget, word("details_print", "fr"), async () => {
      const said = await page.run(() => document.body.innerText);
      for (const id of questions) assert.ok(said.includes(label(id, CTO[id], "fr")), id);
      assert.equal(await page.run(() => document.documentElement.lang), "fr");
      assert.deepEqual(await page.accessibilityFaults(), []);
    });
  });

  test("is opened by print() while the result is shown, and not otherwise", async ({ page }) => {
    await page.host(
      `<role-fit loading="eager"></role-fit>
       <button type="button" onclick="document.querySelector('role-fit').print()">Print</button>`,
    );
    const widget = await page.widget();
    const press = () => page.driver.findElement({ css: "button" }).click();
    await press();
    await widget.give(CTO);
    assert.deepEqual(await page.events("print"), [], "no result, no page");
    await openPaper(page, press);
    assert.ok(await page.run(() => window.asked));
    await closePaper(page);
    assert.equal((await page.events("print")).length, 1);
  });

  const REFUSED = { console: BROWSER === "chromium" ? [/allow-scripts and allow-same-origin/, /Blocked opening/] : [] };
  test("that the browser does not open is explained in the widget", REFUSED, async ({ page }) => {
    skipIn(["webkit"], "its driver lets a sandbox open windows");
    await page.host(
      `<iframe sandbox="allow-scripts allow-same-origin" src="/pages/plain.html?loading=eager" style="inline-size: 60rem; block-size: 60rem"></iframe>`,
      "",
    );
    await page.driver.switchTo().frame(0);
    const widget = await page.widget();
    await widget.give(CTO);
    await widget.press(word("details_print"));
    await page.until("a word on it", async () => (await widget.text(".taken")) === word("details_print_refused"));
    assert.deepEqual(await page.events("print"), []);
    await page.driver.switchTo().defaultContent();
  });
});
