// Owns a host page as its visitor and its author see it. Knows the widget only as widget.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { By, Key, error } from "selenium-webdriver";
import { Widget } from "./widget.mjs";

/** The longest wait for a condition, in milliseconds; only a failing test takes it. */
const PATIENCE = 5_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export class Page {
  constructor(driver, server) {
    this.driver = driver;
    this.server = server;
  }

  /** Opens a host page of pages/ by name; its widgets take the attributes. */
  visit(name, attributes = {}) {
    const query = new URLSearchParams(attributes);
    return this.driver.get(this.server.url(`/pages/${name}.html?${query}`));
  }

  /**
   * Opens a host page that a test writes itself: its body, and its head, which has the loader's tag unless told otherwise. Without a doctype
   * browsers lay it out in quirks mode.
   */
  host(body, head = '<script async src="/embed.js"></script>', doctype = "<!doctype html>\n") {
    const html = `${doctype}<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>A host page</title>
  <link rel="icon" href="data:,">
  <script src="/pages/record.js"></script>
  ${head}
</head>
<body>
${body}
</body>
</html>`;
    this.server.answer("/host.html", { body: Buffer.from(html) });
    return this.driver.get(this.server.url("/host.html"));
  }

  /** The page's own content as `cargo xtask snippet` prints it, read from the agency's page: a native test keeps the two equal. */
  async snippet() {
    const demo = await readFile(new URL("../../studio/agency.html", import.meta.url), "utf8");
    return demo.split(/<role-fit[^>]*>/)[1].split("</role-fit>")[0];
  }

  /** Opens a host page and waits for its first widget. */
  async open(name, attributes) {
    await this.visit(name, attributes);
    return this.widget();
  }

  /** The widget at a position, once it is drawn. */
  async widget(position = 0) {
    const found = new Widget(this, position);
    await found.isReady();
    return found;
  }

  /** Runs a function in the page. */
  run(script, ...values) {
    return this.driver.executeScript(script, ...values);
  }

  /** Waits until a condition holds and returns what it gave. The message says what was waited for. */
  async until(message, condition) {
    let last;
    const held = async () => {
      try {
        return await condition();
      } catch (failure) {
        // The page is drawn meanwhile: an element that was found may be gone.
        if (failure instanceof error.StaleElementReferenceError || failure instanceof error.NoSuchElementError) {
          last = failure;
          return false;
        }
        throw failure;
      }
    };
    return this.driver.wait(held, PATIENCE, `waited for: ${message}${last ? ` (${last.message})` : ""}`);
  }

  /** Presses keys, one after the other. */
  press(...keys) {
    return this.driver.actions().sendKeys(...keys).perform();
  }

  /** The Tab key with Shift. */
  tabBack() {
    return this.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
  }

  /** The text in the clipboard, found by pasting it as a visitor would. */
  async paste() {
    await this.run(() => {
      const field = document.createElement("textarea");
      document.body.append(field);
      field.focus();
    });
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
    return this.until("something in the clipboard", () => this.run(() => document.activeElement.value));
  }

  async tab(times = 1) {
    for (let time = 0; time < times; time += 1) await this.press(Key.TAB);
  }

  /** Tabs on until what has the focus fits; fails after going through everything. */
  async tabTo(message, fits) {
    for (let time = 0; time < 120; time += 1) {
      await this.press(Key.TAB);
      if (fits(await this.focused())) return;
    }
    throw new Error(`the Tab key never came to: ${message}`);
  }

  /** What has the focus, through all shadow roots: tag, type, class, text, name where that is another, and whether it is checked. */
  focused() {
    return this.run(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const { localName, type, className, checked } = element;
      const name = element.getAttribute("aria-label");
      return { tag: localName, type, className, checked, name, text: (element.closest("label") ?? element).innerText.trim() };
    });
  }

  /** Has widgets come and go, again and again, and asserts that no listener, no node and no memory stays in use. */
  async assertNothingStays(devtools, comeAndGo) {
    // Where the browser does not tell, the test is skipped before any work is done.
    await devtools.living();
    // The first widgets fill caches, those of the JavaScript engine longest: the heap grows less and less.
    await comeAndGo();
    const before = await devtools.living();
    await comeAndGo();
    // One widget has some 570 nodes and 80 listeners. The script that made the last one may hold it for a moment.
    await this.until("the nodes to go", async () => (await devtools.living()).nodes <= before.nodes + 20);
    const after = await devtools.living();
    assert.ok(after.listeners <= before.listeners, `listeners: ${before.listeners}, then ${after.listeners}`);
    assert.ok(after.heap < before.heap + 300_000, `heap: ${before.heap}, then ${after.heap}`);
  }

  /** The names and details of the widget's events so far, as recorded by pages/record.js; without a name those of what the visitor did. */
  async events(name) {
    const events = await this.run(() => window.recorded);
    return events.filter((event) => (name ? event.name === name : event.name !== "resize"));
  }

  /** The page's own words and headings. */
  heading() {
    return this.driver.findElement(By.css("h1"));
  }

  /** The faults that axe finds, a line for each. */
  async accessibilityFaults() {
    await this.run(AXE);
    const violations = await this.driver.executeAsyncScript((done) =>
      window.axe.run(document, { resultTypes: ["violations"] }).then(
        (results) => done(results.violations),
        (failure) => done([{ id: "axe failed", help: String(failure), nodes: [] }]),
      ),
    );
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.length ? nodes.map((node) => `${id}: ${help}: ${node.target.flat().join(" ")}: ${node.any[0]?.message ?? ""}`) : [`${id}: ${help}`],
    );
  }
}
