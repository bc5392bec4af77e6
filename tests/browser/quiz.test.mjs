// The questionnaire and its results, by mouse and by keyboard.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { skipIn } from "./devtools.mjs";
import { suite } from "./suite.mjs";
import {
  choice,
  dataset,
  evidenceless,
  label,
  outcome,
  percent,
  pure,
  question,
  questions,
  role,
  roles,
  text,
  unsure,
  word,
} from "./words.mjs";

const FIRST_FOUR = questions.slice(0, 4);
const CTO = pure("cto");
const MIXED = {
  "coding-share": "rarely",
  "reports-to": "founders-part-time",
  "security-duty": "apply-existing-rules",
  "spend-suppliers": "in-house-mostly",
};
const PAIRS = {
  "cto+fractional-cto": {
    "main-gap": "set-direction",
    "time-frame": "fixed-mission",
    "reports-to": "project-manager",
    "security-duty": "one-off-effort",
    "spend-suppliers": "large-ongoing",
  },
  "lead-developer+cto": {
    "time-frame": "no-plan",
    "coding-share": "partly",
    builders: "one-team",
    "company-profile": "agency-projects",
    "security-duty": "one-off-effort",
  },
  "lead-developer+fractional-cto": {
    "main-gap": "part-time-direction",
    "reports-to": "tech-lead-above",
    "company-profile": "agency-projects",
    trigger: "no-event",
    "security-duty": "one-off-effort",
  },
};

const only = (answers, ids) => Object.fromEntries(ids.map((id) => [id, answers[id]]));
const name = (id, language = "en") => text(role(id).name, language);

/** Asserts that everything the result shows follows from the answers. */
async function assertResult(widget, answers, id, language = "en") {
  const say = (key, places) => word(key, language, places);
  const result = await widget.property("result");
  assert.equal(result.outcome, id);
  assert.deepEqual(await widget.property("answers"), answers);
  assert.equal(await widget.text(".headline"), text(outcome(id).headline, language));
  assert.ok((await widget.texts(".meaning p")).includes(text(outcome(id).meaning, language)), "what the outcome means");

  const shown = await widget.bars();
  const fits = Object.entries(result.fit).map(([id, fit]) => ({ role: name(id, language), value: percent(fit, language), drawn: fit }));
  const byRole = (one, other) => one.role.localeCompare(other.role);
  const rounded = shown.map((bar) => ({ ...bar, drawn: Math.abs(bar.drawn - fits.find(({ role }) => role === bar.role).drawn) <= 1 }));
  assert.deepEqual(rounded.sort(byRole), fits.map((bar) => ({ ...bar, drawn: true })).sort(byRole), "the bars");
  assert.deepEqual(
    shown.map((bar) => parseInt(bar.value)),
    Object.values(result.fit).sort((one, other) => other - one),
    "the best fit comes first",
  );

  const answered = Object.values(answers).filter((choice) => choice !== "not-sure").length;
  assert.equal(await widget.text(".count"), say("answered", { n: answered, total: questions.length }));

  const own = Object.entries(answers).map(([question, id]) => say("details_your_answer", { choice: label(question, id, language) }));
  const quoted = await widget.texts("[part=reasons] .quoted");
  assert.ok(quoted.length > 0 && quoted.every((line) => own.includes(line)), `quotes the visitor's own answers: ${quoted}`);
  const reasons = await widget.texts(".reasons-for li");
  const given = roles.flatMap((role) => result.reasons[role]?.for ?? []);
  assert.equal(reasons.length, given.length);
  for (const [at, reason] of given.entries()) {
    const insight = text(choice(reason.question, reason.choice).insight, language);
    assert.ok(reasons[at].includes(insight), `“${insight}” in “${reasons[at]}”`);
  }

  assert.ok((await widget.texts(".changes h4")).includes(say("details_changes_heading")));
  const changes = await widget.text(".changes");
  assert.ok(result.changes.length > 0);
  for (const [question_, id] of Object.entries(result.changes[0].answers)) {
    const line = `${text(question(question_).text, language)}\n${label(question_, id, language)}`;
    assert.ok(changes.includes(line), `${line} in ${changes}`);
  }

  const asked = dataset.questions.map((question) => text(question.text, language));
  await widget.openAll();
  assert.deepEqual(await widget.texts(".answers .asked"), asked);
  const replies = questions.map((id) => (answers[id] ? label(id, answers[id], language) : say("details_not_answered")));
  assert.deepEqual(await widget.replies(), replies);
}

