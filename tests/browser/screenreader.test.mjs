// What a screen reader has to say, read from the browser's accessibility tree: a line for each node, in reading order.
import assert from "node:assert/strict";
import { suite } from "./suite.mjs";
import { dataset, label, percent, pure, question, questions, role, text, word } from "./words.mjs";

/** Roles without a line of their own: boxes, and names that are read with what they name. */
const SILENT = ["RootWebArea", "main", "generic", "paragraph", "list", "listitem", "ListMarker", "rowgroup", "Legend", "LabelText", "caption", "InlineTextBox", "LineBreak"];

/** Roles that are named by their content. */
const NAMED = ["heading", "button", "link", "radio", "checkbox", "columnheader", "rowheader", "cell", "summary", "DisclosureTriangle"];

/** The lines of the page: `radio, not checked: Not sure`, and in brackets what describes it. */
async function lines(devtools) {
  const said = [];
  for (const { role, name, description, states, within } of await devtools.accessibilityTree()) {
    if (SILENT.includes(role)) continue;
    if (role === "StaticText") {
      const isSaid = within.some((outer) => NAMED.includes(outer.role) || ["Legend", "LabelText", "caption"].includes(outer.role));
      if (!isSaid && name) said.push(name);
      continue;
    }
    const what = [role === "DisclosureTriangle" ? "disclosure" : role];
    if (role === "heading") what[0] += ` ${states.level}`;
    if (role === "radio" || role === "checkbox") what.push(states.checked === "true" ? "checked" : "not checked");
    if (states.expanded !== undefined) what.push(states.expanded ? "expanded" : "collapsed");
    if (states.disabled) what.push("unavailable");
    // Chromium puts a space after a term's button, even before a comma.
    said.push(`${what.join(", ")}${name ? `: ${name.replaceAll(" ,", ",")}` : ""}${description ? ` (${description})` : ""}`);
  }
  return said;
}

/** Asserts that lines which begin so are said, in this order, whatever is said between them. */
function assertSaid(said, expected) {
  let at = 0;
  for (const line of expected) {
    const found = said.findIndex((one, place) => place >= at && one.startsWith(line));
    assert.ok(found >= 0, `“${line}” is not said after “${said[at - 1] ?? "the start"}”, but:\n${said.slice(at, at + 40).join("\n")}`);
    at = found + 1;
  }
}

const radios = (id, checked, language) => [
  ...[...question(id).choices.map((choice) => choice.id), "not-sure"].map((choice) => `radio, ${choice === checked ? "checked" : "not checked"}: ${label(id, choice, language)}`),
];

suite("a screen reader says", (test) => {
  for (const language of ["en", "fr"]) {
    const say = (key, places) => word(key, language, places);
    const name = (id) => text(role(id).name, language);

    test(`a question as a group with its help, where one is, and every choice (${language})`, async ({ page, devtools }) => {
      const widget = await page.open("plain", { lang: language });
      const [first] = questions;
      await widget.answer({ [first]: "set-direction" }, language);
      await widget.press(say("back"));
      await widget.shows(first, language);
      const said = await lines(devtools);
      const asked = text(question(first).text, language);
      assertSaid(said, [
        `heading 2: ${say("quiz_heading")}`,
        say("progress", { n: 1, total: questions.length }),
        `group: ${asked} (${text(question(first).help, language)})`,
        `heading 3: ${asked}`,
        ...radios(first, "set-direction", language),
        say("choose_hint"),
        `button: ${say("next")}`,
      ]);
      assert.deepEqual(said.filter((line) => line.startsWith("radio")), radios(first, "set-direction", language), "and no other choice");
    });

    test(`the table with a head for each column and row (${language})`, async ({ page, devtools }) => {
      await page.open("plain", { lang: language });
      const said = await lines(devtools);
      assertSaid(said, [
        `heading 2: ${say("compare_heading")}`,
        `group: ${say("show_roles")}`,
        ...dataset.roles.map(({ id }) => `checkbox, checked: ${name(id)}`),
        `table: ${say("table_caption")}`,
        `columnheader: ${say("dimension")}`,
        ...dataset.roles.map(({ id, tagline }) => `columnheader: ${name(id)} ${text(tagline, language)}`),
        ...dataset.dimensions.flatMap((row) => [`rowheader: ${text(row.name, language)}`, ...dataset.roles.map(({ id }) => `cell: ${text(row.cells[id], language)}`)]),
      ]);
    });

    test(`the result with its headline, every fit in numbers, and each list of answers by its question (${language})`, async ({ page, devtools }) => {
      const widget = await page.open("plain", { lang: language });
      const answers = pure("cto");
      await widget.give(answers, language);
      await widget.one(".details h4");
      await widget.openAll();
      const { fit } = await widget.property("result");
      const said = await lines(devtools);
      const best = Object.entries(fit).sort(([, one], [, other]) => other - one);
      assertSaid(said, [
        `heading 3: ${await widget.text(".headline")}`,
        `heading 4: ${say("fit_heading")}`,
        ...best.flatMap(([id, fit]) => [name(id), percent(fit, language)]),
        `heading 4: ${say("details_reasons_for", { role: name("cto") })}`,
      ]);
      const lists = said.filter((line) => line.startsWith("combobox"));
      for (const id of questions) assert.ok(lists.some((line) => line.includes(text(question(id).text, language))), `a list for “${id}”: ${lists.join("\n")}`);
      assertSaid(said, [`columnheader: ${name("cto")} ${text(role("cto").tagline, language)} ${say("recommended")}`]);
    });
  }

  test("whether a part is open, and what is in it only then", async ({ page, devtools }) => {
    const widget = await page.open("plain");
    const [first, second] = dataset.faq.map(({ question }) => text(question));
    const between = async (state) => {
      const said = await lines(devtools);
      const inside = said.slice(said.indexOf(`disclosure, ${state}: ${first}`) + 1, said.indexOf(`disclosure, collapsed: ${second}`));
      return inside.filter((line) => line !== "group").join("");
    };
    assert.equal(await between("collapsed"), "");
    await (await widget.named("summary", first)).click();
    assert.ok((await between("expanded")).length > 40);
  });

  test("the dialog with its name, and nothing of the page behind it", async ({ page, devtools }) => {
    await page.host('<h1>Before</h1><role-fit mode="dialog" loading="eager"><p>The three roles in short.</p></role-fit>');
    const widget = await page.widget();
    const [opener] = (await lines(devtools)).filter((line) => line.startsWith("button"));
    await (await widget.one(".opener button")).click();
    const said = await lines(devtools);
    assertSaid(said, [opener.replace("button", "dialog"), `heading 2: ${word("quiz_heading")}`]);
    assert.ok(!said.includes("heading 1: Before"), "the page is not read while the dialog is open");
  });

  test("no control without a name", async ({ page, devtools }) => {
    const widget = await page.open("plain", { "cta-href": "#contact" });
    for (const show of [() => {}, () => widget.answer({ "main-gap": "set-direction" }), () => widget.give(pure("cto"))]) {
      await show();
      await widget.openAll();
      const nameless = (await lines(devtools)).filter((line) => !line.includes(":") && /^(button|link|radio|checkbox|group|dialog|table|columnheader|rowheader|cell|heading|img|graphics|disclosure)\b/.test(line));
      // Boxes of disclosures are groups to Chromium; their summaries have the names.
      assert.deepEqual(nameless.filter((line) => line !== "group"), []);
    }
  });
});

