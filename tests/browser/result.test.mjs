// What explains a result: what to do next, the profile, every point, changed answers, and how the result is computed.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { Beyond } from "./devtools.mjs";
import { suite } from "./suite.mjs";
import { choice, dataset, evidenceless, label, outcome, percent, pure, question, questions, role, roles, text, unsure, word } from "./words.mjs";

const CTO = pure("cto");
/** One answer of another role, one that is not sure, the rest a CTO's. */
const LIKELY = { ...CTO, "security-duty": "one-off-effort", "spend-suppliers": "not-sure" };
const MIXED = { "coding-share": "rarely", "reports-to": "founders-part-time", "security-duty": "apply-existing-rules", "spend-suppliers": "in-house-mostly" };
/** Answers that speak for each role a little and for none enough; at most one of them speaks for no role. */
const SPLIT = splitAnswers();

const name = (id, language = "en") => text(role(id).name, language);
const position = (id) => questions.indexOf(id);
const of = (n, max, language = "en") => word("details_of", language, { n, max });
const numbers = (line) => (line.match(/\d+/g) ?? []).map(Number);

/** A sheet below the least fit in which all but at most one answer speaks for some role: found by trying, as the dataset stands. */
function splitAnswers() {
  const least = dataset.scoring.none_below_fit;
  const heads = dataset.questions.map(({ id, choices, max_weight: max }) => ({
    id,
    max,
    choices: choices.filter(({ weights }) => Object.values(weights).some((weight) => weight > 0)),
  }));
  let found;
  const sums = Object.fromEntries(roles.map((id) => [id, 0]));
  const answers = {};
  const all = heads.reduce((sum, { max }) => sum + max, 0);
  const walk = (at) => {
    if (found || roles.some((id) => 100 * sums[id] >= least * all)) return;
    if (at === heads.length) {
      found = { ...answers };
      return;
    }
    const lightest = [...heads[at].choices].sort((one, other) => weigh(one) - weigh(other));
    for (const { id, weights } of lightest) {
      answers[heads[at].id] = id;
      for (const role of roles) sums[role] += weights[role];
      walk(at + 1);
      for (const role of roles) sums[role] -= weights[role];
    }
  };
  const weigh = ({ weights }) => Math.max(...Object.values(weights));
  walk(0);
  return found;
}