/** Role names of the columns marked as recommended. */
async function markedColumns(widget, language = "en") {
  const [heads] = await widget.table();
  return heads.filter((head) => head.includes(word("recommended", language))).map((head) => head.split("\n")[0]);
}

/** Cells marked as matching an answer, as dimension and column. */
async function markedCells(widget, language = "en") {
  const [heads, ...rows] = await widget.table();
  const columns = heads.map((head) => head.split("\n")[0]);
  return rows.flatMap(([dimension, ...cells]) =>
    cells.flatMap((cell, at) => (cell.includes(word("matches_answer", language)) ? [`${dimension.split("\n")[0]}: ${columns[at + 1]}`] : [])),
  );
}

suite("the questionnaire by mouse", { about: "main path" }, (test) => {
  test("leads to a recommendation that explains itself in ten clicks", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(CTO);
    await widget.showsResult();
    await assertResult(widget, CTO, "cto");
    assert.equal((await page.focused()).text, await widget.text(".headline"), "the headline takes the focus");
    assert.equal((await page.events("answer")).length, questions.length, "one event per answer");
    const [result, ...more] = await page.events("result");
    assert.deepEqual(more, []);
    const { instance, version, ...reported } = result.detail;
    assert.ok(instance && version);
    assert.deepEqual(reported, await widget.property("result"));
  });

  test("leads to the same recommendation in French", async ({ page }) => {
    const widget = await page.open("plain", { lang: "fr" });
    await widget.answer(CTO, "fr");
    await widget.showsResult();
    await assertResult(widget, CTO, "cto", "fr");
  });

  for (const id of ["lead-developer", "fractional-cto"]) {
    test(`leads to ${id} at 100 % with the best answers for it`, async ({ page }) => {
      const widget = await page.open("plain");
      const answers = pure(id);
      await widget.answer(answers);
      await widget.showsResult();
      await assertResult(widget, answers, id);
      assert.deepEqual((await widget.bars())[0], { role: name(id), value: percent(100), drawn: 100 });
      assert.equal(await widget.text(".confidence"), word("confidence_high"));
    });
  }

  test("checks no choice before the visitor does, and offers “not sure” everywhere", async ({ page }) => {
    const widget = await page.open("plain");
    for (const [position, id] of questions.entries()) {
      await widget.shows(id);
      assert.equal(await widget.checked(), null, id);
      const offered = question(id).choices.map((choice) => text(choice.label));
      assert.deepEqual(await widget.choices(), [...offered, word("not_sure")]);
      const progress = word("progress", "en", { n: position + 1, total: questions.length });
      assert.equal(await widget.text(".progress p"), progress);
      assert.equal(await widget.text(".help"), question(id).help ? text(question(id).help) : "");
      await widget.choose(word("not_sure"));
    }
    await widget.showsResult();
  });

  test("takes a click on the radio button as one answer", async ({ page }) => {
    const widget = await page.open("plain");
    await (await widget.one(".choice input")).click();
    await widget.shows(questions[1]);
    assert.equal((await page.events("answer")).length, 1);
    assert.deepEqual(await widget.property("answers"), { [questions[0]]: question(questions[0]).choices[0].id });
  });

  test("takes a double click on a choice as no answer to the next question", async ({ page }) => {
    const widget = await page.open("plain");
    const choice = await widget.named(".choice", label("main-gap", "set-direction"));
    // Only a click scrolls by itself. In the middle, so that the focus that follows scrolls nothing away from the pointer.
    await page.run((choice) => choice.scrollIntoView({ block: "center" }), choice);
    await page.driver.actions().doubleClick(choice).perform();
    await widget.shows("time-frame");
    assert.deepEqual(await widget.property("answers"), { "main-gap": "set-direction" });
    assert.equal(await widget.checked(), null, "nor does it choose in it");
    assert.equal(await page.run(() => String(getSelection())), "", "nor does it mark its words");
  });

  test("changes the elements of a question in place for the next one", async ({ page }) => {
    const widget = await page.open("plain");
    await page.run(() => {
      const { shadowRoot } = document.querySelector("role-fit");
      window.former = [...shadowRoot.querySelectorAll("form, form *")];
      window.made = 0;
      const count = (records) => (window.made += records.reduce((sum, { addedNodes }) => sum + addedNodes.length, 0));
      new MutationObserver(count).observe(shadowRoot, { childList: true, subtree: true });
    });
    await widget.answer(only(CTO, questions.slice(0, 1)));
    await widget.shows(questions[1]);
    const [gone, made] = await page.run(() => [window.former.filter((element) => !element.isConnected).map(({ outerHTML }) => outerHTML), window.made]);
    assert.deepEqual(gone, []);
    // A button that leads back, and its text.
    assert.ok(made <= 2, `${made} nodes were made`);
  });

  test("checks no choice of the next question that was checked in the one before", async ({ page }) => {
    const widget = await page.open("plain");
    const circle = async (at) => (await widget.all(".choice input"))[at].click();
    const [first, second] = questions;
    await page.tabTo("the first choice", ({ tag, type }) => tag === "input" && type === "radio");
    await page.press(Key.SPACE);
    assert.equal(await widget.checked(), text(question(first).choices[0].label));
    await circle(1);
    await widget.shows(second);
    assert.equal(await widget.checked(), null);

    await widget.press(word("back"));
    await widget.shows(first);
    assert.equal(await widget.checked(), text(question(first).choices[1].label));
    await circle(2);
    await widget.shows(second);
    assert.equal(await widget.checked(), null);
    assert.deepEqual(await widget.property("answers"), { [first]: question(first).choices[2].id });
  });

  test("says so when the visitor continues with nothing chosen, and keeps the answers", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(only(CTO, questions.slice(0, 2)));
    await widget.shows("coding-share");
    assert.deepEqual(await widget.texts("[role=alert]"), []);
    await widget.press(word("next"));
    await page.until("the message", async () => (await widget.text("[role=alert]")) === word("choose_first"));
    assert.equal(await widget.question(), text(question("coding-share").text));
    assert.deepEqual(await widget.property("answers"), only(CTO, questions.slice(0, 2)));
    await widget.choose(label("coding-share", "rarely"));
    await widget.shows("reports-to");
    assert.deepEqual(await widget.texts("[role=alert]"), []);
  });

  test("shows the next question before it moves the focus to it", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.run((root) => {
      root.order = [];
      root.addEventListener("click", () => requestAnimationFrame(() => root.order.push("frame")), { capture: true });
      root.addEventListener("focusin", ({ target }) => root.order.push(target.localName));
    });
    await widget.choose(label("main-gap", "ship-quality"));
    await widget.takesFocus();
    assert.deepEqual(await widget.run((root) => root.order), ["frame", "h3"]);
    assert.equal((await page.focused()).text, text(question("time-frame").text));
  });

  const [last] = questions.slice(-1);
  const ways = {
    "a press on the last choice": (widget) => widget.choose(label(last, CTO[last])),
    "the last answer by keyboard": async (_, page) => {
      await page.tab();
      await page.press(" ", Key.ENTER);
    },
    "the result so far": (widget) => widget.press(word("result_so_far")),
  };
  for (const [way, go] of Object.entries(ways)) {
    test(`shows the verdict, then moves the focus, then shows the details, and the page gets no shorter, after ${way}`, async ({ page, devtools }) => {
      await devtools.size(500, 640);
      const widget = await page.open("plain", { view: "quiz" });
      const { [last]: _, ...others } = CTO;
      // Once the details are shown, the details part is loaded.
      await widget.give(others);
      await widget.press(word("continue_questions"));
      await widget.shows(last);
      await widget.takesFocus();
      await widget.run((root) => {
        const height = () => document.documentElement.scrollHeight;
        root.addEventListener("focusin", ({ target }) => root.order?.push(`focus on ${target.className}`));
        root.addEventListener(
          "click",
          () => {
            // The lists are for the last click: by keyboard there is a click on the choice before the click on the button.
            const order = (root.order = []);
            const heights = (root.heights = [height()]);
            requestAnimationFrame(() => {
              order.push(`frame with ${root.querySelector(".headline") ? "verdict" : "question"}, ${root.querySelector(".why") ? "details" : "no details"}`);
              heights.push(height());
            });
          },
          { capture: true },
        );
        new MutationObserver((_, observer) => {
          if (!root.querySelector(".why")) return;
          root.order.push("details");
          root.heights.push(height());
          observer.disconnect();
        }).observe(root, { childList: true, subtree: true });
      });
      await go(widget, page);
      await widget.takesFocus();
      await widget.showsResult();
      const [order, heights] = await widget.run((root) => [root.order, root.heights]);
      assert.deepEqual(order, ["frame with verdict, no details", "focus on headline", "details"]);
      assert.ok(heights[1] >= heights[0] && heights[2] >= heights[0], `heights: ${heights}`);
    });
  }

  test("shows no choice of the next question as hovered after a touch", async ({ page, devtools }) => {
    await devtools.touch();
    const widget = await page.open("plain");
    const middle = await widget.run((root) => {
      const choice = root.querySelectorAll(".choice")[1];
      choice.scrollIntoView({ block: "center" });
      const { x, y, width, height } = choice.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await devtools.tap(middle);
    await widget.shows("time-frame");
    await widget.takesFocus();
    const looks = await widget.run((root) => [...root.querySelectorAll(".choice")].map((choice) => getComputedStyle(choice).backgroundColor + getComputedStyle(choice).borderColor));
    assert.equal(new Set(looks).size, 1, looks.join("\n"));
  });

  test("shows the earlier answer after “back”, which can be kept or changed", async ({ page }) => {
    const widget = await page.open("plain");
    assert.ok(!(await widget.texts("button")).includes(word("back")), "nothing lies before the first question");
    await widget.answer(only(CTO, questions.slice(0, 2)));
    await widget.shows("coding-share");
    await widget.press(word("back"));
    await widget.shows("time-frame");
    assert.equal(await widget.checked(), label("time-frame", CTO["time-frame"]));
    assert.equal((await page.focused()).text, text(question("time-frame").text), "the question takes the focus");
    await widget.press(word("next"));
    await widget.shows("coding-share");
    await widget.press(word("back"));
    await widget.shows("time-frame");
    await widget.choose(label("time-frame", "no-plan"));
    await widget.shows("coding-share");
    assert.deepEqual(await widget.property("answers"), { "main-gap": CTO["main-gap"], "time-frame": "no-plan" });
  });

  test("offers a result from the fourth answer on, which the rest refines", async ({ page }) => {
    const widget = await page.open("plain");
    const seeResult = async () => (await widget.texts("button")).includes(word("result_so_far"));
    await widget.answer({ "main-gap": "not-sure" });
    const four = only(CTO, questions.slice(1, 5));
    for (const [position, id] of Object.keys(four).entries()) {
      await widget.shows(id);
      assert.equal(await seeResult(), false, `after ${position} answers and one not sure`);
      await widget.answer({ [id]: four[id] });
    }
    await widget.shows("company-profile");
    await widget.press(word("result_so_far"));
    await widget.showsResult();
    const early = await widget.property("result");
    assert.equal(early.answered, 4);
    await assertResult(widget, { "main-gap": "not-sure", ...four }, "cto");

    await widget.press(word("continue_questions"));
    await widget.shows("company-profile");
    await widget.answer(only(pure("fractional-cto"), questions.slice(5)));
    await widget.showsResult();
    const late = await widget.property("result");
    assert.equal(late.answered, 9);
    assert.notDeepEqual(late.fit, early.fit);
    assert.ok(!(await widget.texts("button")).includes(word("continue_questions")), "nothing is left to answer");
  });

  test("lets an answer be changed beside the result, which follows", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(CTO);
    await widget.showsResult();
    const position = questions.indexOf("commitment");
    assert.equal((await widget.replies())[position], label("commitment", CTO.commitment));
    await widget.tryAnswer(position, label("commitment", "no-budget"));
    const fit = percent((await widget.property("result")).fit.cto);
    await page.until("the bars to follow", async () => (await widget.texts(".fit-value")).some((value) => value.endsWith(fit)));
    assert.equal((await page.events("answer")).at(-1).detail.question, "commitment");
    await widget.press(word("details_take_back"));
    await page.until("the change to be taken back", async () => (await widget.texts(".moved")).join("") === "");
    await assertResult(widget, CTO, "cto");
  });

  test("forgets every answer when the visitor starts again", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(CTO);
    await widget.showsResult();
    await widget.press(word("restart"));
    await widget.shows("main-gap");
    assert.deepEqual(await widget.property("answers"), {});
    assert.equal(await widget.checked(), null);
    assert.equal((await page.focused()).text, text(question("main-gap").text), "the question takes the focus");
    assert.deepEqual(await markedColumns(widget), []);
    assert.equal((await page.events("restart")).length, 1);
    await widget.answer({ "main-gap": "nothing-now" });
    await widget.shows("time-frame");
    assert.equal(await widget.checked(), null);
  });
});

