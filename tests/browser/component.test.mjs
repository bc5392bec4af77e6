// The widget as a Leptos component, in a page that is a Leptos application (examples/leptos_page.rs). The example is a debug build,
// because only in such builds Leptos warns of mistakes, in the console.
import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { suite } from "./suite.mjs";
import { dataset, text } from "./words.mjs";

suite("the Leptos component", { about: "contract" }, (test) => {
  /** The host element, and what finds elements in its shadow root. */
  async function open(page) {
    await page.visit("leptos");
    const host = await page.until("the component", () => page.driver.findElement(By.css("div[theme]")));
    const root = await page.until("its shadow root", () => host.getShadowRoot());
    const one = (selector) => page.until(selector, async () => (await root.findElements(By.css(selector)))[0]);
    const asks = ({ text: words }) =>
      page.until("the question", async () => (await (await one(".quiz h3")).getText()) === text(words));
    await asks(dataset.questions[0]);
    return { host, root, one, asks };
  }

  test("leaves the page its styles, and keeps its own", { only: "wasm" }, async ({ page }) => {
    const { host } = await open(page);
    const [inside, outside] = await page.run(
      (element) => [element.shadowRoot.querySelector("h2"), document.querySelector("h1")].map((heading) => getComputedStyle(heading).marginTop),
      host,
    );
    assert.equal(inside, "0px", "the widget's styles hold in the widget");
    assert.notEqual(outside, "0px", "and not outside of it");
    assert.equal(await page.run((element) => getComputedStyle(element.shadowRoot.querySelector(".base")).colorScheme, host), "dark");
  });

  test("lets a visitor compare, answer, and change an answer beside the result", { only: "wasm" }, async ({ page }) => {
    const { root, one, asks } = await open(page);
    const press = async (selector) => (await one(selector)).click();
    for (const box of await root.findElements(By.css(".compare [type=checkbox]"))) await box.click();
    for (const next of dataset.questions.slice(1)) {
      await press(".choice");
      await asks(next);
    }
    await press(".choice");
    const focused = (element) => element.getRootNode().activeElement === element;
    const headline = await one(".headline");
    await page.until("the focus on the result", () => page.run(focused, headline));
    await one(".answers");
    for (const summary of await root.findElements(By.css(".result summary"))) await summary.click();
    const before = await headline.getText();
    for (const select of await root.findElements(By.css(".answers select"))) {
      await (await select.findElements(By.css("option"))).at(-1).click();
    }
    await page.until("another result", async () => (await (await one(".headline")).getText()) !== before);
  });

  test("tells the application what the visitor does, and follows its signals", { only: "wasm" }, async ({ page }) => {
    const { host, one, asks } = await open(page);
    const outside = (selector) => page.driver.findElement(By.css(selector));
    assert.equal(await (await outside("#answered")).getText(), "0");
    await (await one(".choice")).click();
    await asks(dataset.questions[1]);
    assert.equal(await (await outside("#answered")).getText(), "1");
    const both = await page.run(() => [...document.querySelector("#both").children].map(({ localName, textContent }) => [localName, textContent]));
    assert.deepEqual(both, [["p", "1"], ["em", "1"]], "a renderer's element in a view, and a view in it");

    await (await outside("#light")).click();
    await page.until("the light theme", () => page.run((element) => element.getAttribute("theme") === "light", host));
    await (await outside("#deeper")).click();
    await page.until("deeper headings", () => page.run((element) => element.shadowRoot.querySelector("h2").ariaLevel === "3", host));
    await asks(dataset.questions[1]);
  });
});
