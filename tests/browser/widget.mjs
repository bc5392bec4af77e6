// Owns one widget as a visitor sees it: its texts, and its buttons, choices and boxes by their names.
import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { BROWSER } from "./browser.mjs";
import { label, questions, text, question as entry, word } from "./words.mjs";

// The visible text of an element: its innerText, but for two browsers. Firefox's innerText lacks the space before a term's button at the end of a
// line, so it is read with `pre-wrap`. WebKit's innerText is empty for an element that is for screen readers alone.
const SAID = String(
  {
    firefox: (element) => {
      element.style.whiteSpace = "pre-wrap";
      const text = element.innerText.trim();
      element.style.whiteSpace = "";
      return text;
    },
    webkit: (element) => element.innerText.trim() || element.textContent.trim(),
  }[BROWSER] ?? ((element) => element.innerText.trim()),
);

export class Widget {
  constructor(page, position) {
    this.page = page;
    this.position = position;
  }

  /** The `<role-fit>` element. */
  async host() {
    return (await this.page.driver.findElements(By.css("role-fit")))[this.position];
  }

  /** Waits until the widget is mounted; fails at once if it dispatched an error. */
  isReady() {
    return this.page.until(`widget ${this.position} to be drawn`, async () => {
      const failed = await this.page.run(() => window.recorded?.find(({ name }) => name === "error")?.detail.message);
      assert.equal(failed ?? "no error", "no error");
      return this.#inside((root) => Boolean(root.querySelector(".frame [part=base]")));
    });
  }

