// The work that a widget gives the page around it, counted, because a clock would measure the machine too. `cargo xtask bench` has the clock.
import assert from "node:assert/strict";
import { suite } from "./suite.mjs";
import { dataset, questions } from "./words.mjs";

// Counts, task by task, the elements that are made, and the measurements that follow a change within the task: each of these makes the
// browser lay out the page at once. Counts formatters too.
const COUNTER = `{
  const counts = (window.counts = { formatters: 0, tasks: [], forced: [] });
  let task;
  const now = () => {
    if (!task) {
      counts.tasks.push((task = { made: 0, isChanged: false }));
      // The next task of all.
      scheduler.postTask(() => (task = undefined), { priority: "user-blocking" });
    }
    return task;
  };
  const before = (object, name, note) => {
    const property = Object.getOwnPropertyDescriptor(object, name);
    const kind = property.value ? "value" : note.isRead ? "get" : "set";
    const original = property[kind];
    property[kind] = function (...values) {
      note(this, name);
      return original.apply(this, values);
    };
    Object.defineProperty(object, name, property);
  };
  const make = () => (now().made += 1);
  const change = (node) => node.isConnected !== false && (now().isChanged = true);
  const measure = (_, name) => now().isChanged && counts.forced.push(name);
  measure.isRead = true;
  before(Node.prototype, "cloneNode", make);
  for (const name of ["createElement", "createElementNS"]) before(Document.prototype, name, make);
  for (const name of ["appendChild", "insertBefore", "removeChild", "textContent", "nodeValue"]) before(Node.prototype, name, change);
  for (const name of ["append", "prepend", "remove", "replaceChildren", "setAttribute", "removeAttribute", "className"]) before(Element.prototype, name, change);
  for (const name of ["hidden", "inert"]) before(HTMLElement.prototype, name, change);
  before(CSSStyleDeclaration.prototype, "setProperty", (style) => change(style.parentRule ?? {}));
  for (const name of ["getBoundingClientRect", "getClientRects", "clientWidth", "clientHeight", "scrollWidth", "scrollHeight", "scrollTop", "checkVisibility", "scrollIntoView"]) before(Element.prototype, name, measure);
  for (const name of ["offsetWidth", "offsetHeight", "offsetTop", "innerText", "focus"]) before(HTMLElement.prototype, name, measure);
  before(window, "getComputedStyle", measure);
  for (const name of ["NumberFormat", "ListFormat", "PluralRules", "DateTimeFormat"]) {
    Intl[name] = new Proxy(Intl[name], { construct: (type, values) => ((counts.formatters += 1), new type(...values)) });
  }
}`;

// Every task seems to take long, so that each renders as little as it can.
const SLOW = "{ let time = performance.now(); performance.now = () => (time += 10); }";

const inline = (value) => `<script type="application/json">${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;

/** A dataset with this many roles and dimensions. */
const large = (width, height) => {
  const copy = structuredClone(dataset);
  for (const key of ["guards", "brief", "responsibilities"]) delete copy[key];
  const names = Array.from({ length: width }, (_, at) => `role-${at}`);
  copy.roles = names.map((id) => ({ id, name: `The role ${id}`, definition: "What it is." }));
  copy.dimensions = Array.from({ length: height }, (_, at) => ({
    id: `dimension-${at}`,
    name: `Dimension ${at}`,
    cells: Object.fromEntries(names.map((id) => [id, `What ${id} does about ${at}, in a sentence.`])),
  }));
  for (const question of copy.questions) {
    delete question.about;
    question.choices.forEach((choice, at) => (choice.weights = Object.fromEntries(names.map((id, role) => [id, role % question.choices.length === at ? question.max_weight : 0]))));
  }
  copy.outcomes = [...names, "none-yet", "mixed", "insufficient"].map((id) => ({ id, headline: `It is ${id}.` }));
  copy.scoring = { ...copy.scoring, tie_break: names };
  copy.method = undefined;
  return copy;
};

suite("the work that a page pays for", (test) => {
  const mount = async (page, devtools, inside, count = 1) => {
    await devtools.first(SLOW);
    await devtools.first(COUNTER);
    await page.host(`<main><h1>Roles</h1>${`<role-fit loading="eager"><p>The roles in short.</p>${inside}</role-fit>`.repeat(count)}<p>Below.</p></main>`);
    for (let at = 0; at < count; at += 1) await page.widget(at);
    return page.run(() => ({ ...window.counts, elements: document.querySelector("role-fit").shadowRoot.querySelectorAll("*").length }));
  };

  test("is little: few elements, no formatter, no measurement after a change in a task, and short tasks", async ({ page, devtools }) => {
    const { formatters, tasks, forced, elements } = await mount(page, devtools, "");
    assert.equal(formatters, 0);
    assert.deepEqual(forced, []);
    assert.ok(elements <= 330, `${elements} elements`);
    const most = Math.max(...tasks.map(({ made }) => made));
    assert.ok(most <= 60, `${most} elements in one task`);
    const made = tasks.reduce((sum, { made }) => sum + made, 0);
    assert.ok(made <= 420, `${made} elements made`);
  });

  for (const [width, height] of [[3, 5], [12, 60]]) {
    test(`stays in short tasks with ${width} roles and ${height} dimensions`, async ({ page, devtools }) => {
      const { formatters, tasks, forced } = await mount(page, devtools, inline(large(width, height)));
      assert.equal(formatters, 0);
      assert.deepEqual(forced, []);
      const most = Math.max(...tasks.map(({ made }) => made));
      assert.ok(most <= 70, `${most} elements in one task`);
    });
  }

  test("is the same for each of twenty widgets, which share their style sheet", async ({ page, devtools }) => {
    const { formatters, forced, tasks } = await mount(page, devtools, "", 20);
    assert.equal(formatters, 0);
    assert.deepEqual(forced, []);
    const made = tasks.reduce((sum, { made }) => sum + made, 0);
    assert.ok(made <= 20 * 420, `${made} elements made`);
    assert.equal(await page.run(() => new Set([...document.querySelectorAll("role-fit")].flatMap(({ shadowRoot }) => shadowRoot.adoptedStyleSheets)).size), 1);
  });

  test("is little at an answer, and in short tasks at the result", async ({ page, devtools }) => {
    await mount(page, devtools, "");
    const widget = await page.widget();
    await page.run(() => (window.counts.tasks.length = 0));
    await widget.answer({ [questions[0]]: dataset.questions[0].choices[0].id });
    const { tasks } = await page.run(() => window.counts);
    assert.ok(tasks.reduce((sum, { made }) => sum + made, 0) <= 12, "elements made for the next question");
    await page.run(() => (window.counts.tasks.length = 0));
    await widget.give(Object.fromEntries(questions.map((id, at) => [id, dataset.questions[at].choices[0].id])));
    const after = await page.run(() => window.counts);
    assert.equal(after.formatters, 0);
    const most = Math.max(...after.tasks.map(({ made }) => made));
    assert.ok(most <= 160, `${most} elements in one task`);
  });
});
