// What real pages' styles do: no doctype, and a dense theme on a screen that is touched. Each test's title begins with the number of its row in
// docs/faults.md.
import assert from "node:assert/strict";
import { skipIn } from "./devtools.mjs";
import { closePaper, openPaper } from "./paper.mjs";
import { suite } from "./suite.mjs";
import { pure, word } from "./words.mjs";

const CTO = pure("cto");
const QUIRKS = "";

/** How everything inside the widget looks: a line for each element. */
const looks = (page) =>
  page.run(() => {
    const root = document.querySelector("role-fit").shadowRoot;
    for (const details of root.querySelectorAll("details")) details.open = true;
    const properties = ["fontSize", "fontWeight", "fontStyle", "fontVariant", "fontFamily", "lineHeight", "color", "whiteSpace", "textAlign", "boxSizing", "verticalAlign", "textDecorationLine"];
    return [...root.querySelectorAll("*")].map((element) => {
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const name = `${element.localName}.${element.className}`;
      return `${name}: ${properties.map((property) => style[property]).join(" ")} ${width.toFixed(1)} x ${height.toFixed(1)}`;
    });
  });

suite("a page without a doctype", { about: "looks" }, (test) => {
  const HOST = "<style>body { margin: 0; font: italic 19px/1.9 Georgia; color: #246; text-align: center; white-space: pre-wrap }</style>";
  for (const [what, attributes, width] of [
    ["in the page", "", 1280],
    ["in a narrow page", "", 500],
    ["in the dialog", 'mode="dialog"', 1280],
  ]) {
    test(`real page F5: the widget looks as with a doctype, ${what}`, async ({ page, devtools }) => {
      await devtools.size(width);
      const seen = [];
      for (const doctype of ["<!doctype html>\n", QUIRKS]) {
        await page.host(`${HOST}<main><role-fit loading="eager" cta-href="/contact" ${attributes}></role-fit></main>`, undefined, doctype);
        assert.equal(await page.run(() => document.compatMode), doctype ? "CSS1Compat" : "BackCompat");
        const widget = await page.widget();
        await page.run(() => document.querySelector("role-fit").open());
        const before = await looks(page);
        await widget.give(CTO);
        await page.until("the details", async () => (await widget.texts(".take button")).length > 0);
        await looks(page);
        // What is opened is drawn in a later task.
        await page.run(() => new Promise((resolve) => setTimeout(resolve, 300)));
        seen.push([...before, ...(await looks(page))]);
      }
      const [standard, quirks] = seen;
      assert.ok(standard.length > 400, `${standard.length} elements`);
      assert.deepEqual(quirks.filter((line, at) => line !== standard[at]).slice(0, 10), []);
      assert.equal(quirks.length, standard.length);
    });
  }

  test("real page F5: the page to print, which has no doctype, looks as one that has", async ({ page }) => {
    skipIn(["webkit"], "its driver has no second window");
    const widget = await page.open("plain");
    await widget.give(CTO);
    await openPaper(page, () => widget.press(word("details_print")));
    try {
      const [color, body, lines] = await page.run(() => {
        const style = (selector) => getComputedStyle(document.querySelector(selector));
        const ratio = ({ lineHeight, fontSize }) => (parseFloat(lineHeight) / parseFloat(fontSize)).toFixed(2);
        const cells = ["table", "th", "td", "caption"].map(style);
        return [[...new Set(cells.map(({ color }) => color))], style("body").color, ["table", "td"].map((name) => ratio(style(name)))];
      });
      assert.deepEqual(color, [body]);
      assert.deepEqual(lines, ["1.35", "1.35"]);
    } finally {
      await closePaper(page);
    }
  });
});

suite("a dense theme on a screen that is touched", (test) => {
  test("real page P8: no control has text that iOS would zoom into", async ({ page, devtools }) => {
    await devtools.touch();
    await devtools.size(390);
    await page.host(
      `<style>:root { font-size: 12px } role-fit { --rolefit-font-size: 11px }</style><role-fit loading="eager"></role-fit>`,
    );
    const widget = await page.widget();
    await widget.give(CTO);
    const sizes = () =>
      widget.run((root) => {
        for (const details of root.querySelectorAll("details")) details.open = true;
        return [...root.querySelectorAll("input, select, textarea")].map((control) => [control.localName, parseFloat(getComputedStyle(control).fontSize)]);
      });
    await page.until("the answers", async () => (await sizes()).filter(([name]) => name === "select").length >= 10);
    assert.deepEqual((await sizes()).filter(([, size]) => size < 16), []);
    assert.equal(await widget.style(".fit-role", "fontSize"), "11px", "other text is as small as the theme wants it");
    await devtools.touch(false);
    await devtools.size(1280);
    assert.ok((await sizes()).some(([, size]) => size < 16), "with a mouse the theme decides");
  });
});