suite("a result", { about: "numbers" }, (test) => {
  for (const language of ["en", "fr"]) {
    test(`lists every point, and the points add up to the fits (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      await widget.give(LIKELY, language);
      const { fit } = await widget.property("result");
      await widget.openAll();
      const [heads, ...rows] = await widget.table(".points");
      const shown = heads.slice(1).map((head) => roles.find((id) => name(id, language) === head));
      assert.deepEqual([...shown].sort(), [...roles].sort());
      const answered = questions.filter((id) => LIKELY[id] !== "not-sure");
      assert.equal(rows.length, answered.length + 2);
      const sums = shown.map(() => 0);
      let possible = 0;
      for (const [at, id] of answered.entries()) {
        const [head, ...cells] = rows[at];
        assert.equal(head, `${text(question(id).text, language)}\n${label(id, LIKELY[id], language)}`);
        const { weights } = choice(id, LIKELY[id]);
        assert.deepEqual(cells, shown.map((role) => of(weights[role], question(id).max_weight, language)));
        for (const [column, role] of shown.entries()) sums[column] += weights[role];
        possible += question(id).max_weight;
      }
      assert.deepEqual(rows.at(-2).slice(1), sums.map((sum) => of(sum, possible, language)));
      assert.deepEqual(rows.at(-1).slice(1), shown.map((role) => percent(fit[role], language)));
    });

    test(`draws in its profile, and says, how far the answers speak for each role (${language})`, async ({ page }) => {
      const widget = await page.open("plain", { lang: language });
      await widget.give(LIKELY, language);
      const rows = await widget.run((root) =>
        [...root.querySelectorAll(".profile .rows li")].map((row) => [...row.children].map((part) => part.textContent.trim())),
      );
      assert.ok(rows.length >= dataset.dimensions.length);
      assert.deepEqual(
        rows.slice(0, 5).map(([row]) => row),
        dataset.dimensions.map((row) => text(row.name, language)),
      );
      const totals = Object.fromEntries(roles.map((id) => [id, 0]));
      for (const [, said] of rows) {
        const parts = said.split(";").filter((part) => part.trim());
        assert.equal(parts.length, roles.length, said);
        for (const id of roles) totals[id] += numbers(parts.find((part) => part.includes(`${name(id, language)} `)).replace(name(id, language), ""))[0];
      }
      const points = (id) => questions.reduce((sum, at) => sum + (LIKELY[at] === "not-sure" ? 0 : choice(at, LIKELY[at]).weights[id]), 0);
      assert.deepEqual(totals, Object.fromEntries(roles.map((id) => [id, points(id)])));

      const shapes = await widget.run((root) =>
        [...root.querySelectorAll(".profile .legend svg svg")].map(({ firstChild }) => `${firstChild.localName} ${firstChild.getAttribute("class")}`),
      );
      assert.equal(new Set(shapes).size, roles.length, `each role has a mark of its own: ${shapes}`);
      const marks = await widget.run((root) => root.querySelectorAll(".profile .rows svg svg").length);
      assert.equal(marks, rows.length * roles.length);
    });

    test(`explains how it is computed, with the dataset's own numbers (${language})`, async ({ page }) => {
      const say = (key, places) => word(key, language, places);
      const widget = await page.open("plain", { lang: language });
      await widget.give(LIKELY, language);
      await widget.openAll();
      const told = await widget.run((root) => [...root.querySelectorAll(".disclosed")].map((inside) => inside.innerText).find((inside) => inside.includes("%") && root.querySelector(".shares")?.closest(".disclosed")?.innerText === inside));
      const { scoring, method } = dataset;
      const places = {
        max: Math.max(...dataset.questions.map(({ max_weight: max }) => max)),
        near: scoring.near_tie_points,
        none: percent(scoring.none_below_fit, language),
        least: scoring.min_answered,
      };
      for (const rule of ["points", "fit", "outcome", "guard"]) assert.ok(told.includes(say(`details_rule_${rule}`, places)), rule);
      assert.ok(told.includes(text(method.sources, language)));
      for (const limit of method.limits) assert.ok(told.includes(text(limit, language)));
      const shares = (await widget.texts(".shares .fit-value")).map((share) => parseFloat(share.replace(",", ".")));
      assert.equal(shares.length, Object.keys(method.shares).length);
      const known = shares.filter((share) => !Number.isNaN(share));
      assert.deepEqual(
        known.slice(0, 3),
        Object.values(method.shares).slice(0, 3).map((permille) => permille / 10),
      );
      const weights = await widget.texts(".weights li");
      assert.equal(weights.length, dataset.questions.reduce((sum, { choices }) => sum + choices.length, 0));
      for (const { id, choices } of dataset.questions) {
        for (const entry of choices) {
          const line = weights.find((line) => line.startsWith(text(entry.label, language)) && numbers(line.split("\n").at(-1)).length === roles.length);
          assert.ok(line, `${id}: ${entry.id}`);
        }
      }
    });
  }

  const NEXT = {
    cto: [CTO, () => outcome("cto").next],
    "none-yet": [evidenceless, () => outcome("none-yet").next],
    "none-yet by answers that part": [SPLIT, () => outcome("none-yet").split_next],
    mixed: [MIXED, () => outcome("mixed").next],
    insufficient: [unsure, () => outcome("insufficient").next],
    "a guard": [{ ...CTO, commitment: "part-time-fee" }, () => dataset.guards[0].next],
    "another guard": [{ ...CTO, "time-frame": "fixed-mission" }, () => dataset.guards[1].next],
  };
  for (const [case_, [answers, next]] of Object.entries(NEXT)) {
    test(`says what to do next: ${case_}`, async ({ page }) => {
      const widget = await page.open("plain");
      await widget.give(answers);
      assert.ok(next(), "the dataset says something");
      assert.deepEqual(await widget.texts(".next :is(h4, p)"), [word("details_next_heading"), text(next())]);
    });
  }
});

