// The comparison and everything that opens: columns, narrow columns, terms, disclosures.
import assert from "node:assert/strict";
import { By, Key } from "selenium-webdriver";
import { skipIn } from "./devtools.mjs";
import { suite } from "./suite.mjs";
import { dataset, pure, role, roles, text, word } from "./words.mjs";

const names = (language = "en") => dataset.roles.map((role) => text(role.name, language));

/** The questions that are about something, as the links to them say it. */
const asked = (about, language) =>
  dataset.questions.flatMap((question, at) => (question.about?.dimension === about ? [word("asked_in", language, { n: String(at + 1) })] : []));

/** The table as it must read: column heads, then a row per dimension. */
const expected = (shown = roles, language = "en") => [
  [word("dimension", language), ...shown.map((id) => [text(role(id).name, language), text(role(id).tagline, language)].join("\n"))],
  ...dataset.dimensions.map(({ id, name, cells }) => [
    [text(name, language), ...asked(id, language)].join("\n"),
    ...shown.map((id) => [text(cells[id], language), word("more", language)].join("\n")),
  ]),
];

suite("the table", { about: "main path" }, (test) => {
  for (const language of ["en", "fr"]) {
    test(`shows every fact (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      assert.deepEqual(await widget.table(), expected(roles, language));
    });
  }

  for (const width of [1280, 360]) {
    test(`is a table for a screen reader at ${width} px`, { about: "contract" }, async ({ page, devtools }) => {
      await devtools.size(width);
      const widget = await page.open("plain");
      const table = await widget.one("table");
      assert.equal(await table.getAriaRole(), "table");
      assert.ok((await table.getAccessibleName()).length > 0);
      assert.equal(await table.getAccessibleName(), await (await widget.one("caption")).getProperty("textContent"));
      const parts = { "tbody tr": "row", "thead th": "columnheader", "tbody th": "rowheader", td: "cell" };
      for (const [selector, expectedRole] of Object.entries(parts)) {
        for (const part of await widget.all(`table ${selector}`)) {
          if (await part.isDisplayed()) assert.equal(await part.getAriaRole(), expectedRole);
        }
      }
      for (const head of await widget.all("thead th")) assert.equal(await head.getDomAttribute("scope"), "col");
      for (const head of await widget.all("tbody th")) assert.equal(await head.getDomAttribute("scope"), "row");
    });

    test(`says a cell's fact to a screen reader, not its role again, at ${width} px`, { about: "contract" }, async ({ page, devtools }) => {
      skipIn(["webkit"], "its driver tells no name that comes from a cell's content");
      await devtools.size(width);
      const [first] = await (await page.open("plain")).all("td");
      // Chromium puts a space after a term's button, even before a comma.
      const said = (await first.getAccessibleName()).replaceAll(" ,", ",");
      assert.ok(said.startsWith(text(dataset.dimensions[0].cells[roles[0]])), said);
    });
  }

  test("hides a role and shows it again, and always keeps two", async ({ page }) => {
    const widget = await page.open("plain");
    const [first, , third] = names();
    const boxes = async () => {
      const states = [];
      for (const box of await widget.all(".columns input")) states.push([await box.isSelected(), await box.isEnabled()]);
      return states;
    };
    assert.deepEqual(await widget.texts(".columns .toggle"), names());
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

  test("hides a role by keyboard, and the check box keeps the focus", async ({ page }) => {
    const widget = await page.open("plain");
    await page.tabTo("the first box", ({ type }) => type === "checkbox");
    await page.press(Key.SPACE);
    await page.until("the column to go", async () => (await widget.table())[0].length === 3);
    const focused = await page.focused();
    assert.deepEqual([focused.text, focused.checked], [names()[0], false]);
  });

  test("leaves a hidden role in the result", async ({ page }) => {
    const widget = await page.open("plain");
    await (await widget.named(".toggle", text(role("cto").name))).click();
    await widget.set("answers", pure("cto"));
    await widget.showsResult();
    assert.equal((await widget.bars())[0].role, text(role("cto").name));
  });
});

suite("a narrow table", { about: "looks" }, (test) => {
  const cases = [
    ["a narrow window", "plain", 360],
    ["the narrowest window", "plain", 320],
    ["a narrow column of a wide page", "narrow", 1280],
  ];
  for (const [what, host, width] of cases) {
    for (const language of ["en", "fr"]) {
      test(`has two columns and needs no sideways scrolling: ${what} (${language})`, async ({ page, devtools }) => {
        await devtools.size(width);
        const widget = await page.open(host, { lang: language, "cta-href": "#contact" });
        assert.deepEqual(await widget.table(), expected(roles.slice(0, 2), language));
        await widget.assertNoSidewaysScrolling();
        await widget.openAll();
        await widget.assertNoSidewaysScrolling();
        await widget.give(pure("cto"), language);
        await widget.assertNoSidewaysScrolling();
      });
    }
  }

  test("shows any two roles, which stay when an answer is given", async ({ page, devtools }) => {
    await devtools.size(360);
    const widget = await page.open("plain");
    const shown = async () => (await widget.table())[0].slice(1).map((head) => head.split("\n")[0]);
    const chosen = () => widget.run((root) => [...root.querySelectorAll(".pair select")].map((list) => list.selectedOptions[0].textContent));
    const [first, second, third] = names();
    assert.deepEqual([await shown(), await chosen()], [[first, second], [first, second]]);
    await widget.pick(1, third);
    await page.until("the third", async () => (await shown()).includes(third));
    assert.deepEqual([await shown(), await chosen()], [[first, third], [first, third]]);
    await widget.pick(0, third);
    await page.until("the two to change places", async () => (await chosen())[0] === third);
    assert.deepEqual([await shown(), await chosen()], [[first, third], [third, first]], "the columns keep the order of the roles");
    await widget.answer({ "main-gap": "set-direction" });
    await widget.give(pure("cto"));
    assert.deepEqual([await shown(), await chosen()], [[first, third], [third, first]]);
  });

  test("can show a role that was hidden while the table was wide", async ({ page, devtools }) => {
    const widget = await page.open("plain");
    const [first, second, third] = names();
    await (await widget.named(".toggle", first)).click();
    await devtools.size(360);
    const shown = async () => (await widget.table())[0].slice(1).map((head) => head.split("\n")[0]);
    await page.until("two columns", async () => (await widget.texts(".pair select")).length === 2);
    assert.deepEqual(await shown(), [second, third]);
    await widget.pick(0, first);
    await page.until("the first", async () => (await shown()).includes(first));
    assert.deepEqual(await shown(), [first, third]);
    await devtools.size(1280);
    await page.until("all columns", async () => (await widget.table())[0].length === 4);
  });

  test("offers no choice of columns where there are two roles", async ({ page, devtools }) => {
    await devtools.size(360);
    const widget = await page.open("plain", { roles: "cto lead-developer" });
    assert.deepEqual(await widget.table(), expected(["cto", "lead-developer"]));
    assert.equal((await widget.all(".toggles")).length, 0);
  });

  for (const language of ["en", "fr"]) {
    test(`begins no line with the comma after a term (${language})`, async ({ page, devtools }) => {
      const widget = await page.open("plain", { lang: language });
      await widget.openAll();
      for (let width = 320; width <= 480; width += 4) {
        await devtools.size(width);
        assert.deepEqual(await widget.strayPunctuation(), [], `at ${width} px`);
      }
    });
  }

  test("has lists to choose two roles, and a wide one has none", async ({ page }) => {
    const widget = await page.open("plain");
    assert.deepEqual(await widget.texts(".pair select"), []);
    await widget.assertNoSidewaysScrolling();
  });
});

suite("the names of the roles", { about: "looks" }, (test) => {
  for (const width of [1280, 360]) {
    test(`stay in sight while the table is scrolled at ${width} px`, async ({ page, devtools }) => {
      await devtools.size(width, 740);
      const widget = await page.open("plain");
      const pass = async (table) => {
        await widget.one(`${table} tbody tr:nth-child(3)`);
        await page.run((y) => scrollTo(0, scrollY + y), (await widget.place(`${table} tbody tr:nth-child(3)`)).top);
        return (await widget.place(`${table} thead`)).top;
      };
      assert.equal(await pass(".table"), 0);
      assert.equal(await pass(".coverage"), 0);
      await page.run(() => document.documentElement.style.setProperty("--rolefit-sticky-top", "50px"));
      assert.equal(await pass(".table"), 50, "below a header of the page");
      await page.run(() => scrollTo(0, document.documentElement.scrollHeight));
      assert.ok((await widget.place(".table thead")).bottom < 0, "they go with the table");
    });
  }

  test("stay below the bar of the dialog", async ({ page }) => {
    const widget = await page.open("plain", { mode: "dialog" });
    await (await widget.one(".opener button")).click();
    await widget.one(".table");
    await widget.run((root) => root.querySelector(".dialog").scrollBy(0, root.querySelector(".table tbody").getBoundingClientRect().top));
    const [bar, heads] = [await widget.place(".dialog > form"), await widget.place(".table thead")];
    assert.ok(Math.abs(heads.top - bar.bottom) < 2, JSON.stringify([bar.bottom, heads.top]));
  });

  test("do not stay in sight in a low window", async ({ page, devtools }) => {
    await devtools.size(320, 256);
    const widget = await page.open("plain");
    assert.equal(await widget.style(".table thead", "position"), "static");
  });
});

suite("the differences", (test) => {
  test("are said to be everywhere where no two roles have the same text", async ({ page }) => {
    const widget = await page.open("plain");
    assert.ok(!(await widget.texts("[part=compare]"))[0].includes(word("contrast_none")));
    await (await widget.named(".toggle", word("contrast"))).click();
    await page.until("the note", async () => (await widget.texts("p")).includes(word("contrast_none")));
    assert.deepEqual((await widget.table()).flat().filter((cell) => cell.includes(word("same_as"))), []);
  });

  test("stay marked when the host changes the language", async ({ page }) => {
    const widget = await page.open("plain");
    await (await widget.named(".toggle", word("contrast"))).click();
    await widget.attribute("lang", "fr");
    await page.until("the note", async () => (await widget.texts("p")).includes(word("contrast_none", "fr")));
    assert.ok(await (await (await widget.named(".toggle", word("contrast", "fr"))).findElement(By.css("input"))).isSelected());
  });

  for (const width of [1280, 360]) {
    test(`are told from what several roles have in common at ${width} px`, async ({ page, devtools, server }) => {
      await devtools.size(width);
      const copy = structuredClone(dataset);
      const [row] = copy.dimensions;
      row.cells[roles[1]] = row.cells[roles[0]];
      server.answer("/roles.json", { body: Buffer.from(JSON.stringify(copy)) });
      const widget = await page.open("plain", { source: "/roles.json" });
      const same = async () => {
        const found = [];
        for (const cells of await widget.table()) found.push(cells.map((cell) => cell.includes(word("same_as"))));
        return found[1];
      };
      assert.ok((await same()).every((same) => !same));
      await (await widget.named(".toggle", word("contrast"))).click();
      const expected = width === 360 ? [false, true, true] : [false, true, true, false];
      await page.until("the note", async () => (await same())[1]);
      assert.deepEqual(await same(), expected);
      assert.ok(!(await widget.texts("p")).includes(word("contrast_none")));
      assert.deepEqual(await page.accessibilityFaults(), []);
    });
  }
});

suite("the further text of a cell", (test) => {
  test("opens in place, is pushed to the data layer, and stays open when columns and answers change", async ({ page }) => {
    const widget = await page.open("plain", { analytics: "datalayer" });
    const [dimension] = dataset.dimensions;
    const [first, second] = roles;
    const name = word("more_on", "en", { row: text(dimension.name), role: text(role(first).name) });
    const more = await widget.named("summary", name);
    assert.equal(await more.getAccessibleName(), name);
    assert.ok((await more.getRect()).height >= 44);
    await more.click();
    const isOpen = async () => (await widget.texts("td p")).includes(text(dimension.more[first]));
    await page.until("more", isOpen);
    await (await widget.named(".columns .toggle", text(role(second).name))).click();
    await page.until("a column to go", async () => (await widget.table())[0].length === 3);
    assert.ok(await isOpen());
    await widget.give(pure("cto"));
    assert.ok(await isOpen());
    const told = await page.run(() => window.dataLayer.filter(({ event }) => event === "information_click").map(({ kind, id }) => [kind, id]));
    assert.deepEqual(told, [["cell", first]]);
  });
});

/** Presses a link of the table in the middle of the window, where the sticky head does not cover it. */
async function follow(page, widget, name) {
  const link = await widget.named("button", name);
  await page.run((link) => link.scrollIntoView({ block: "center" }), link);
  await link.click();
}

suite("the links between table and questions", { about: "keyboard" }, (test) => {
  test("lead from the first screen to the question or result that is shown", async ({ page, devtools }) => {
    await devtools.size(360, 740);
    const widget = await page.open("plain");
    const lead = async () => {
      const button = await widget.named(".compare > button", word("quiz_heading"));
      assert.ok((await button.getRect()).y < 740);
      await button.click();
    };
    await widget.answer({ "main-gap": "set-direction" });
    await lead();
    const second = dataset.questions[1];
    await widget.shows(second.id);
    assert.equal((await page.focused()).text, text(second.text));
    await widget.set("answers", pure("cto"));
    await widget.showsResult();
    await lead();
    assert.ok((await page.focused()).className.includes("headline"));
    const without = await page.open("plain", { view: "compare" });
    assert.ok(!(await without.texts("button")).includes(word("quiz_heading")));
  });

  for (const width of [1280, 360]) {
    test(`lead from a row to its question and back at ${width} px`, async ({ page, devtools }) => {
      await devtools.size(width, 740);
      const widget = await page.open("plain");
      const [asking] = dataset.questions.filter(({ about }) => about?.dimension === "hands-on-coding");
      const link = word("asked_in", "en", { n: String(dataset.questions.indexOf(asking) + 1) });
      await widget.answer({ "main-gap": "set-direction" });
      await follow(page, widget, link);
      await widget.shows(asking.id);
      assert.equal((await page.focused()).text, text(asking.text));
      const { top, bottom } = await widget.place(".question h3");
      assert.ok(top >= 0 && bottom <= 740, `${top} to ${bottom}`);
      assert.deepEqual(await widget.property("answers"), { "main-gap": "set-direction" });
      await widget.press(word("see_row"));
      const focused = await page.focused();
      assert.deepEqual([focused.tag, focused.text.split("\n")[0]], ["th", "Hands-on coding"]);
      const [head, row] = [await widget.place(".table thead"), await widget.place(".table tr:nth-child(3) th")];
      assert.ok(row.top >= head.bottom && row.bottom <= 740, `${row.top} below ${head.bottom}`);
    });
  }

  test("lead from the result to a question and back to the result", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.give(pure("cto"));
    await follow(page, widget, word("asked_in", "en", { n: "2" }));
    await widget.shows("time-frame");
    await widget.press(word("next"));
    await widget.showsResult();
    assert.deepEqual(await widget.property("answers"), pure("cto"));
  });

  test("are left out where only one of them is shown", async ({ page }) => {
    const said = async (view) => (await (await page.open("plain", { view })).texts("button")).join("\n");
    assert.ok(!(await said("compare")).includes(word("asked_in", "en", { n: "1" })));
    assert.ok(!(await said("quiz")).includes(word("see_row")));
    assert.ok((await said("quiz compare")).includes(word("see_row")));
  });
});

