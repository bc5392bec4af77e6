// The table of what each role covers, responsibility by responsibility.
import assert from "node:assert/strict";
import { suite } from "./suite.mjs";
import { dataset, pure, role, roles, text, word } from "./words.mjs";

const LEVELS = { owns: "owns", shared: "shared", advises: "advises", none: "not_covered" };

/** A row of the picture as it must read, without its head. */
const row = ({ coverage }, shown, language) => shown.map((id) => word(LEVELS[coverage[id].level], language));
const picture = (shown, language = "en") => dataset.responsibilities.map((duty) => row(duty, shown, language));
/** Opens a row's reasons and waits for them: they come with the details part, and move what stands below. */
const openReasons = async (page, widget, duty, shown = roles) => {
  await widget.open(text(duty.title));
  const last = text(duty.coverage[shown.at(-1)].why);
  await page.until("the reasons", async () => (await widget.texts(".coverage p")).join().endsWith(last));
};
const shown = async (widget) => (await widget.table(".coverage")).slice(1).map((cells) => cells.slice(1));

suite("what each role covers", (test) => {
  for (const language of ["en", "fr"]) {
    for (const width of [1280, 360, 280]) {
      test(`is in words in every cell (${language}, ${width} px)`, async ({ page, devtools }) => {
        await devtools.size(width);
        const widget = await page.open("plain", { lang: language });
        assert.deepEqual(await shown(widget), picture(width === 1280 ? roles : roles.slice(0, 2), language));
        await widget.openAll();
        await widget.assertNoSidewaysScrolling();
        assert.deepEqual(await page.accessibilityFaults(), []);
      });
    }
  }

  test("is a table with a name for a screen reader, which does not read its marks", async ({ page }) => {
    const widget = await page.open("plain");
    const table = await widget.one(".coverage");
    assert.equal(await table.getAriaRole(), "table");
    assert.equal(await table.getAccessibleName(), word("coverage_heading"));
    for (const [at, head] of (await widget.all(".coverage tbody th")).entries()) {
      assert.equal(await head.getAriaRole(), "rowheader");
      assert.equal(await head.getAccessibleName(), text(dataset.responsibilities[at].title));
    }
    for (const mark of await widget.all(".coverage i")) assert.equal(await mark.getDomAttribute("aria-hidden"), "true");
  });

  test("follows the columns that are shown", async ({ page }) => {
    const widget = await page.open("plain");
    await (await widget.named(".columns .toggle", text(role(roles[0]).name))).click();
    await page.until("a column to go", async () => (await shown(widget))[0].length === 2);
    assert.deepEqual(await shown(widget), picture(roles.slice(1)));
    const reordered = ["cto", "lead-developer"];
    assert.deepEqual(await shown(await page.open("plain", { roles: reordered.join(" ") })), picture(reordered));
  });

  test("shows the reasons of a row that is opened, for the roles that are shown", async ({ page }) => {
    const widget = await page.open("plain");
    const [duty] = dataset.responsibilities;
    await (await widget.named(".columns .toggle", text(role(roles[0]).name))).click();
    await openReasons(page, widget, duty, roles.slice(1));
    const reasons = roles.slice(1).map((id) => `${text(role(id).name)} ${text(duty.coverage[id].why)}`);
    assert.deepEqual(await widget.texts(".coverage p"), [text(duty.text), ...reasons]);
  });

  test("says which roles have the same level, when the visitor asks for differences", async ({ page }) => {
    const widget = await page.open("plain");
    await (await widget.named(".toggle", word("contrast"))).click();
    const same = dataset.responsibilities.map(({ coverage }) =>
      roles.map((id) => roles.some((other) => other !== id && coverage[other].level === coverage[id].level)),
    );
    assert.ok(same.flat().some(Boolean));
    const said = await shown(widget);
    assert.deepEqual(said.map((cells) => cells.map((cell) => cell.includes(word("same_as")))), same);
    assert.deepEqual(await page.accessibilityFaults(), []);
  });

  test("marks the rows that match an answer, and leads to their questions and back", async ({ page }) => {
    const widget = await page.open("plain");
    await openReasons(page, widget, dataset.responsibilities.find(({ title }) => text(title) === "Security and compliance"));
    await widget.press(word("asked_in", "en", { n: "9" }));
    await widget.shows("security-duty");
    await widget.press(word("see_row"));
    const focused = await page.focused();
    assert.deepEqual([focused.tag, focused.text.split("\n")[0]], ["th", "Security and compliance"]);
    await widget.give(pure("cto"));
    const marked = (await widget.texts(".coverage tbody th")).filter((head) => head.includes(word("matches_answer")));
    assert.deepEqual(marked.map((head) => head.split("\n")[0]), ["Security and compliance", "Budget and vendors"]);
  });

  test("is a list of responsibilities where the dataset gives no levels", async ({ page, server }) => {
    const copy = structuredClone(dataset);
    for (const duty of copy.responsibilities) delete duty.coverage;
    server.answer("/roles.json", { body: Buffer.from(JSON.stringify(copy)) });
    const widget = await page.open("plain", { source: "/roles.json" });
    assert.equal((await widget.all(".coverage")).length, 0);
    await (await widget.named("summary", word("responsibilities_heading", "en", { role: text(role("cto").name) }))).click();
    await page.until("the duties", async () => (await widget.texts("dt")).length > 0);
    assert.deepEqual(await widget.texts("dt"), copy.responsibilities.map(({ title }) => text(title)));
  });

  test("keeps its marks with forced colours", async ({ page, devtools }) => {
    await devtools.emulate({ "forced-colors": "active" });
    const widget = await page.open("plain");
    for (const mark of ["owns", "shared", "advises", "not-covered"]) {
      const { width } = await widget.place(`.coverage .${mark}`);
      assert.ok(width >= 14, `${mark}: ${width}`);
      assert.notEqual(await widget.style(`.coverage .${mark}`, "borderTopColor"), await widget.style("[part=base]", "backgroundColor"));
    }
  });
});
