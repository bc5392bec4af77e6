// The whole widget by keyboard alone: what is reached, in which order, that the focus shows, and that it is never lost.
import assert from "node:assert/strict";
import { Key } from "selenium-webdriver";
import { suite } from "./suite.mjs";
import { dataset, label, pure, question, questions, text, word } from "./words.mjs";

const ANSWERS = pure("cto");

/** Where the focus is, through the shadow root; outside of the widget: null. */
const inWidget = (page) =>
  page.run(() => {
    const element = document.querySelector("role-fit").shadowRoot.activeElement;
    return element && `${element.localName}.${element.className} “${(element.closest("label") ?? element).innerText}”`;
  });

const assertKept = async (page, after) => assert.ok(await inWidget(page), `the focus is in the widget after ${after}`);

const isButton = (name) => ({ tag, text }) => tag === "button" && text === name;
const isSummary = (name) => ({ tag, text }) => tag === "summary" && text === name;

/** From the top of a page that goes on after its widget. */
async function begin(page, attributes) {
  const widget = await page.open("plain", { "cta-href": "#contact", loading: "eager", ...attributes });
  await page.run(() => {
    const end = Object.assign(document.createElement("a"), { href: "#end", textContent: "The end" });
    document.querySelector("main").append(end);
  });
  await (await page.heading()).click();
  return widget;
}

