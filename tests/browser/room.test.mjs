// Whether text and controls have enough room: in narrow places, with large text or wide spacing, with forced colours, and for fingers.
import assert from "node:assert/strict";
import { DEFAULT, PRESETS, wear } from "./looks.mjs";
import { suite } from "./suite.mjs";
import { pure, word } from "./words.mjs";

/** What WCAG 1.4.12 lets a visitor ask for. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

/** A question with its answer and everything opened, then the result: `look` is called in both states. */
async function throughStates(widget, look, language = "en") {
  await widget.answer({ "main-gap": "set-direction" }, language);
  await widget.press(word("back", language));
  await widget.openAll();
  await look("the question and the table");
  await widget.give(pure("cto"), language);
  await widget.openAll();
  await look("the result and the marked table");
}

/** Asserts that no text sticks out of its box, is cut off, or lies on another. */
async function assertRoom(page, widget, state) {
  await widget.assertNoSidewaysScrolling();
  assert.deepEqual(await page.run(crowded), [], state);
}

suite("no text is cut off or covered", { about: "looks" }, (test) => {
  const sizes = [
    [280, 700, "a narrow place"],
    [320, 256, "400 % zoom"],
    [768, 1024, "a tablet"],
    [1280, 800, "a desk"],
  ];
  for (const [width, height, what] of sizes) {
    for (const language of ["en", "fr"]) {
      test(`on ${width} x ${height} px, ${what}, ${language}`, async ({ page, devtools }) => {
        await devtools.size(width, height);
        const widget = await page.open("adaptive", { "cta-href": "#contact", lang: language });
        await throughStates(widget, (state) => assertRoom(page, widget, state), language);
      });
    }
  }

  for (const preset of [DEFAULT, ...PRESETS]) {
    // The presets set the same tokens everywhere: other browsers lay out the default alone.
    const about = preset === DEFAULT ? "looks" : null;
    for (const width of [360, 1280]) {
      test(`with text of 200 %, on ${width} px: ${preset.name}`, { about }, async ({ page, devtools }) => {
        await devtools.size(width);
        const widget = await wear(page, preset);
        await page.run(() => document.documentElement.style.setProperty("font-size", "200%"));
        await throughStates(widget, (state) => assertRoom(page, widget, state));
      });

      test(`with wide spacing, on ${width} px: ${preset.name}`, { about }, async ({ page, devtools }) => {
        await devtools.size(width);
        const widget = await wear(page, preset);
        await page.run((rules) => {
          const { shadowRoot } = document.querySelector("role-fit");
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(rules);
          shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
        }, SPACING);
        await throughStates(widget, (state) => assertRoom(page, widget, state));
      });
    }
  }
});

suite("what can be pressed", (test) => {
  for (const preset of [DEFAULT, ...PRESETS]) {
    for (const width of [280, 1280]) {
      test(`is at least 44 x 44 px, on ${width} px: ${preset.name}`, async ({ page, devtools }) => {
        await devtools.size(width);
        const widget = await wear(page, preset);
        await throughStates(widget, async (state) => assert.deepEqual(await page.run(small), [], state));
      });
    }
  }
});

suite("forced colours", (test) => {
  test("show bars, the chosen choice, the recommended column and the focus", async ({ page, devtools }) => {
    await devtools.emulate({ "forced-colors": "active" });
    const widget = await page.open("plain");
    await widget.answer({ "main-gap": "set-direction" });
    await widget.press(word("back"));
    assert.notEqual(await widget.style(".progress .done", "backgroundColor"), await widget.style(".progress .track", "backgroundColor"));
    assert.equal(await widget.style(".choice:has(:checked)", "outlineStyle"), "solid", "chosen");
    assert.equal(await widget.style(".choice:not(:has(:checked))", "outlineStyle"), "none", "not chosen");
    await page.tabTo("a button", ({ className }) => className.includes("button-primary"));
    assert.equal(await widget.style(".button-primary:focus-visible", "outlineStyle"), "solid", "the focus");
    await widget.give(pure("cto"));
    const ground = await widget.style(".fit .track", "backgroundColor");
    for (const bar of [".fit.named .done", ".fit:not(.named) .done"]) {
      assert.notEqual(await widget.style(bar, "backgroundColor"), ground, bar);
    }
    assert.equal(await widget.style("thead .recommended", "outlineStyle"), "solid", "recommended");
  });
});

