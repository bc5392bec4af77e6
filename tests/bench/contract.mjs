// Owns the check before the measurements: that every subject says once that it is ready, that all of its content is there by then, and that
// answering leads to a result. What does not hold makes no comparison impossible, but is told in the report.
import { coldContext } from "./chromium.mjs";
import { visit } from "./visit.mjs";

/** Runs in the page: keeps what is there at the moment of the mark. */
const AT_MARK = `{
  const { mark } = performance;
  performance.mark = function (name, ...rest) {
    if (name === "widget-ready") (window.marks ??= []).push(probe.parts());
    return mark.call(this, name, ...rest);
  };
}`;

/**
 * Visits a subject's page once, with all answers if `answers` says so; returns what deviates, as sentences. The visit also makes the server
 * compress what it will send.
 */
export async function check(browser, server, subject, size, { answers = false } = {}) {
  const context = await coldContext(browser);
  const found = [];
  try {
    const inspect = async (page, figures) => {
      Object.assign(figures, await page.evaluate(() => ({ marks: window.marks ?? [], parts: window.probe.parts(), text: window.probe.text() })));
    };
    const options = subject.selectors ? { answers, script: AT_MARK, inspect } : {};
    const { marks = [], parts, text, result, errors } = await visit(context, subject, server.url(subject, size), { ...options, memory: false });
    found.push(...errors);
    if (subject.selectors) {
      const wanted = subject.cells(size);
      if (marks.length !== 1) found.push(`says ${marks.length} times that it is ready, expected once`);
      const [mark] = marks;
      if (mark && mark.cells !== wanted) found.push(`has ${mark.cells} table cells when it says that it is ready, expected ${wanted}`);
      if (parts.cells !== wanted) found.push(`has ${parts.cells} table cells once it is idle, expected ${wanted}`);
      const options = subject.options * size.count;
      if (mark && mark.options !== options) found.push(`shows ${mark.options} choices when it says that it is ready, expected ${options}`);
      if (answers && !result) found.push("shows no result after the last answer");
    }
    return { deviations: found.map((sentence) => `${subject.name}, ${described(size)}: ${sentence}`), text };
  } catch (error) {
    return { deviations: [`${subject.name}, ${described(size)}: ${error.message.split("\n")[0]}`] };
  } finally {
    await context.close();
  }
}

const described = ({ roles, dimensions, count }) => `${count === 1 ? "one widget" : `${count} widgets`} of ${roles} × ${dimensions}`;
