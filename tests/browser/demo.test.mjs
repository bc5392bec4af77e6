// dist/agency.html, the page of an invented agency: the demo, and what stands in the studio's frame.
import assert from "node:assert/strict";
import { ENGINE, suite } from "./suite.mjs";
import { pure } from "./words.mjs";

suite("the demo page", (test) => {
  test("shows its own table and then the widget, which changes nothing of the page and is loaded once", { about: "contract" }, async ({ page, server }) => {
    server.hold(ENGINE);
    await page.driver.get(server.url("/agency.html"));
    await page.until("the request for the engine", () => server.count(ENGINE) > 0);
    const heading = () =>
      page.run(() => {
        const [heading] = document.querySelectorAll("h1");
        const { color, font, margin } = getComputedStyle(heading);
        return { count: document.querySelectorAll("h1").length, text: heading.innerText, color, font, margin };
      });
    const before = await heading();
    assert.ok(await page.run(() => document.querySelector("role-fit table").checkVisibility()));
    server.release(ENGINE);
    const widget = await page.widget();
    assert.ok(!(await page.run(() => document.querySelector("role-fit table").checkVisibility())));
    assert.deepEqual(await heading(), before);
    await widget.answer(pure("fractional-cto"));
    await widget.showsResult();
    assert.equal((await widget.property("result")).outcome, "fractional-cto");
    assert.equal(server.count(ENGINE), 1, "preload and loader share one request");
    assert.equal(server.count("/embed.js"), 1);
  });

  for (const scheme of ["light", "dark"]) {
    test(`has no fault that axe finds (${scheme})`, async ({ page, server, devtools }) => {
      await devtools.media(scheme);
      await page.driver.get(server.url("/agency.html"));
      await page.widget();
      assert.deepEqual(await page.accessibilityFaults(), []);
    });
  }

  for (const width of [360, 768, 1280]) {
    test(`needs no sideways scrolling at ${width} px`, async ({ page, server, devtools }) => {
      await devtools.size(width);
      await page.driver.get(server.url("/agency.html"));
      const widget = await page.widget();
      await widget.assertNoSidewaysScrolling();
      await widget.give(pure("cto"));
      await widget.assertNoSidewaysScrolling();
    });
  }
});