suite("by keyboard alone", { about: "keyboard" }, (test) => {
  test("a visitor compares, answers, goes back, changes an answer and starts again", async ({ page }) => {
    const widget = await begin(page);
    const [first, second] = questions;

    const heads = async () => (await widget.texts("thead th")).length;
    const all = await heads();
    await page.tabTo("the first box", ({ type }) => type === "checkbox");
    await page.press(Key.SPACE);
    await page.until("the column to go", async () => (await heads()) < all);
    await assertKept(page, "hiding a column");
    await page.press(Key.SPACE);
    await page.until("the column to come back", async () => (await heads()) === all);
    await assertKept(page, "showing it again");

    await page.tabTo("a term", ({ className }) => className === "term");
    const term = await inWidget(page);
    await page.press(Key.ENTER);
    await page.until("the card", async () => (await widget.text(".term-card")) !== "");
    await page.press(Key.ESCAPE);
    await page.until("the card to close", async () => (await widget.text(".term-card")) === "");
    assert.equal(await inWidget(page), term, "the term has the focus again");

    const role = text(dataset.roles[0].name);
    await page.tabTo(role, isSummary(role));
    await page.press(Key.ENTER);
    await page.until("the definition", async () => (await widget.texts(".about p")).length > 0);
    await page.press(Key.ENTER);
    await page.until("it to close", async () => (await widget.texts(".about p")).length === 0);
    await assertKept(page, "opening and closing a part");

    await page.tabTo("the first choice", ({ type }) => type === "radio");
    await page.tabTo("the button", isButton(word("next")));
    await page.press(Key.ENTER);
    await page.until("the message", async () => (await widget.text("[role=alert]")) === word("choose_first"));
    assert.equal((await page.focused()).text, word("next"), "the button keeps the focus when an answer is missing");
    while ((await page.focused()).type !== "radio") await page.tabBack();

    for (const [position, id] of questions.entries()) {
      await widget.shows(id);
      if (position > 0) {
        assert.equal((await page.focused()).text, text(question(id).text), "the new question has the focus");
        await page.tab();
      }
      await choose(page, widget, id);
      await page.press(Key.ENTER);
      if (position !== 0) continue;
      await widget.shows(second);
      await page.tabTo("back", isButton(word("back")));
      await page.press(Key.ENTER);
      await widget.shows(first);
      assert.equal((await page.focused()).text, text(question(first).text), "the earlier question has the focus");
      await page.tab();
      assert.deepEqual([(await page.focused()).text, (await page.focused()).checked], [label(first, ANSWERS[first]), true]);
      await page.press(Key.ENTER);
    }
    await widget.showsResult();
    assert.equal((await page.focused()).text, await widget.text(".headline"), "the headline has the focus");
    assert.deepEqual(await widget.property("answers"), ANSWERS);

    await page.tabTo("the answers", ({ tag, text }) => tag === "summary" && text.startsWith(word("details_your_answers")));
    await page.press(Key.ENTER);
    await page.tabTo("the list to change an answer in", ({ tag }) => tag === "select");
    await page.press(Key.ARROW_DOWN);
    await page.until("the answer to change", async () => (await widget.property("answers"))[first] !== ANSWERS[first]);
    assert.equal((await page.focused()).tag, "select", "the list keeps the focus");

    await page.tabTo("the restart button", isButton(word("restart")));
    await page.press(Key.ENTER);
    await widget.shows(first);
    assert.equal((await page.focused()).text, text(question(first).text));
    assert.deepEqual(await widget.property("answers"), {});
    await page.tabTo("the page's end", ({ tag, text }) => tag === "a" && text === "The end");
  });

  test("the dialog opens, holds the focus, closes with Escape and gives the focus back", async ({ page }) => {
    await page.host('<main><h1>Before</h1><role-fit mode="dialog" loading="eager"><p>The three roles.</p></role-fit><a href="#end">The end</a></main>');
    const widget = await page.widget();
    await (await page.heading()).click();
    await page.tabTo("the opener", ({ tag }) => tag === "button");
    const opener = await inWidget(page);
    await page.press(Key.ENTER);
    const isOpen = () => page.run(() => document.querySelector("role-fit").shadowRoot.querySelector("dialog").open);
    await page.until("the window", isOpen);
    await assertKept(page, "opening");
    await page.tabTo("the first choice", ({ type }) => type === "radio");
    await choose(page, widget, questions[0]);
    await page.press(Key.ENTER);
    await widget.shows(questions[1]);
    assert.equal((await page.focused()).text, text(question(questions[1]).text));
    await page.press(Key.ESCAPE);
    await page.until("the window to close", async () => !(await isOpen()));
    assert.equal(await inWidget(page), opener, "the opener has the focus again");
    await page.press(Key.ENTER);
    await page.until("the window again", isOpen);
    await widget.shows(questions[1]);
  });

  for (const [state, show] of Object.entries({
    "the first question": () => {},
    "a later question": (widget) => widget.set("answers", Object.fromEntries(Object.entries(ANSWERS).slice(0, 5))),
    "the result": (widget) => widget.give(ANSWERS),
  })) {
    test(`nothing that can be pressed on ${state} loses the focus`, async ({ page, server }) => {
      const PRESSED = "button:not([disabled]), summary, input[type=checkbox]";
      let total = 1;
      for (let at = 0; at < total; at += 1) {
        const widget = await begin(page);
        await show(widget);
        const [count, name] = await page.run(
          (selector, at) => {
            const kinds = new Map();
            for (const element of document.querySelector("role-fit").shadowRoot.querySelectorAll(selector)) {
              // One of each kind: of buttons with the same look only the main ones differ in what they do.
              const kind = [element.localName, element.className, /button-/.test(element.className) && element.innerText].join();
              if (element.checkVisibility() && !kinds.has(kind)) kinds.set(kind, element);
            }
            const pressed = [...kinds.values()];
            pressed[at].focus();
            // The browser's print dialog would block its driver.
            window.open = () => null;
            return [pressed.length, pressed[at].innerText || pressed[at].closest("label")?.innerText];
          },
          PRESSED,
          at,
        );
        total = count;
        await page.press(Key.SPACE);
        await page.run(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await assertKept(page, `“${name}”`);
        // Firefox's console reports a request that the next page cuts off.
        await page.until("what was asked for", () => server.isIdle);
      }
      assert.ok(total > 3, `${total} kinds of things to press`);
    });
  }

  async function choose(page, widget, id) {
    const offered = await widget.choices();
    const [from, target] = [(await page.focused()).text, label(id, ANSWERS[id])].map((name) => offered.indexOf(name));
    if (target === from) await page.press(Key.SPACE);
    for (let step = 0; step < Math.abs(target - from); step += 1) await page.press(target > from ? Key.ARROW_DOWN : Key.ARROW_UP);
    assert.equal(await widget.checked(), label(id, ANSWERS[id]));
  }
});

suite("the focus", { about: "keyboard" }, (test) => {
  for (const width of [1280, 360]) {
    for (const state of ["question", "result"]) {
      test(`goes through everything in the order of the page, and can be seen at each stop: ${state}, ${width} px`, async ({ page, devtools }) => {
        await devtools.size(width, 700);
        const widget = await begin(page);
        if (state === "result") await widget.give(ANSWERS);
        for (const summary of (await widget.all("summary")).slice(0, 2)) await summary.click();
        const wanted = await page.run(() => {
          const all = [...document.querySelector("role-fit").shadowRoot.querySelectorAll("a[href], button, summary, input, select, [tabindex='0']")];
          const visible = all.filter((element) => element.checkVisibility() && !element.disabled);
          // All radio buttons together are one stop.
          const stops = visible.filter((element) => element.type !== "radio" || element === visible.find(({ type }) => type === "radio"));
          window.stops = stops;
          return stops.length;
        });
        await (await page.heading()).click();
        const reached = { forwards: [], backwards: [] };
        for (const direction of Object.keys(reached)) {
          for (let time = 0; time <= wanted + 1; time += 1) {
            await (direction === "forwards" ? page.tab() : page.tabBack());
            let seen;
            // Some browsers scroll after the focus has moved.
            await page.until("the focus to show", async () => !(seen = await look(page))?.faults.length).catch(() => {});
            if (!seen) break;
            reached[direction].push(seen.at);
            assert.deepEqual(seen.faults, [], `${seen.name}, ${direction}`);
          }
        }
        assert.deepEqual(reached.forwards, [...Array(wanted).keys()]);
        assert.deepEqual(reached.backwards, [...reached.forwards].reverse());
      });
    }
  }

  /** What has the focus: its place among the stops, and what is wrong with how it shows. */
  function look(page) {
    return page.run(() => {
      const root = document.querySelector("role-fit").shadowRoot;
      const element = root.activeElement;
      if (!element) return null;
      const faults = [];
      const shown = [element, element.closest("label")].find((box) => box && !["none", "hidden"].includes(getComputedStyle(box).outlineStyle));
      // Backwards, the focus enters unchecked radio buttons at the last one.
      const at = stops.findIndex((stop) => stop === element || (stop.type === "radio" && element.type === "radio"));
      const name = `${element.localName}.${element.className} “${(element.closest("label") ?? element).innerText}”`;
      if (!shown) return { at, name, faults: ["no outline"] };
      const style = getComputedStyle(shown);
      if (parseFloat(style.outlineWidth) < 2) faults.push(`an outline of ${style.outlineWidth}`);

      // Canvas knows every way to write a colour.
      const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
      const light = (...colours) => {
        context.fillStyle = "white";
        context.fillRect(0, 0, 1, 1);
        for (const colour of colours) {
          context.fillStyle = colour;
          context.fillRect(0, 0, 1, 1);
        }
        const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const grounds = [];
      for (let box = shown.parentElement; box; box = box.parentElement) grounds.unshift(getComputedStyle(box).backgroundColor);
      const [one, other] = [light(...grounds, style.outlineColor), light(...grounds)].sort((one, other) => other - one);
      const contrast = (one + 0.05) / (other + 0.05);
      if (contrast < 3) faults.push(`a contrast of ${contrast.toFixed(2)} between the outline and its ground`);

      const { left, right, top, bottom } = shown.getBoundingClientRect();
      if (bottom <= 0 || top >= innerHeight || left < -1 || right > innerWidth + 1) faults.push(`outside the window: ${[left, top, right, bottom]}`);
      // A text that goes over two lines has corners outside of it: the middle of each of its boxes.
      const boxes = [...shown.getClientRects()].filter(({ bottom, top }) => bottom > 0 && top < innerHeight);
      const covered = boxes.filter((box) => {
        const over = root.elementFromPoint((box.left + box.right) / 2, Math.min((box.top + box.bottom) / 2, innerHeight - 1));
        return over && over !== shown && !shown.contains(over) && !over.contains(shown);
      });
      if (boxes.length === 0 || covered.length === boxes.length) faults.push("something lies over it");
      return { at, name, faults };
    });
  }
});
