// The comparison and everything that opens: columns, narrow columns, terms, disclosures.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { skipIn } from "./devtools.mjs";
import { suite } from "./suite.mjs";
import { dataset, pure, role, roles, text, word } from "./words.mjs";

const names = (language = "en") => dataset.roles.map((role) => text(role.name, language));

/** The table as it must read: column heads, then a row per dimension. */
const expected = (shown = roles, language = "en") => [
  [word("dimension", language), ...shown.map((id) => [text(role(id).name, language), text(role(id).tagline, language)].join("\n"))],
  ...dataset.dimensions.map(({ name, cells }) => [text(name, language), ...shown.map((id) => text(cells[id], language))]),
];

suite("the table", (test) => {
  for (const language of ["en", "fr"]) {
    test(`shows every fact (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      assert.deepEqual(await widget.table(), expected(roles, language));
    });
  }

  for (const width of [1280, 360]) {
    test(`is a table for a screen reader at ${width} px`, async ({ page, devtools }) => {
      await devtools.size(width);
      const widget = await page.open("plain");
      const table = await widget.one("table");
      assert.equal(await table.getAriaRole(), "table");
      assert.ok((await table.getAccessibleName()).length > 0);
      assert.equal(await table.getAccessibleName(), await (await widget.one("caption")).getProperty("textContent"));
      const parts = { "tbody tr": "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };
      for (const [selector, expectedRole] of Object.entries(parts)) {
        for (const part of await widget.all(`table ${selector}`)) assert.equal(await part.getAriaRole(), expectedRole);
      }
      for (const head of await widget.all("thead th")) assert.equal(await head.getDomAttribute("scope"), "col");
      for (const head of await widget.all("tbody th")) assert.equal(await head.getDomAttribute("scope"), "row");
    });

    test(`says a cell's fact to a screen reader, not its role again, at ${width} px`, async ({ page, devtools }) => {
      skipIn(["webkit"], "its driver tells no name that comes from a cell's content");
      await devtools.size(width);
      const [first] = await (await page.open("plain")).all("td");
      // Chromium puts a space after a term's button, even before a comma.
      const said = (await first.getAccessibleName()).replaceAll(" ,", ",");
      assert.equal(said, text(dataset.dimensions[0].cells[roles[0]]));
    });
  }

  test("a role can be hidden and shown again, two always stay", async ({ page }) => {
    const widget = await page.open("plain");
    const [first, , third] = names();
    const boxes = async () => {
      const states = [];
      for (const box of await widget.all(".toggle input")) states.push([await box.isSelected(), await box.isEnabled()]);
      return states;
    };
    assert.deepEqual(await widget.texts(".toggle"), names());
    assert.deepEqual(await boxes(), [[true, true], [true, true], [true, true]]);
    await (await widget.named(".toggle", first)).click();
    await page.until("the column to go", async () => (await widget.table())[0].length === 3);
    assert.deepEqual(await widget.table(), expected(roles.slice(1)));
    assert.deepEqual(await boxes(), [[false, true], [true, false], [true, false]]);
    await (await widget.named(".toggle", third)).click();
    assert.deepEqual(await widget.table(), expected(roles.slice(1)), "the last two stay");
    await (await widget.named(".toggle", first)).click();
    await page.until("the column to come back", async () => (await widget.table())[0].length === 4);
    assert.deepEqual(await widget.table(), expected());
    assert.deepEqual(await boxes(), [[true, true], [true, true], [true, true]]);
  });

  test("roles are hidden by keyboard, and the box keeps the focus", async ({ page }) => {
    const widget = await page.open("plain");
    await page.tabTo("the first box", ({ type }) => type === "checkbox");
    await page.press(Key.SPACE);
    await page.until("the column to go", async () => (await widget.table())[0].length === 3);
    const focused = await page.focused();
    assert.deepEqual([focused.text, focused.checked], [names()[0], false]);
  });

  test("a hidden role keeps its place in the result", async ({ page }) => {
    const widget = await page.open("plain");
    await (await widget.named(".toggle", text(role("cto").name))).click();
    await widget.set("answers", pure("cto"));
    await widget.showsResult();
    assert.equal((await widget.bars())[0].role, text(role("cto").name));
  });
});

suite("a narrow table", (test) => {
  const cases = [
    ["a narrow window", "plain", 360],
    ["the narrowest window", "plain", 320],
    ["a narrow column of a wide page", "narrow", 1280],
  ];
  for (const [what, host, width] of cases) {
    for (const language of ["en", "fr"]) {
      test(`names the role in every cell and needs no sideways scrolling: ${what} (${language})`, async ({ page, devtools }) => {
        await devtools.size(width);
        const widget = await page.open(host, { lang: language, "cta-href": "#contact" });
        const facts = dataset.dimensions.flatMap(({ cells }) => roles.map((id) => `${text(role(id).name, language)}\n${text(cells[id], language)}`));
        assert.deepEqual(await widget.texts("td"), facts);
        await widget.assertNoSidewaysScrolling();
        for (const summary of await widget.all("summary")) await summary.click();
        await widget.assertNoSidewaysScrolling();
        await widget.give(pure("cto"), language);
        await widget.assertNoSidewaysScrolling();
      });
    }
  }

  for (const language of ["en", "fr"]) {
    test(`no line begins with the comma after a term (${language})`, async ({ page, devtools }) => {
      const widget = await page.open("plain", { lang: language });
      for (const summary of await widget.all("summary")) await summary.click();
      for (let width = 320; width <= 480; width += 4) {
        await devtools.size(width);
        assert.deepEqual(await widget.strayPunctuation(), [], `at ${width} px`);
      }
    });
  }

  test("a wide table does not repeat the roles in its cells", async ({ page }) => {
    const widget = await page.open("plain");
    assert.deepEqual(await widget.texts(".cell-role"), []);
    await widget.assertNoSidewaysScrolling();
  });
});

