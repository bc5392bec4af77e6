// What real pages do to keys, wheel and touch: listeners that take them over. Each test's title begins with the number of its row in docs/faults.md.
import assert from "node:assert/strict";
import { Key, Origin } from "selenium-webdriver";
import { skipIn } from "./devtools.mjs";
import { suite } from "./suite.mjs";
import { dataset, pure, questions, text } from "./words.mjs";

const CTO = pure("cto");

/** A page that has its own use for keys, as slide shows and games have, and notes those that it hears. */
const GREEDY = `<script>
  window.heard = [];
  for (const type of ["keydown", "keypress", "keyup"]) {
    document.addEventListener(type, (event) => {
      if (type === "keydown") window.heard.push(event.key);
      if (!/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && /^(Arrow|Page|Home|End|Enter|Escape| )/.test(event.key)) event.preventDefault();
    });
  }
</script>`;

const isRadio = ({ type }) => type === "radio";

suite("a page that takes keys for itself", { about: "keyboard" }, (test) => {
  for (const [where, attributes] of [["in the page", ""], ["in the dialog", 'mode="dialog"']]) {
    test(`real page F10: everything is done by keyboard, ${where}`, async ({ page }) => {
      await page.host(`${GREEDY}<a href="#start">The start</a><role-fit loading="eager" cta-href="#contact" ${attributes}></role-fit>`);
      const widget = await page.widget();
      if (attributes) {
        await page.tabTo("the button that opens it", ({ className }) => className === "button-primary");
        await page.press(Key.ENTER);
        await page.until("the dialog", () => widget.run((root) => root.querySelector("dialog").open));
      }
      await page.tabTo("a box of a column", ({ type }) => type === "checkbox");
      const { checked } = await page.focused();
      await page.press(Key.SPACE);
      await page.until("the box to change", async () => (await page.focused()).checked !== checked);
      await page.press(Key.SPACE);
      const role = text(dataset.roles[0].name);
      await page.tabTo("a role", ({ tag, text }) => tag === "summary" && text === role);
      await page.press(Key.ENTER);
      await page.until("the definition", async () => (await widget.texts(".about p")).length > 0);
      await page.tabTo("the first choice", isRadio);
      await page.press(Key.ARROW_DOWN);
      await page.until("a choice", async () => (await page.focused()).checked);
      await page.press(Key.ENTER);
      await widget.shows(questions[1]);
      await widget.takesFocus();
      await page.tabTo("the next choice", isRadio);
      await page.press(Key.SPACE);
      await page.press(Key.ENTER);
      await widget.shows(questions[2]);
      assert.equal(Object.keys(await widget.property("answers")).length, 2);
      const heard = await page.run(() => window.heard);
      assert.deepEqual([...new Set(heard)].filter((key) => key !== "Tab"), [], "no other key was for the page");
      assert.ok(heard.includes("Tab"));
      if (attributes) {
        await page.press(Key.ESCAPE);
        await page.until("the dialog to close", () => widget.run((root) => !root.querySelector("dialog").open));
        assert.equal((await page.run(() => window.heard)).includes("Escape"), false);
      }
    });
  }

  test("real page F10: a term's card closes by Escape, and an answer is changed beside the result", async ({ page }) => {
    await page.host(`${GREEDY}<role-fit loading="eager"></role-fit>`);
    const widget = await page.widget();
    await page.tabTo("a term", ({ className }) => className === "term");
    await page.press(Key.ENTER);
    await page.until("the card", async () => (await widget.text(".term-card")) !== "");
    await page.press(Key.ESCAPE);
    await page.until("the card to close", async () => (await widget.text(".term-card")) === "");
    await widget.give(CTO);
    await page.until("the answers", () =>
      widget.run((root) => {
        for (const details of root.querySelectorAll("details")) details.open = true;
        root.querySelector(".answers select")?.focus();
        return root.activeElement?.localName === "select";
      }),
    );
    skipIn(["webkit"], "its select opens a menu of the system's");
    await page.press(Key.ARROW_UP);
    await page.until("another answer", async () => (await widget.property("answers"))[questions[0]] !== CTO[questions[0]]);
    await page.press("g");
    assert.deepEqual(await page.run(() => window.heard.filter((key) => key !== "Tab")), []);
  });

  test("real page F10: what the widget does not use reaches the page", async ({ page }) => {
    await page.host(
      `${GREEDY}<role-fit loading="eager" cta-href="#contact"><button slot="header">Mine</button></role-fit>`,
    );
    const widget = await page.widget();
    const heard = () => page.run(() => window.heard.splice(0));
    await page.tabTo("a choice", isRadio);
    await heard();
    await page.press(Key.ESCAPE, "j", "?", Key.F2, Key.TAB);
    assert.deepEqual(await heard(), ["Escape", "j", "?", "F2", "Tab"]);
    await page.tabTo("a button", ({ tag, className }) => tag === "button" && className !== "term");
    await heard();
    await page.press(Key.ARROW_LEFT, Key.HOME);
    assert.deepEqual(await heard(), ["ArrowLeft", "Home"], "a button does not use them");
    await page.driver.actions().keyDown(Key.CONTROL).sendKeys(Key.ARROW_RIGHT).sendKeys(Key.ENTER).keyUp(Key.CONTROL).perform();
    assert.deepEqual(await heard(), ["Control", "ArrowRight", "Enter"]);
    await page.run(() => document.querySelector("[slot=header]").focus());
    await page.press(Key.ENTER, Key.ARROW_DOWN);
    assert.deepEqual(await heard(), ["Enter", "ArrowDown"], "what stands in a slot is the page's own");
    assert.equal(await widget.question(), text(dataset.questions[0].text));
  });
});