suite("an answer changed beside the result", { about: "numbers" }, (test) => {
  test("changes outcome, bars, reasons and marks, and can be taken back", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.give(CTO);
    const before = await widget.property("result");
    const headline = await widget.text(".headline");
    const seen = (await page.events("result")).length;
    await widget.tryAnswer(position("commitment"), label("commitment", "part-time-fee"));
    await page.until("the guard's headline", async () => (await widget.text(".headline")) === text(dataset.guards[0].headline));
    const after = await widget.property("result");
    assert.notEqual(after.outcome, before.outcome);
    for (const { role: bar, value } of await widget.bars()) {
      const id = roles.find((id) => name(id) === bar);
      const moved = after.fit[id] - before.fit[id];
      const sign = moved > 0 ? "+" : "−";
      assert.ok(value.endsWith(percent(after.fit[id])), value);
      assert.equal(value.startsWith(sign), moved !== 0, value);
    }
    const change = word("details_changed", "en", { choice: label("commitment", CTO.commitment) });
    const [moved] = (await widget.texts(".moved")).filter((line) => line.includes(change));
    assert.ok(moved.startsWith(word("details_turns", "en", { before: name("cto"), outcome: `${name("cto")} and ${name("fractional-cto")}` })), moved);
    assert.equal((await page.events("answer")).at(-1).detail.question, "commitment");
    assert.equal((await page.events("result")).length, seen + 1);
    assert.equal((await page.focused()).tag, "select", "the focus stays where the visitor is");

    await widget.press(word("details_take_back"));
    await page.until("the first headline", async () => (await widget.text(".headline")) === headline);
    assert.deepEqual(await widget.property("answers"), CTO);
    assert.deepEqual((await widget.property("result")).fit, before.fit);
    assert.deepEqual((await widget.texts(".moved")).filter(Boolean), []);
    assert.equal((await widget.replies())[position("commitment")], label("commitment", CTO.commitment));
  });

  test("says so when the result stays as it is", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.give(CTO);
    await widget.tryAnswer(position("trigger"), label("trigger", "not-sure"));
    const stays = word("details_stays", "en", { outcome: name("cto") });
    await page.until("what came of it", async () => (await widget.texts(".moved")).some((line) => line.startsWith(stays)));
  });

  test("leaves the focus on its list by keyboard", { about: "keyboard" }, async ({ page }) => {
    const widget = await page.open("plain");
    await widget.give(CTO);
    await page.tabTo("the answers", ({ tag, text }) => tag === "summary" && text.startsWith(word("details_your_answers")));
    await page.press(Key.ENTER);
    await page.tabTo("the first answer", ({ tag }) => tag === "select");
    const [first] = await widget.replies();
    await page.press(Key.ARROW_UP);
    await page.until("another answer", async () => (await widget.replies())[0] !== first);
    await page.press(Key.ARROW_UP);
    assert.equal((await page.focused()).tag, "select");
    assert.notEqual((await widget.property("answers"))["main-gap"], CTO["main-gap"]);
  });

  test("is read as a whole on a phone, where it has several lines, and can be changed by keyboard", async ({ page, devtools }) => {
    await devtools.size(360, 740);
    const widget = await page.open("plain");
    if (!(await page.run(() => CSS.supports("appearance", "base-select")))) throw new Beyond("its lists have one line");
    await widget.give(CTO);
    await page.tabTo("the answers", ({ tag, text }) => tag === "summary" && text.startsWith(word("details_your_answers")));
    await page.press(Key.ENTER);
    await page.tabTo("the first answer", ({ tag }) => tag === "select");
    const { top, bottom } = await widget.place(".answers select");
    assert.ok(bottom - top > 60, `${bottom - top} px high`);
    const [first] = await widget.replies();
    await page.press(Key.ARROW_UP);
    await page.press(Key.ARROW_UP);
    await page.press(Key.ENTER);
    await page.until("another answer", async () => (await widget.replies())[0] !== first);
    assert.equal((await page.focused()).tag, "select");
  });
});

suite("the fits beside the questions", (test) => {
  test("are shown from the fourth answer on, and not beside the result", async ({ page }) => {
    const widget = await page.open("plain");
    for (const [at, id] of questions.slice(0, 6).entries()) {
      await widget.shows(id);
      const shown = () =>
        widget.run((root) => {
          const leaning = root.querySelector(".leaning");
          return !leaning.checkVisibility() ? null : [...leaning.querySelectorAll(".fit")].map((fit) => [...fit.querySelectorAll("span")].map((part) => part.textContent));
        });
      if (at < dataset.scoring.min_answered) assert.equal(await shown(), null, `after ${at} answers`);
      else {
        const { fit } = await widget.property("result");
        const wanted = JSON.stringify(roles.map((id) => [name(id), percent(fit[id])]));
        // The fits follow the question, which goes first.
        await page.until(`the fits ${wanted}`, async () => JSON.stringify(await shown()) === wanted);
      }
      await widget.answer({ [id]: CTO[id] });
    }
    await widget.press(word("result_so_far"));
    await widget.showsResult();
    assert.equal(await widget.run((root) => root.querySelector(".leaning").checkVisibility()), false);
  });

  test("are hidden by without-leaning, at any time", async ({ page }) => {
    const widget = await page.open("plain", { "without-leaning": "" });
    await widget.answer(Object.fromEntries(questions.slice(0, 5).map((id) => [id, CTO[id]])));
    await widget.shows(questions[5]);
    assert.equal(await widget.run((root) => root.querySelector(".leaning")), null);
    await widget.attribute("without-leaning", null);
    await page.until("the leaning", () => widget.run((root) => root.querySelector(".leaning")?.hidden === false));
  });
});