suite("glossary terms", (test) => {
  // A form is what stands in the text; the term itself is one too.
  const meaning = (form, language = "en") => {
    const wanted = form.toLowerCase();
    const found = dataset.glossary.find(({ term, forms }) => {
      const others = (Array.isArray(forms) ? forms : forms?.[language]) ?? [];
      return [text(term, language), ...others].some((form) => form.toLowerCase() === wanted);
    });
    return found && { term: text(found.term, language), text: text(found.text, language) };
  };
  const card = async (widget) => ({ term: await widget.text(".term-card strong"), text: await widget.text(".term-card p") });

  for (const language of ["en", "fr"]) {
    test(`a click explains a term, Escape closes it (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      const terms = await widget.texts("table .term");
      assert.ok(terms.length > 2, `terms in the table: ${terms}`);
      for (const form of terms.slice(0, 3)) {
        await (await widget.named("table .term", form)).click();
        await page.until(`“${form}” to be explained`, async () => (await widget.text(".term-card")) !== "");
        assert.deepEqual(await card(widget), meaning(form, language));
        await page.press(Key.ESCAPE);
        await page.until("the card to close", async () => (await widget.text(".term-card")) === "");
      }
    });
  }

  test("the keyboard opens and closes a term and stays on it", async ({ page }) => {
    const widget = await page.open("plain");
    await page.tabTo("a term", ({ className }) => className === "term");
    const { text: form } = await page.focused();
    await page.press(Key.ENTER);
    await page.until("the card", async () => (await widget.text(".term-card")) !== "");
    assert.deepEqual(await card(widget), meaning(form));
    assert.equal((await page.focused()).text, form);
    await page.press(Key.ESCAPE);
    await page.until("the card to close", async () => (await widget.text(".term-card")) === "");
    assert.equal((await page.focused()).text, form, "the term keeps the focus");
  });

  test("a click elsewhere closes the card, another term takes it over", async ({ page }) => {
    const widget = await page.open("plain");
    const [first, second] = await widget.texts(".term");
    await (await widget.named(".term", first)).click();
    await page.until("the first", async () => (await card(widget)).term === meaning(first).term);
    await (await widget.named(".term", second)).click();
    await page.until("the second", async () => (await card(widget)).term === meaning(second).term);
    await (await page.heading()).click();
    await page.until("the card to close", async () => (await widget.text(".term-card")) === "");
  });

  test("the card stays inside the window and does not cover its term", async ({ page, devtools }) => {
    for (const width of [360, 1280]) {
      await devtools.size(width, 700);
      const widget = await page.open("plain");
      for (const form of (await widget.texts("table .term")).slice(0, 4)) {
        const term = await widget.named("table .term", form);
        await term.click();
        await page.until(`“${form}” to be explained`, async () => (await widget.text(".term-card")) !== "");
        const box = await (await widget.one(".term-card")).getRect();
        const own = await term.getRect();
        const [top, height] = await page.run(() => [scrollY, innerHeight]);
        assert.ok(box.x >= 0 && box.x + box.width <= width, `${form}: ${JSON.stringify(box)} in ${width}`);
        assert.ok(box.y >= top && box.y + box.height <= top + height, `${form}: ${JSON.stringify(box)} from ${top}, ${height}`);
        const apart = box.y >= own.y + own.height || box.y + box.height <= own.y;
        assert.ok(apart, `${form}: ${JSON.stringify(box)} over ${JSON.stringify(own)}`);
        await page.press(Key.ESCAPE);
      }
    }
  });
});

suite("what opens", (test) => {
  for (const language of ["en", "fr"]) {
    test(`questions are answered by keyboard (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      for (const entry of dataset.faq) {
        const asked = text(entry.question, language);
        await page.tabTo(asked, ({ tag, text }) => tag === "summary" && text === asked);
        await page.press(Key.ENTER);
        await page.until("the answer", async () => (await widget.texts(".faq p")).includes(text(entry.answer, language)));
      }
    });

    test(`responsibilities open by keyboard and by mouse (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      const owners = roles.filter((id) => dataset.responsibilities.some((duty) => duty.role === id));
      for (const id of owners) {
        const heading = word("responsibilities_heading", language, { role: text(role(id).name, language) });
        await page.tabTo(heading, ({ tag, text }) => tag === "summary" && text === heading);
        await page.press(Key.SPACE);
        const duties = dataset.responsibilities.filter((duty) => duty.role === id);
        await page.until("the duties", async () => (await widget.texts("dt")).length > 0);
        assert.deepEqual(await widget.texts("dt"), duties.map(({ title }) => text(title, language)));
        assert.deepEqual(await widget.texts("dd"), duties.map((duty) => text(duty.text, language)));
        await (await widget.named("summary", heading)).click();
        await page.until("the duties to close", async () => (await widget.texts("dt")).length === 0);
      }
    });

    test(`each role is told at more length (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      for (const { name, definition, notes } of dataset.roles) {
        await (await widget.named(".about summary", text(name, language))).click();
        const told = [definition, ...(notes ?? []).map((note) => note.text)].map((part) => text(part, language));
        await page.until(text(name, language), async () => {
          const shown = await widget.texts(".about p");
          return told.every((part) => shown.includes(part));
        });
      }
    });
  }
});
