// The presets of style/presets/, used as a marketer copies them, and the contrast of every pair of tokens that is used together.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DEFAULT, PRESETS, wear } from "./looks.mjs";
import { suite } from "./suite.mjs";
import { pure, word } from "./words.mjs";

const { grounds: GROUNDS, pairs: PAIRS } = JSON.parse(readFileSync(new URL("../../style/contrast.json", import.meta.url), "utf8"));

suite("the presets", (test) => {
  test("are eight files, each with one rule that sets tokens and nothing else", async () => {
    assert.deepEqual(
      PRESETS.map(({ name }) => name),
      ["brutalist", "contrast", "dense", "editorial", "newspaper", "pastel", "playful", "technical"],
    );
    for (const { name, style } of PRESETS) {
      assert.match(style, /^\/\*[^*]+\*\/\n:root \{\n(  --rolefit-[a-z0-9-]+: [^;{}]+;\n)+\}\n$/, name);
    }
  });

  for (const preset of [DEFAULT, ...PRESETS]) {
    for (const scheme of ["light", "dark"]) {
      test(`give every pair of tokens that is used together its contrast: ${preset.name}, ${scheme}`, { about: "looks" }, async ({ page, devtools }) => {
        await devtools.media(scheme);
        const widget = await wear(page, preset);
        await widget.give(pure("cto"));
        const { measured, untrue } = await page.run(contrasts, PAIRS, GROUNDS);
        assert.equal(measured.length, PAIRS.length);
        assert.deepEqual(measured.filter(({ least, contrast }) => !(contrast >= least)), []);
        assert.deepEqual(untrue, [], "what the file says of a ground is what is on the screen");
      });

      for (const width of [1280, 360]) {
        test(`have no fault that axe finds, in question and result: ${preset.name}, ${scheme}, ${width} px`, async ({ page, devtools }) => {
          await devtools.size(width);
          await devtools.media(scheme);
          const widget = await wear(page, preset);
          await widget.press(word("next"));
          await widget.openAll();
          assert.deepEqual(await page.accessibilityFaults(), [], "question and table");
          await widget.assertNoSidewaysScrolling();
          await widget.give(pure("cto"));
          assert.deepEqual(await page.accessibilityFaults(), [], "result and marked table");
          await widget.assertNoSidewaysScrolling();
        });
      }
    }

    test(`have no fault that axe finds where the pointer hovers: ${preset.name}`, async ({ page }) => {
      const widget = await wear(page, preset);
      for (const selector of [".choice", ".button-primary", "summary"]) {
        const target = await widget.one(selector);
        await page.run((target) => target.scrollIntoView({ block: "center" }), target);
        await page.driver.actions().move({ origin: target }).perform();
        assert.deepEqual(await page.accessibilityFaults(), [], selector);
      }
    });
  }
});

/**
 * Runs in the page: each pair with the contrast that it has on the screen, in the state with a result. A ground with a selector is
 * measured at its element; it is untrue where its layers make another colour than the element shows.
 */
function contrasts(pairs, grounds) {
  const root = document.querySelector("role-fit").shadowRoot;
  // What is marked fades in.
  for (const animation of root.getAnimations()) animation.finish();
  const probe = root.querySelector("[part=base]").appendChild(document.createElement("i"));
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  /** What is seen where colours lie on each other, the lowest first. */
  const seen = (colours) => {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, 1, 1);
    for (const colour of colours) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const computed = (css) => {
    probe.style.color = css;
    return getComputedStyle(probe).color;
  };
  const below = (selector) => {
    const colours = [];
    const first = root.querySelector(selector);
    if (!first) throw new Error(`nothing is ${selector}`);
    for (let box = first; box; box = box.parentElement) colours.unshift(getComputedStyle(box).backgroundColor);
    return colours;
  };
  const light = (rgb) => {
    const [red, green, blue] = rgb.map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const untrue = [];
  const onScreen = new Map(grounds.map(({ name, selector, layers }) => {
    const told = layers.map(computed);
    if (!selector) return [name, told];
    const shown = below(selector);
    const [one, other] = [seen(told), seen(shown)];
    if (one.some((value, index) => Math.abs(value - other[index]) > 1)) untrue.push({ name, told: one, shown: other });
    return [name, shown];
  }));
  const measured = pairs.map(({ ink, ground, least }) => {
    const colours = onScreen.get(ground);
    const [low, high] = [light(seen(colours)), light(seen([...colours, computed(`var(--_rf-${ink})`)]))].sort((one, other) => one - other);
    return { ink, ground, least, contrast: Math.round((100 * (high + 0.05)) / (low + 0.05)) / 100 };
  });
  probe.remove();
  return { measured, untrue };
}