  /** Runs a function in the page on the shadow root; all at once, so that nothing is redrawn in between. */
  #inside(script, ...values) {
    const call = `
      const root = document.querySelectorAll("role-fit")[arguments[0]]?.shadowRoot;
      const said = ${SAID};
      return root ? (${script})(root, ...[...arguments].slice(1)) : null;`;
    return this.page.run(call, this.position, ...values);
  }

  /** Elements by selector. */
  async all(selector) {
    const root = await (await this.host()).getShadowRoot();
    return root.findElements(By.css(selector));
  }

  /** The one element that fits, once it is there. */
  async one(selector) {
    return this.page.until(`${selector} to be there`, async () => (await this.all(selector))[0]);
  }

  /** The element whose visible text or accessible name is this, once it is there. */
  async named(selector, name) {
    return this.page.until(`a ${selector} named “${name}”`, async () => {
      const at = await this.#inside(
        (root, selector, name) =>
          [...root.querySelectorAll(selector)].findIndex(
            (element) => element.checkVisibility() && [said(element), element.getAttribute("aria-label")].includes(name),
          ),
        selector,
        name,
      );
      return at >= 0 && (await this.all(selector))[at];
    });
  }

  /** Visible texts of all elements that fit, in order. */
  texts(selector) {
    return this.#inside(
      (root, selector) =>
        [...root.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map((element) => said(element)),
      selector,
    );
  }

  /** Visible text of the first element that fits; none: "". */
  async text(selector) {
    return (await this.texts(selector))[0] ?? "";
  }

  /** Computed style of the first element that fits. */
  style(selector, property) {
    return this.#inside((root, selector, property) => getComputedStyle(root.querySelector(selector))[property], selector, property);
  }

  /** A property of the element, `answers` and `result` above all. */
  property(name) {
    return this.page.run((at, name) => document.querySelectorAll("role-fit")[at][name], this.position, name);
  }

  /** Sets a property, as the host's script would. */
  set(name, value) {
    return this.page.run((at, name, value) => void (document.querySelectorAll("role-fit")[at][name] = value), this.position, name, value);
  }

  /** Sets an attribute; null takes it away. */
  attribute(name, value) {
    return this.page.run(
      (at, name, value) => {
        const element = document.querySelectorAll("role-fit")[at];
        if (value === null) element.removeAttribute(name);
        else element.setAttribute(name, value);
      },
      this.position,
      name,
      value,
    );
  }

  async press(name) {
    await (await this.named("button", name)).click();
  }

  /** The question on show; "" while the result is. */
  question() {
    return this.text(".question legend");
  }

  /** Waits for a question by id. */
  async shows(id, language = "en") {
    const wanted = text(entry(id).text, language);
    await this.page.until(`the question “${wanted}”`, async () => (await this.question()) === wanted);
  }

  /** Waits for the result with its details, which come with the details part. */
  async showsResult() {
    await this.one(".headline");
    await this.one(".details[aria-busy=false]");
  }

  /** What is chosen in each answer beside the result. */
  replies() {
    return this.#inside((root) => {
      const answers = root.querySelector(".answers");
      const summary = answers.querySelector("summary");
      const { open } = answers;
      if (!open) summary.click();
      const chosen = [...answers.querySelectorAll("select")].map((select) => select.selectedOptions[0].text);
      if (!open) summary.click();
      return chosen;
    });
  }

  /** Changes an answer beside the result as a visitor does, to the choice with this label. */
  async tryAnswer(position, name) {
    await this.page.until(`the answer ${position}`, () =>
      this.#inside(
        (root, at, label) => {
          const answers = root.querySelector(".answers");
          if (!answers) return false;
          if (!answers.open) answers.querySelector("summary").click();
          const select = answers.querySelectorAll("select")[at];
          select.focus();
          select.selectedIndex = [...select.options].findIndex(({ text }) => text === label);
          select.dispatchEvent(new Event("change", { bubbles: true }));
          return true;
        },
        position,
        name,
      ),
    );
  }

  choices() {
    return this.texts(".choice");
  }

  /** The label of the checked choice; none: null. */
  checked() {
    return this.#inside((root) => root.querySelector(".choice :checked")?.closest("label").innerText.trim() ?? null);
  }

  /** Clicks a choice of the question on show by its label. */
  async choose(name) {
    await (await this.named(".choice", name)).click();
  }

  /** Answers by mouse, question after question in their order, and waits for what follows each. */
  async answer(answers, language = "en") {
    for (const id of questions.filter((id) => id in answers)) {
      await this.shows(id, language);
      await this.choose(label(id, answers[id], language));
      await this.page.until(`“${id}” to be left`, async () => (await this.question()) !== text(entry(id).text, language));
      await this.takesFocus();
    }
  }

  /** Waits until the next question or the result has the focus. It comes after the paint, and would otherwise go from what a test presses next. */
  takesFocus() {
    return this.page.until("the focus", () => this.#inside((root) => !!root.activeElement?.matches("h3, .headline")));
  }

  /** Gives answers as the host's script would and shows what follows from them. */
  async give(answers, language = "en") {
    await this.set("answers", answers);
    if (!(await this.text(".headline"))) await this.press(word("result_so_far", language));
    await this.showsResult();
  }

  /** The bars: role, percentage as written, and the drawn share of the track in percent. */
  bars() {
    return this.#inside((root) =>
      [...root.querySelectorAll(".chart .fit")].map((bar) => ({
        role: said(bar.querySelector(".fit-role")),
        value: said(bar.querySelector(".fit-value")),
        drawn: Math.round((100 * bar.querySelector(".done").getBoundingClientRect().width) / bar.querySelector(".track").offsetWidth),
      })),
    );
  }

  /** A table as read, what is hidden left out: a row of column heads, then the rows. Badges are part of a cell's text. */
  table(selector = ".table") {
    return this.#inside(
      (root, selector) =>
        [...root.querySelectorAll(`${selector} tr`)].map((row) =>
          [...row.cells].filter((cell) => cell.checkVisibility()).map((cell) => said(cell)),
        ),
      selector,
    );
  }

  /** Opens all disclosures by script, those inside of others too: two hundred presses would take long, and sticky heads would cover some of them. */
  openAll() {
    return this.#inside((root) => {
      for (let closed; (closed = root.querySelector("details:not([open])")); ) closed.querySelector("summary").click();
    });
  }

  /** Opens the disclosure with this heading by script: not every driver can press one in the head of a row. */
  async open(name) {
    const summary = await this.named("summary", name);
    await this.page.run((summary) => summary.click(), summary);
  }

  /** Runs a function in the page on the shadow root. */
  run(script) {
    return this.#inside(script);
  }

  /** Where the first element that fits stands in the window. */
  place(selector) {
    return this.#inside((root, selector) => root.querySelector(selector).getBoundingClientRect().toJSON(), selector);
  }

  /** Chooses from a list by what is to be read there. */
  async pick(position, name) {
    const list = (await this.all(".pair select"))[position];
    for (const option of await list.findElements(By.css("option"))) if ((await option.getText()) === name) await option.click();
  }

  /** Terms whose comma, full stop or bracket stands at the start of the next line. */
  strayPunctuation() {
    return this.#inside((root) =>
      [...root.querySelectorAll(".term")]
        .filter((term) => term.checkVisibility() && /^[,.;:)]/.test(term.nextSibling?.textContent ?? ""))
        .filter((term) => {
          const mark = document.createRange();
          mark.setStart(term.nextSibling, 0);
          mark.setEnd(term.nextSibling, 1);
          return mark.getBoundingClientRect().top >= term.getBoundingClientRect().bottom;
        })
        .map((term) => term.innerText + term.nextSibling.textContent),
    );
  }

  /** Asserts that the page can not be scrolled sideways, and nothing in the widget either. */
  async assertNoSidewaysScrolling() {
    const wide = await this.#inside((root) => {
      const boxes = [document.documentElement, ...root.querySelectorAll("*")];
      return boxes
        .filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible" && getComputedStyle(box).overflowX !== "hidden")
        .map((box) => `${box.localName}.${box.className}`)
        .concat(document.documentElement.scrollWidth > innerWidth ? ["the page"] : []);
    });
    assert.deepEqual(wide, [], "wider than their boxes");
    const outside = await this.#inside((root) => {
      const { left, right } = root.querySelector("[part=base]").getBoundingClientRect();
      return [...root.querySelectorAll("[part=base] *")]
        // Firefox counts the whole box of an <svg> inside an <svg>, also where it is not drawn.
        .filter((box) => box.checkVisibility() && !box.closest("thead, svg svg"))
        .map((box) => [box, box.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.left < left - 1 || box.right > right + 1))
        .map(([box]) => `${box.localName}.${box.className}`);
    });
    assert.deepEqual(outside, [], "outside the widget");
  }
}