suite("motion", (test) => {
  test("does not happen where the visitor wants less of it", async ({ page, devtools }) => {
    const widget = await page.open("plain");
    await widget.answer({ "main-gap": "set-direction" });
    await widget.give(pure("cto"));
    const moving = await page.run(() => {
      const { shadowRoot } = document.querySelector("role-fit");
      const seconds = (list) => Math.max(...list.split(",").map(parseFloat));
      return [...shadowRoot.querySelectorAll("*")]
        .filter((element) => {
          const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
          return (animationName !== "none" && seconds(animationDuration) > 0) || seconds(transitionDuration) > 0;
        })
        .map(({ localName, className }) => `${localName}.${className}`);
    });
    assert.deepEqual(moving, []);
  });

  test("moves what is new, and never delays a choice", async ({ page, devtools }) => {
    await devtools.emulate({ "prefers-reduced-motion": "no-preference" });
    const widget = await page.open("plain");
    await page.run(() => document.documentElement.style.setProperty("--rolefit-duration", "60s"));
    await widget.answer({ "main-gap": "set-direction", "time-frame": "multi-year" });
    assert.equal(await widget.style(".choices", "animationName"), "settle");
    await widget.run((root) => void (root.former = root.querySelector(".choices").getAnimations()[0]));
    await widget.answer({ "coding-share": "rarely" });
    assert.equal(await widget.style(".choices", "animationName"), "settle");
    assert.ok(await widget.run((root) => root.querySelector(".choices").getAnimations()[0] !== root.former), "it moves anew with every question");
    await page.run(() => document.documentElement.style.removeProperty("--rolefit-duration"));
    await widget.give(pure("cto"));
    assert.equal(await widget.style(".fit .done", "animationName"), "grow");
    assert.equal(await widget.style(".match", "animationName"), "light");
  });
});

/** Runs in the page: texts that stick out of the widget's boxes, are cut off, or lie on each other. */
function crowded() {
  const { shadowRoot } = document.querySelector("role-fit");
  const base = shadowRoot.querySelector("[part=base]");
  const name = ({ localName, className }) => `${localName}.${className}`;
  const hidden = (element) => !element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).clipPath !== "none";
  const faults = [];
  const lines = [];
  const walker = document.createTreeWalker(base, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim()) continue;
    const above = [];
    for (let box = node.parentElement; box !== base.parentNode; box = box.parentElement) above.push(box);
    // What stays in sight lies on what is scrolled behind it.
    if (above.some((box) => hidden(box) || getComputedStyle(box).position === "sticky")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue;
      // A box with padding, border or ground is what a visitor sees text stick out of.
      const box = above.find((box) => getComputedStyle(box).display !== "inline");
      const { left, right } = box.getBoundingClientRect();
      if (line.left < left - 1 || line.right > right + 1) faults.push(`${name(box)}: “${node.data.trim().slice(0, 40)}” sticks out`);
      const cut = above.find((box) => {
        const { overflowX, overflowY } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        return (overflowX === "hidden" || overflowX === "clip" || overflowY === "hidden" || overflowY === "clip") && (line.bottom > edge.bottom + 1 || line.right > edge.right + 1);
      });
      if (cut) faults.push(`${name(cut)}: “${node.data.trim().slice(0, 40)}” is cut off`);
      lines.push([node, line]);
    }
  }
  const reach = (one, other, from, to) => Math.min(one[to], other[to]) - Math.max(one[from], other[from]);
  lines.forEach(([node, line], at) => {
    for (const [other, its] of lines.slice(at + 1)) {
      // Letters stand in the middle of a line's box: its edges may meet those of the next one.
      const least = Math.min(line.height, its.height) / 4;
      if (other !== node && reach(line, its, "left", "right") > 1 && reach(line, its, "top", "bottom") > least) {
        faults.push(`“${node.data.trim().slice(0, 40)}” lies on “${other.data.trim().slice(0, 40)}”`);
      }
    }
  });
  return faults;
}

/** Runs in the page: what can be pressed and is smaller than 44 x 44 px. Terms stand inside sentences. */
function small() {
  const { shadowRoot } = document.querySelector("role-fit");
  return [...shadowRoot.querySelectorAll("button:not(.term), a, summary, label, select, [role=button], input")]
    .map((element) => element.closest("label") ?? element)
    .filter((element) => element.checkVisibility() && !element.closest(".term-card"))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 43.9 || height < 43.9)
    .map(([{ localName, className }, { width, height }]) => `${localName}.${className}: ${width} x ${height}`);
}
