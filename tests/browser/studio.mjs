// The studio as a marketer uses it: tabs, buttons and fields by their names, and the page in the preview's frame.
import { By, Key } from "selenium-webdriver";

export class Studio {
  constructor(page) {
    this.page = page;
  }

  /** Opens the studio as on a first visit, and waits until it and the widget in its preview are there. */
  static async open(page, fragment = "") {
    await page.host("", "");
    await page.run(() => localStorage.clear());
    return Studio.reopen(page, fragment);
  }

  /** The same as on a later visit. */
  static async reopen(page, fragment = "") {
    await page.driver.get("about:blank");
    await page.driver.get(page.server.url(`/${fragment}`));
    const studio = new Studio(page);
    await studio.isReady();
    return studio;
  }

  async isReady() {
    await this.named("[role=tab]", "Presets");
    await this.#hasPanel();
    await this.page.until("the widget in the preview", () => this.inPreview(() => Boolean(document.querySelector("role-fit")?.result)));
  }

  /** The visible element with a name, which is its label or else its text. */
  named(selector, name) {
    return this.page.until(`a ${selector} named “${name}”`, () =>
      this.page.run(
        (selector, name) =>
          [...document.querySelectorAll(selector)].find((element) => {
            const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.querySelector("span")?.textContent ?? element.innerText;
            return label.trim() === name && element.checkVisibility();
          }),
        selector,
        name,
      ),
    );
  }

  async press(name, selector = "button") {
    const found = await this.named(selector, name);
    await this.page.run((found) => found.scrollIntoView({ block: "center" }), found);
    await found.click();
  }

  /** Shows a panel and waits until it is loaded. */
  async tab(name) {
    await this.press(name, "[role=tab]");
    await this.#hasPanel();
  }

  #hasPanel() {
    return this.page.until("the panel", () => this.page.run(() => Boolean(document.querySelector("#panel h2"))));
  }

  /** Opens a group of the panel. */
  async openGroup(name) {
    await this.page.run((name) => {
      for (const group of document.querySelectorAll("details.group")) if (group.querySelector("h3").innerText === name) group.open = true;
    }, name);
  }

  /** Types a text in place of what a field holds. */
  async type(name, text) {
    const field = await this.named("input, textarea", name);
    await this.page.run((field) => (field.scrollIntoView({ block: "center" }), field.select()), field);
    await field.sendKeys(text.length ? text : Key.BACK_SPACE);
    // Not by the Tab key: WebKit loses the page that is left while a colour picker has the focus.
    await this.page.run((field) => field.blur(), field);
  }

  /** Pastes a text in place of what a field holds. */
  async set(name, text) {
    const field = await this.named("input, textarea", name);
    await this.page.run(
      (field, text) => {
        field.value = text;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
      },
      field,
      text,
    );
  }

  value(name) {
    return this.named("input, textarea", name).then((field) => field.getAttribute("value"));
  }

  async choose(name, option) {
    const field = await this.named("select", name);
    const options = await field.findElements(By.css("option"));
    for (const found of options) if ((await found.getText()) === option) return found.click();
    throw new Error(`“${name}” has no “${option}”`);
  }

  /**
   * Runs a function in the document of the preview. It is called from outside, so that the focus stays where it is and WebKit's driver keeps its
   * session, which it loses where a script runs in a frame that is being loaded.
   */
  inPreview(script, ...values) {
    return this.page.run(
      (source, values) => {
        const { contentWindow } = document.querySelector(".stage iframe");
        return new contentWindow.Function("values", `return (${source})(...values)`)(values);
      },
      String(script),
      values,
    );
  }

  /** Uses the widget of the preview as a visitor does. */
  async withWidget(use) {
    const { driver } = this.page;
    await driver.switchTo().frame(await driver.findElement(By.css(".stage iframe")));
    try {
      return await use(await this.page.widget());
    } finally {
      await driver.switchTo().defaultContent();
    }
  }

  /** A computed style of a part of the widget in the preview. */
  style(part, property) {
    return this.inPreview(styleOf, part, property);
  }

  /** Waits until a part of the widget in the preview has a style. */
  shows(part, property, value) {
    return this.page.until(`${property} ${value} on ${part}`, async () => (await this.style(part, property)) === value);
  }

  snippet() {
    return this.page.run(() => document.querySelector(".snippet").textContent);
  }
}

/** Runs in a page: a computed style of the first element with that part in its widget. */
export function styleOf(part, property) {
  const element = document.querySelector("role-fit")?.shadowRoot?.querySelector(`[part~="${part}"]`);
  return element && getComputedStyle(element).getPropertyValue(property);
}