/** A library that scrolls in place of the browser, as Lenis does. */
const SMOOTH = `<script>
  window.taken = 0;
  for (const type of ["wheel", "touchmove"]) {
    addEventListener(type, (event) => {
      event.preventDefault();
      window.taken += 1;
      if (type === "wheel") scrollBy(0, event.deltaY);
    }, { passive: false });
  }
</script>`;

suite("a page that scrolls by a library", (test) => {
  for (const [what, library] of [["a library takes wheel and touch over", SMOOTH], ["nothing takes them over", ""]]) {
    test(`real page P2: the dialog scrolls and the page behind does not, where ${what}`, async ({ page, devtools }) => {
      await page.host(`${library}<style>body { height: 5000px }</style><role-fit loading="eager" mode="dialog"></role-fit>`);
      const widget = await page.widget();
      await page.run(() => document.querySelector("role-fit").open());
      const scrolled = () => page.run(() => [document.querySelector("role-fit").shadowRoot.querySelector("dialog").scrollTop, scrollY]);
      const wheel = (x, y, delta) => page.driver.actions().scroll(x, y, 0, delta, Origin.VIEWPORT).perform();
      await page.until("the dialog to be high", () => widget.run((root) => root.querySelector("dialog").scrollHeight > 1500));
      await wheel(640, 450, 300);
      await page.until("the dialog to scroll", async () => (await scrolled())[0] > 200);
      await wheel(640, 450, 60000);
      await page.until("its end", () => widget.run((root) => {
        const { scrollTop, scrollHeight, clientHeight } = root.querySelector("dialog");
        return scrollTop + clientHeight > scrollHeight - 2;
      }));
      await wheel(640, 450, 300);
      // Without a listener for the whole page, browsers scroll it from the ground around a dialog.
      if (library) await wheel(10, 450, 300);
      await page.run(() => new Promise((resolve) => setTimeout(resolve, 400)));
      assert.equal((await scrolled())[1], 0, "the page stays where it is");
      await devtools.touch();
      assert.equal(await page.run(() => window.taken ?? 0), 0);
      await widget.press("Close");
      await wheel(640, 450, 300);
      await page.until("the page to scroll", async () => (await scrolled())[1] > 0);
    });
  }
});
