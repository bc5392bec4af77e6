// The widget on a host's page: its properties, events and life, and what is loaded for it.
import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { ENGINE, suite } from "./suite.mjs";
import { dataset, label, pure, question, questions, text, word } from "./words.mjs";

const CTO = pure("cto");
const SOME = { "main-gap": "set-direction", "time-frame": "multi-year" };

suite("the host's answers and events", { about: "contract" }, (test) => {
  test("answers that a script sets give the same result as clicked ones, and are not reported as new", async ({ page }) => {
    const clicked = await page.open("several");
    const set = await page.widget(1);
    await clicked.answer(CTO);
    await clicked.showsResult();
    const events = await page.events();
    await set.set("answers", CTO);
    await set.showsResult();
    assert.deepEqual(await set.property("result"), await clicked.property("result"));
    assert.deepEqual(await set.property("answers"), await clicked.property("answers"));
    assert.deepEqual(await set.texts(".result"), await clicked.texts(".result"));
    assert.deepEqual(await page.events(), events, "no further event");
  });

  test("the result can be read at every step of the questionnaire", async ({ page }) => {
    const widget = await page.open("plain");
    assert.equal((await widget.property("result")).outcome, "insufficient");
    await widget.answer(Object.fromEntries(questions.slice(0, 4).map((id) => [id, CTO[id]])));
    await widget.shows("builders");
    assert.equal((await widget.property("result")).outcome, "cto");
    assert.equal((await widget.property("result")).answered, 4);
  });

  test(
    "answers with unknown ids are dropped and named, and the others are kept",
    { console: [/\[rolefit\].*main-gap.*no-such-question|\[rolefit\].*no-such-question.*main-gap/] },
    async ({ page }) => {
      const widget = await page.open("plain");
      await widget.set("answers", { "main-gap": "no-such-choice", "no-such-question": "x", trigger: "incident" });
      assert.deepEqual(await widget.property("answers"), { trigger: "incident" });
      const [warning, ...more] = await page.events("warning");
      assert.deepEqual(more, []);
      for (const id of ["main-gap", "no-such-question"]) assert.ok(warning.detail.message.includes(id), warning.detail.message);
    },
  );

  test("answers that a script sets before the loader has run are kept", async ({ page }) => {
    const widget = await page.open("early");
    assert.deepEqual(await widget.property("answers"), { "main-gap": "set-direction", trigger: "not-sure" });
    await widget.shows("time-frame");
    await widget.set("answers", {});
    await widget.shows("main-gap");
  });

  test("an empty object as answers forgets all of them", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.set("answers", CTO);
    await widget.showsResult();
    await widget.set("answers", {});
    await widget.shows("main-gap");
    assert.deepEqual(await widget.property("answers"), {});
  });

  test("reset forgets the answers and dispatches no event", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(SOME);
    const before = (await page.events()).length;
    await page.run(() => document.querySelector("role-fit").reset());
    await widget.shows("main-gap");
    assert.deepEqual(await widget.property("answers"), {});
    assert.equal((await page.events()).length, before);
  });

  test("ready resolves once the widget has a result", async ({ page }) => {
    await page.visit("plain");
    await page.widget();
    assert.equal(await page.run(() => document.querySelector("role-fit").ready.then((element) => element.result.outcome)), "insufficient");
    const [ready, ...more] = await page.events("ready");
    assert.deepEqual(more, []);
    assert.equal(ready.detail.version, await page.run(() => document.querySelector("role-fit").ready.then(() => window.recorded[0].detail.version)));
  });

  test("events name the question, the choice and the widget", async ({ page }) => {
    await page.open("several");
    const widget = await page.widget(1);
    await widget.answer(SOME);
    await widget.press(word("back"));
    const events = (await page.events()).filter(({ name }) => name !== "ready");
    assert.deepEqual(
      events.map(({ name, target, detail: { question, choice } }) => [name, target, question, choice ?? null]),
      [
        ["start", "second", undefined, null],
        ["answer", "second", "main-gap", "set-direction"],
        ["answer", "second", "time-frame", "multi-year"],
        ["back", "second", "time-frame", null],
      ],
    );
    assert.equal(new Set((await page.events("ready")).map(({ detail }) => detail.instance)).size, 3, "each has its own instance");
  });
});

