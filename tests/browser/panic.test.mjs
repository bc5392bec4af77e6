// Fault 9: the engine panics. The build under /probe/ does so at the answer “not sure”.
import assert from "node:assert/strict";
import { suite } from "./suite.mjs";
import { label } from "./words.mjs";

const LOADER = '<script async src="/probe/embed.js"></script>';
const FALLBACK = "<p>The three roles in short.</p>";
const SOME = { "main-gap": "set-direction", "time-frame": "multi-year" };
const STOPPED = "[rolefit] the engine stopped at a fault of its own";
const errors = "window.uncaught = []; addEventListener('error', ({ message }) => window.uncaught.push(message)); addEventListener('unhandledrejection', ({ reason }) => window.uncaught.push(String(reason)))";

suite("fault 9: a panic", { about: "engine faults" }, (test) => {
  const fallbacks = (page) => page.run(() => [...document.querySelectorAll("role-fit > p")].map((content) => content.checkVisibility()));

  const open = async (page, devtools) => {
    await devtools.first(errors);
    await page.host(`<role-fit id="first">${FALLBACK}</role-fit><role-fit id="second">${FALLBACK}</role-fit>`, LOADER);
    await page.run(() => scrollTo(0, document.body.scrollHeight));
    return [await page.widget(), await page.widget(1)];
  };

  const assertGone = async (page, answers) => {
    await page.until("the page's own content", async () => (await fallbacks(page)).every(Boolean));
    assert.deepEqual(await page.run(() => document.querySelector("#first").answers), answers, "the answers are kept");
    assert.deepEqual((await page.events("error")).map(({ target, detail }) => [target, detail.code]).sort(), [["first", "panic"], ["second", "panic"]]);
    assert.ok((await page.events("error")).every(({ detail }) => detail.help.includes("answers")));
    // Whatever the host does, the engine that panicked is not called again.
    await page.run(() => {
      const element = document.querySelector("#first");
      element.answers = { "main-gap": "ship-quality" };
      element.reset();
      element.setAttribute("view", "faq");
      element.setAttribute("lang", "fr");
      document.querySelector("#second").remove();
    });
    assert.equal(await page.run(() => document.querySelector("#first").result), null);
    assert.deepEqual(await page.run(() => window.uncaught), []);
  };

  test("in a click replaces every widget by the page's own content, and no error reaches the page", { console: [STOPPED] }, async ({ page, devtools }) => {
    const [widget] = await open(page, devtools);
    await widget.answer(SOME);
    await widget.choose(label("coding-share", "not-sure"));
    await assertGone(page, SOME);
  });

  test("in a call of the host does the same, and the call returns", { console: [STOPPED] }, async ({ page, devtools }) => {
    await open(page, devtools);
    await page.run(() => (document.querySelector("#first").answers = { trigger: "not-sure" }));
    await assertGone(page, { trigger: "not-sure" });
  });

  test("in a listener of the host stops the engine and not the listener", { console: [STOPPED] }, async ({ page, devtools }) => {
    const [widget] = await open(page, devtools);
    await page.run(() =>
      document.querySelector("#first").addEventListener("rolefit-answer", () => {
        document.querySelector("#second").answers = { trigger: "not-sure" };
        window.wentOn = true;
      }),
    );
    await widget.choose(label("main-gap", "set-direction"));
    await assertGone(page, { "main-gap": "set-direction" });
    assert.equal(await page.run(() => window.wentOn), true);
  });

  test("leaves widgets that are added later with the page's own content", { console: [STOPPED] }, async ({ page, devtools }) => {
    await open(page, devtools);
    await page.run(() => (document.querySelector("#first").answers = { trigger: "not-sure" }));
    await page.until("the page's own content", async () => (await fallbacks(page)).every(Boolean));
    await page.run((fallback) => document.body.insertAdjacentHTML("afterbegin", `<role-fit id="third">${fallback}</role-fit>`), FALLBACK);
    await page.until("its error", async () => (await page.events("error")).some(({ target }) => target === "third"));
    assert.deepEqual(await fallbacks(page), [true, true, true]);
  });
});
