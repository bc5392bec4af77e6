// The widget looks as it did when the snapshots were taken. After a change that is meant, `cargo xtask snapshots` takes them again.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Beyond, skipIn } from "./devtools.mjs";
import { FOLDER, PICTURES, difference, show, take } from "./pictures.mjs";
import { suite } from "./suite.mjs";

const NOW = new URL("../../target/snapshots/", import.meta.url);
const ARE_CHROMIUMS = [["firefox", "webkit"], "the snapshots are of Chromium's drawing"];

suite("the snapshots", (test) => {
  const taken = existsSync(FOLDER) ? readdirSync(FOLDER) : [];

  for (const picture of PICTURES) {
    test(`match what is drawn: ${picture.name}`, async ({ page, devtools }) => {
      skipIn(...ARE_CHROMIUMS);
      if (!taken.length) throw new Beyond("no snapshots are taken yet: cargo xtask snapshots");
      await show(page, devtools, picture);
      const now = await take(page, devtools, picture);
      const kept = new URL(`${picture.name}.webp`, FOLDER);
      const found = await difference(page, await readFile(kept, "base64"), now);
      if (!found) return;
      await mkdir(NOW, { recursive: true });
      const seen = new URL(`${picture.name}.webp`, NOW);
      await writeFile(seen, now, "base64");
      assert.fail(`${found}; compare ${fileURLToPath(seen)} with ${fileURLToPath(kept)}; if the change is meant, run cargo xtask snapshots`);
    });
  }

  test("are exactly those that are compared, and take less than 400 kB", async () => {
    if (!taken.length) throw new Beyond("no snapshots are taken yet: cargo xtask snapshots");
    assert.deepEqual(taken.sort(), PICTURES.map(({ name }) => `${name}.webp`).sort());
    const sizes = await Promise.all(taken.map(async (name) => (await readFile(new URL(name, FOLDER))).length));
    assert.ok(sizes.reduce((all, one) => all + one) < 400_000, `${sizes}`);
  });

  const CHANGES = {
    "a part that moves": "role-fit::part(legend) { position: relative; inset-block-start: 6px }",
    "a part that loses its colour": "role-fit { --rolefit-color-accent: #808080 }",
    "a text that loses its contrast": "role-fit { --rolefit-color-text: #777 }",
    "a box that goes": "role-fit { --rolefit-color-surface-2: white }",
  };
  for (const width of [360, 1024]) {
    test(`differ where a visitor would see a difference, and not where letters are smoothed otherwise, at ${width} px`, async ({ page, devtools }) => {
      skipIn(...ARE_CHROMIUMS);
      const picture = PICTURES.find(({ name }) => name === `question-light-${width}`);
      const style = (rules) =>
        page.run((rules) => {
          const sheet = document.querySelector("#change") ?? document.head.appendChild(Object.assign(document.createElement("style"), { id: "change" }));
          sheet.textContent = rules;
        }, rules);
      await show(page, devtools, picture);
      const before = await take(page, devtools, picture);
      for (const [what, rules] of Object.entries(CHANGES)) {
        await style(rules);
        assert.notEqual(await difference(page, before, await take(page, devtools, picture)), null, what);
      }
      // Letters drawn a little aside, as on a machine that smooths them in another way.
      await style("role-fit { transform: translate(0.3px, 0.3px) }");
      assert.equal(await difference(page, before, await take(page, devtools, picture)), null, "antialiasing");
    });
  }
});