suite("the live region", (test) => {
  /** Keeps what live regions say. */
  const LISTEN = `(() => {
    window.heard = [];
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      new MutationObserver((changes) => {
        const regions = new Set(changes.map(({ target }) => target.closest?.("[role=status], [role=alert], [aria-live]")));
        // A text that is added together with its region is not read.
        for (const region of regions) if (region?.textContent && known.has(region)) heard.push(region.textContent);
        for (const region of root.querySelectorAll("[role=status], [role=alert], [aria-live]")) known.add(region);
      }).observe(root, { childList: true, subtree: true });
      return root;
    };
    window.known = new WeakSet();
  })()`;
  const heard = (page) => page.run(() => window.heard.splice(0));
  const regions = (widget) => widget.page.run(() => [...document.querySelector("role-fit").shadowRoot.querySelectorAll("[role=status], [aria-live=polite]")].length);

  async function listened(page, devtools, attributes) {
    await devtools.first(LISTEN);
    return page.open("plain", attributes);
  }

  test("is the only one, and polite, in every state", async ({ page, devtools }) => {
    const widget = await page.open("plain");
    const assertOne = async () => {
      assert.equal(await regions(widget), 1);
      const live = (await devtools.accessibilityTree()).filter(({ states, within }) => states.live === "polite" && !within.some((outer) => outer.states.live));
      assert.deepEqual(live.map(({ role, states }) => [role, states.atomic]), [["status", true]]);
    };
    await assertOne();
    await widget.answer({ "main-gap": "set-direction" });
    await assertOne();
    await widget.give(pure("cto"));
    await assertOne();
  });

  for (const language of ["en", "fr"]) {
    test(`says how many columns are shown (${language})`, async ({ page, devtools }) => {
      const widget = await listened(page, devtools, { lang: language });
      const total = dataset.roles.length;
      const [first] = dataset.roles.map(({ name }) => text(name, language));
      for (const n of [total - 1, total]) {
        await (await widget.named(".toggle", first)).click();
        assert.deepEqual(await heard(page), [word("roles_shown", language, { n, total })]);
      }
    });
  }

  test("says what a term means each time the term is pressed", async ({ page, devtools }) => {
    const widget = await listened(page, devtools);
    const [form] = await widget.texts("table .term");
    for (let time = 0; time < 2; time += 1) {
      await (await widget.named("table .term", form)).click();
      await page.until("the card", async () => (await widget.text(".term-card")) !== "");
      assert.deepEqual(await heard(page), [await widget.text(".term-card p")]);
      await page.driver.actions().sendKeys("\uE00C").perform();
    }
  });

  test("is silent where the focus moves to what is read anyway", async ({ page, devtools }) => {
    const widget = await listened(page, devtools);
    const [first, second] = questions;
    const answers = pure("cto");
    await widget.answer({ [first]: answers[first] });
    await widget.press(word("back"));
    await widget.shows(first);
    await widget.answer({ [first]: answers[first] });
    await widget.shows(second);
    await widget.answer(Object.fromEntries(Object.entries(answers).slice(1)));
    await widget.showsResult();
    await widget.press(word("restart"));
    await widget.shows(first);
    assert.deepEqual(await heard(page), []);
  });

  test("is emptied when the visitor goes on", async ({ page }) => {
    const widget = await page.open("plain");
    await (await widget.named(".toggle", text(dataset.roles[0].name))).click();
    const said = () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelector("[role=status]").textContent);
    assert.notEqual(await said(), "");
    await widget.answer({ "main-gap": "set-direction" });
    assert.equal(await said(), "");
  });

  test("leaves a missing answer to the alert, which is heard at once and each time", async ({ page, devtools }) => {
    const widget = await listened(page, devtools);
    for (let time = 0; time < 2; time += 1) {
      await widget.press(word("next"));
      await page.until("the message", async () => (await widget.text("[role=alert]")) === word("choose_first"));
      assert.deepEqual(await heard(page), [word("choose_first")]);
    }
  });
});