suite("the glossary", { about: "looks" }, (test) => {
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
    test(`explains a term after a click, and closes with Escape (${language})`, async ({ page }) => {
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

  test("opens and closes by keyboard, and the term keeps the focus", async ({ page }) => {
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

  test("closes after a click elsewhere, and changes for another term", async ({ page }) => {
    const widget = await page.open("plain");
    const [first, second] = await widget.texts(".term");
    await (await widget.named(".term", first)).click();
    await page.until("the first", async () => (await card(widget)).term === meaning(first).term);
    await (await widget.named(".term", second)).click();
    await page.until("the second", async () => (await card(widget)).term === meaning(second).term);
    await (await page.heading()).click();
    await page.until("the card to close", async () => (await widget.text(".term-card")) === "");
  });

  test("stays inside the window and does not cover its term", async ({ page, devtools }) => {
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

suite("the disclosures", (test) => {
  for (const language of ["en", "fr"]) {
    test(`open frequent questions by keyboard (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      for (const entry of dataset.faq) {
        const asked = text(entry.question, language);
        await page.tabTo(asked, ({ tag, text }) => tag === "summary" && text === asked);
        await page.press(Key.ENTER);
        await page.until("the answer", async () => (await widget.texts(".faq p")).includes(text(entry.answer, language)));
      }
    });

    test(`describe each role at length (${language})`, async ({ page }) => {
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