suite("the widget in a changing page", { about: "contract" }, (test) => {
  test("shares no answers with another widget", async ({ page }) => {
    const first = await page.open("several");
    const second = await page.widget(1);
    await first.answer(SOME);
    await first.shows("coding-share");
    await second.shows("main-gap");
    await second.answer({ "main-gap": "nothing-now" });
    await second.shows("time-frame");
    assert.deepEqual(await first.property("answers"), SOME);
    assert.deepEqual(await second.property("answers"), { "main-gap": "nothing-now" });
  });

  test("keeps its answers when it is removed and put back", async ({ page }) => {
    const widget = await page.open("plain");
    await widget.answer(SOME);
    await page.run(async () => {
      const element = document.querySelector("role-fit");
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
      window.away = element.answers;
      document.querySelector("main").append(element);
    });
    await widget.isReady();
    assert.deepEqual(await page.run(() => window.away), SOME, "they can be read meanwhile");
    assert.deepEqual(await widget.property("answers"), SOME);
    await widget.shows("coding-share");
    await widget.answer({ "coding-share": "rarely" });
    await widget.shows("reports-to");
  });

  test("works when a script adds it later", async ({ page }) => {
    await page.visit("bare");
    await page.run(() => (document.querySelector("#here").innerHTML = '<role-fit lang="fr"></role-fit>'));
    const widget = await page.widget();
    await widget.shows("main-gap", "fr");
  });

  test("leaves no element and no style sheet behind when ten of them are added and removed", async ({ page, server }) => {
    await page.visit("bare");
    const count = () => page.run(() => [document.querySelectorAll("*").length, document.adoptedStyleSheets.length, document.styleSheets.length]);
    const before = await count();
    for (let round = 0; round < 10; round += 1) {
      await page.run(async () => {
        const element = document.createElement("role-fit");
        document.querySelector("#here").append(element);
        await element.ready;
        element.answers = { "main-gap": "set-direction" };
        element.remove();
        await new Promise((resolve) => setTimeout(resolve));
        window.left = [element.shadowRoot.childElementCount, element.shadowRoot.adoptedStyleSheets.length];
      });
      assert.equal((await page.run(() => window.left))[0], 0, "nothing drawn is left");
      assert.ok((await page.run(() => window.left))[1] <= 1, "no sheet comes twice");
    }
    assert.deepEqual(await count(), before);
    assert.equal(server.count(ENGINE), 1);
    await page.run(() => document.querySelector("#here").append(document.createElement("role-fit")));
    await (await page.widget()).answer(SOME);
  });

  test("leaves no listener, no node and no memory in use when a hundred of them are added and removed", async ({ page, devtools }) => {
    await page.visit("bare");
    const cycles = (times) =>
      page.run(async (times) => {
        for (let round = 0; round < times; round += 1) {
          const element = document.createElement("role-fit");
          document.querySelector("#here").append(element);
          await element.ready;
          element.answers = { "main-gap": "set-direction" };
          element.shadowRoot.querySelector(".choice").click();
          await new Promise((resolve) => setTimeout(resolve));
          element.remove();
          await new Promise((resolve) => setTimeout(resolve));
        }
      }, times);
    await page.assertNothingStays(devtools, () => cycles(100));
  });

  test("is collected as garbage once it is removed", async ({ page, devtools }) => {
    await page.visit("bare");
    await page.run(async () => {
      const element = document.createElement("role-fit");
      document.querySelector("#here").append(element);
      await element.ready;
      window.gone = new WeakRef(element);
    });
    await page.run(() => document.querySelector("role-fit").remove());
    await page.until("the element to be collected", async () => {
      await devtools.living();
      return page.run(() => window.gone.deref() === undefined);
    });
  });

  test("takes answers that the host sets in a listener of rolefit-answer", async ({ page }) => {
    const widget = await page.open("plain");
    await page.run((answers) => {
      const element = document.querySelector("role-fit");
      element.addEventListener("rolefit-answer", () => (element.answers = answers), { once: true });
    }, CTO);
    await widget.choose(label("main-gap", "ship-quality"));
    await widget.showsResult();
    assert.deepEqual(await widget.property("answers"), CTO);
  });

  test("goes when the host removes it in a listener of rolefit-answer", async ({ page }) => {
    const widget = await page.open("plain");
    await page.run(() => {
      const element = document.querySelector("role-fit");
      element.addEventListener("rolefit-answer", () => element.remove());
    });
    await widget.choose(label("main-gap", "ship-quality"));
    await page.until("the widget to go", () => page.run(() => !document.querySelector("role-fit")));
  });

  test("is not drawn when it is removed before the engine has loaded", async ({ page, server }) => {
    server.hold(ENGINE);
    await page.visit("plain");
    await page.until("the request for the engine", () => server.count(ENGINE) === 1);
    await page.run(() => {
      window.gone = document.querySelector("role-fit");
      window.gone.remove();
    });
    server.release(ENGINE);
    await page.run(() => document.querySelector("main").append(document.createElement("role-fit")));
    await page.widget();
    assert.equal(await page.run(() => window.gone.shadowRoot), null);
  });
});