suite("the questionnaire by keyboard alone", { about: "keyboard" }, (test) => {
  for (const [page_, language] of [
    ["plain", "en"],
    ["french", "fr"],
  ]) {
    test(`can be answered from the start of the document (${language})`, async ({ page }) => {
      const widget = await page.open(page_);
      await page.tabTo("the first choice", ({ tag, type }) => tag === "input" && type === "radio");
      for (const [position, id] of questions.entries()) {
        await widget.shows(id, language);
        if (position > 0) {
          assert.equal((await page.focused()).text, text(question(id).text, language), "the question takes the focus");
          await page.tab();
        }
        assert.equal((await page.focused()).text, text(question(id).choices[0].label, language), "the first choice comes next");
        const target = question(id).choices.findIndex((choice) => choice.id === CTO[id]);
        if (target === 0) await page.press(Key.SPACE);
        for (let step = 0; step < target; step += 1) await page.press(Key.ARROW_DOWN);
        assert.equal(await widget.question(), text(question(id).text, language), "choosing does not move on");
        assert.equal(await widget.checked(), label(id, CTO[id], language));
        if (position % 2) {
          await page.tabTo("the button", ({ tag, text }) => tag === "button" && text === word("next", language));
          await page.press(Key.SPACE);
        } else {
          await page.press(Key.ENTER);
        }
      }
      await widget.showsResult();
      await assertResult(widget, CTO, "cto", language);
      assert.equal((await page.focused()).text, await widget.text(".headline"), "the headline takes the focus");

      await page.tabTo("the restart button", ({ text }) => text === word("restart", language));
      await page.press(Key.ENTER);
      await widget.shows("main-gap", language);
      assert.deepEqual(await widget.property("answers"), {});
    });
  }

  test("shows the whole choice that has the focus in a low window", async ({ page, devtools }) => {
    skipIn(["webkit"], "it brings the ring of a choice into sight, whatever margin is asked for");
    await devtools.size(500, 640);
    const widget = await page.open("french", { view: "quiz" });
    const shown = () =>
      page.run(() => {
        const { top, bottom } = document.querySelector("role-fit").shadowRoot.activeElement.closest(".choice").getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    const { choices } = dataset.questions[0];
    await page.tabTo("the first choice", ({ tag, type }) => tag === "input" && type === "radio");
    for (const key of [Key.ARROW_DOWN, Key.ARROW_UP]) {
      for (const _ of choices.slice(1)) {
        await page.press(key);
        assert.ok(await shown(), (await page.focused()).text);
      }
    }
  });

  test("leads back and to the result", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(only(CTO, FIRST_FOUR));
    await widget.shows("builders");
    const button = (key) => page.tabTo(key, ({ tag, text }) => tag === "button" && text === word(key));
    await button("back");
    await page.press(Key.ENTER);
    await widget.shows("reports-to");
    await button("result_so_far");
    await page.press(Key.SPACE);
    await widget.showsResult();
    assert.equal((await page.focused()).text, await widget.text(".headline"));
  });
});

suite("the outcomes", { about: "numbers" }, (test) => {
  test("recommend nobody where every answer is “not sure”, and name the questions that would help", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(unsure);
    await widget.showsResult();
    assert.equal((await widget.property("result")).outcome, "insufficient");
    assert.equal(await widget.text(".headline"), text(outcome("insufficient").headline));
    assert.ok((await widget.texts(".meaning p")).includes(text(outcome("insufficient").meaning)));
    assert.deepEqual(await widget.texts("[part=reasons], [part=changes]"), [], "no role is argued for");
    assert.deepEqual(await widget.texts(".open-questions button"), dataset.questions.map(({ text: asked }) => text(asked)));
    assert.deepEqual(await markedColumns(widget), []);
    assert.equal((await widget.property("result")).confidence, null);
    await widget.press(text(question("trigger").text));
    await widget.shows("trigger");
    await widget.choose(label("trigger", "incident"));
    await widget.showsResult();
    assert.equal((await widget.property("answers")).trigger, "incident");
  });

  test("say that no role may be needed yet where the answers speak for none", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(evidenceless);
    await widget.showsResult();
    assert.equal((await widget.property("result")).outcome, "none-yet");
    assert.equal(await widget.text(".headline"), text(outcome("none-yet").headline));
    assert.ok((await widget.texts("h4")).includes(word("details_zero_answers")));
    const given = Object.entries(evidenceless).filter(([, id]) => id !== "not-sure");
    assert.deepEqual(
      await widget.texts("[part=reasons] .quoted"),
      given.map(([question, id]) => word("details_your_answer", "en", { choice: label(question, id) })),
    );
    assert.deepEqual(await markedColumns(widget), []);
    assert.deepEqual(await markedCells(widget), []);
    assert.ok((await widget.bars()).every(({ value, drawn }) => value === percent(0) && drawn === 0));
    const confidence = await widget.text(".confidence");
    assert.ok(["high", "medium", "low"].some((level) => confidence === word(`confidence_none_${level}`)), confidence);
  });

  test("recommend no role where the answers speak for all alike, and offer the open questions", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.give(MIXED);
    assert.equal((await widget.property("result")).outcome, "mixed");
    assert.equal(await widget.text(".headline"), text(outcome("mixed").headline));
    assert.deepEqual(await widget.texts("[part=reasons]"), []);
    const open = dataset.questions.filter(({ id }) => !(id in MIXED)).map(({ text: asked }) => text(asked));
    assert.deepEqual(await widget.texts(".open-questions button"), open);
    assert.deepEqual(await markedColumns(widget), []);
  });

  for (const [id, answers] of Object.entries(PAIRS)) {
    test(`name and mark two close roles together (${id})`, async ({ page }) => {
      const widget = await page.open("plain");
      await widget.give(answers);
      await assertResult(widget, answers, id);
      const pair = id.split("+").map((id) => name(id));
      assert.deepEqual(await markedColumns(widget), pair);
      assert.equal((await widget.texts(".fit.named")).length, 2);
      const headings = await widget.texts(".reasons-for h4");
      assert.deepEqual(headings, pair.map((role) => word("details_reasons_for", "en", { role })));
    });
  }

  const GUARDED = [
    ["at a part-time price", { ...CTO, commitment: "part-time-fee" }],
    ["for an assignment with an end", { ...CTO, "time-frame": "fixed-mission" }],
  ];
  for (const [index, [condition, answers]] of GUARDED.entries()) {
    for (const language of ["en", "fr"]) {
      test(`become a combination for a CTO's job ${condition}, and say why (${language})`, async ({ page }) => {
        const widget = await page.open("plain", { lang: language });
        const guard = dataset.guards[index];
        await widget.give(answers, language);
        const result = await widget.property("result");
        assert.equal(result.outcome, guard.then_outcome);
        assert.equal(result.guard, guard.id);
        assert.equal(await widget.text(".headline"), text(guard.headline, language));
        assert.ok((await widget.texts(".meaning p")).includes(text(guard.why, language)));
        assert.deepEqual(await markedColumns(widget, language), [name("cto", language), name("fractional-cto", language)]);
        assert.ok(result.fit.cto > result.fit["fractional-cto"], "the guard changes no fit");
      });
    }
  }

  test("name the second best role where it is close enough", async ({ page }) => {
    const widget = await page.open("plain");
    // Without the time frame: an assignment with an end would name both.
    const answers = { ...CTO, ...only(pure("fractional-cto"), [questions[0], questions[2], questions[3]]) };
    await widget.give(answers);
    const { runnerUp } = await widget.property("result");
    assert.equal(runnerUp, "fractional-cto");
    assert.ok((await widget.texts(".meaning p")).includes(word("runner_up", "en", { role: name(runnerUp) })));
  });

  test("follow when the visitor makes the changes that they name", async ({ page }) => {
    const widget = await page.open("plain");
    for (const answers of [CTO, evidenceless, MIXED, PAIRS["lead-developer+cto"]]) {
      await widget.set("answers", answers);
      const { outcome, changes } = await widget.property("result");
      assert.ok(changes.length > 0, outcome);
      for (const change of changes) {
        assert.notEqual(change.outcome, outcome);
        await widget.set("answers", { ...answers, ...change.answers });
        assert.equal((await widget.property("result")).outcome, change.outcome);
      }
    }
  });

  test("mark the recommended column and the cells that match an answer, and only in the result", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(only(CTO, questions.slice(0, 9)));
    await widget.shows("spend-suppliers");
    assert.deepEqual([await markedColumns(widget), await markedCells(widget)], [[], []]);
    await widget.answer({ "spend-suppliers": CTO["spend-suppliers"] });
    await widget.showsResult();
    assert.deepEqual(await markedColumns(widget), [name("cto")]);
    const rows = dataset.questions.filter(({ about }) => about?.dimension).map(({ about }) => about.dimension);
    const expected = dataset.dimensions.filter(({ id }) => rows.includes(id)).map((row) => `${text(row.name)}: ${name("cto")}`);
    assert.deepEqual(await markedCells(widget), expected);

    const marked = (await widget.texts(".coverage tbody th")).filter((duty) => duty.includes(word("matches_answer")));
    const about = dataset.questions.map(({ about }) => about?.responsibility).filter(Boolean);
    assert.equal(marked.length, about.length);

    await widget.press(word("restart"));
    await widget.shows("main-gap");
    assert.deepEqual([await markedColumns(widget), await markedCells(widget)], [[], []]);
  });
});
