// The widget as a Leptos component, in a page that is a Leptos application (examples/leptos_page.rs).
import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { suite } from "./suite.mjs";
import { dataset, text } from "./words.mjs";

suite("the Leptos component", (test) => {
  test("a visitor answers in it, and page and widget keep their own looks", { only: "wasm" }, async ({ page }) => {
    await page.visit("leptos");
    const host = await page.until("the component", () => page.driver.findElement(By.css("div[theme]")));
    const root = await page.until("its shadow root", () => host.getShadowRoot());
    const question = async () => (await root.findElement(By.css("h3"))).getText();
    await page.until("the first question", async () => (await question()) === text(dataset.questions[0].text));
    await (await root.findElement(By.css(".choice"))).click();
    await page.until("the second question", async () => (await question()) === text(dataset.questions[1].text));
    const [inside, outside] = await page.run(
      (element) => [element.shadowRoot.querySelector("h2"), document.querySelector("h1")].map((heading) => getComputedStyle(heading).marginTop),
      host,
    );
    assert.equal(inside, "0px", "the widget's styles hold in the widget");
    assert.notEqual(outside, "0px", "and not outside of it");
    assert.equal(await page.run((element) => getComputedStyle(element.shadowRoot.querySelector(".base")).colorScheme, host), "dark");
  });
});