suite("attributes", { about: "contract" }, (test) => {
  test("view says which parts are shown, in which order", async ({ page }) => {
    const widget = await page.open("plain", { view: "faq quiz" });
    assert.deepEqual(await widget.texts("h2"), [word("faq_heading"), word("quiz_heading")]);
    await widget.answer(SOME);
    await widget.attribute("view", "quiz");
    await page.until("the other parts to go", async () => (await widget.texts("h2")).length === 1);
    await widget.shows("coding-share");
    await widget.attribute("view", null);
    await page.until("all parts", async () => (await widget.texts("h2")).length === 3);
    assert.deepEqual(await widget.property("answers"), SOME);
  });

  for (const [name, value] of [
    ["view", "table"],
    ["theme", "sepia"],
    ["cta-href", "javascript:alert(1)"],
  ]) {
    test(`an unknown value of ${name} means the default, and one warning says so`, { console: [/\[rolefit\]/] }, async ({ page }) => {
      const widget = await page.open("plain", { [name]: value });
      assert.deepEqual(await widget.texts("h2"), [word("compare_heading"), word("quiz_heading"), word("faq_heading")]);
      const warnings = await page.events("warning");
      assert.equal(warnings.length, 1);
      assert.ok(warnings[0].detail.message.startsWith(`${name}: found “${value}”`), warnings[0].detail.message);
      assert.deepEqual(await widget.texts("a"), []);
    });
  }
});

suite("the call to action", { about: "contract" }, (test) => {
  test("is not shown without a link", async ({ page }) => {
    const widget = await page.open("plain");
    assert.deepEqual(await widget.texts("aside, a"), []);
  });

  test("has the host's link and label", async ({ page }) => {
    const widget = await page.open("plain", { "cta-href": "#contact" });
    const link = await widget.one("a");
    assert.equal(await link.getText(), text(dataset.cta.label));
    await widget.attribute("cta-label", "Talk to us");
    await page.until("the label", async () => (await widget.text("a")) === "Talk to us");
    await (await widget.one("a")).click();
    assert.equal(await page.run(() => location.hash), "#contact");
    assert.equal((await page.events("cta-click")).length, 1);
    await widget.attribute("cta-href", null);
    await page.until("the link to go", async () => (await widget.texts("a")).length === 0);
  });

  test("is not followed when the host prevents the event", async ({ page }) => {
    const widget = await page.open("plain", { "cta-href": "#contact" });
    await page.run(() => addEventListener("rolefit-cta-click", (event) => event.preventDefault()));
    await (await widget.one("a")).click();
    assert.equal((await page.events("cta-click")).length, 1);
    assert.equal(await page.run(() => location.hash), "");
  });

  test("is the same for every outcome", async ({ page }) => {
    const widget = await page.open("plain", { "cta-href": "/contact" });
    const before = await widget.texts("aside");
    await widget.give(CTO);
    assert.deepEqual(await widget.texts("aside"), before);
  });
});

suite("loading", { about: "starting" }, (test) => {
  const fallback = (page) => page.driver.findElement(By.css("role-fit > p"));

  test("shows the page's own content until the engine has mounted the widget", async ({ page, server }) => {
    server.hold(ENGINE);
    await page.visit("plain");
    await page.until("the request for the engine", () => server.count(ENGINE) === 1);
    assert.ok(await (await fallback(page)).isDisplayed());
    assert.equal(await page.run(() => document.querySelector("role-fit").result), null);
    server.release(ENGINE);
    await page.widget();
    assert.ok(!(await (await fallback(page)).isDisplayed()));
  });

  test("keeps answers that a script sets meanwhile", async ({ page, server }) => {
    server.hold(ENGINE);
    await page.visit("plain");
    await page.until("the request for the engine", () => server.count(ENGINE) === 1);
    await page.run((answers) => (document.querySelector("role-fit").answers = answers), SOME);
    server.release(ENGINE);
    const widget = await page.widget();
    await widget.shows("coding-share");
    assert.deepEqual(await widget.property("answers"), SOME);
    assert.equal(await widget.question(), text(question("coding-share").text));
  });

  test("happens once for three widgets, which share one style sheet", async ({ page, server }) => {
    await page.open("several");
    await page.widget(1);
    await page.widget(2);
    assert.equal(server.count(ENGINE), 1);
    assert.equal(server.count("/embed.js"), 1);
    const sheets = await page.run(() => {
      const all = [...document.querySelectorAll("role-fit")].flatMap((element) => element.shadowRoot.adoptedStyleSheets);
      return [all.length, new Set(all).size];
    });
    assert.deepEqual(sheets, [3, 1]);
    assert.deepEqual(server.requests.filter((path) => !path.startsWith("/pages/")).sort(), ["/embed.js", ENGINE], "and nothing else");
  });
});
