// The peer that the others are compared with: plain JavaScript without a library.
import "./page.css";
import { countReady, places, questionHtml, readContent, resultHtml, tableHtml } from "./shared.js";

const content = readContent();
const table = tableHtml(content);
const found = places();
const ready = countReady(found.length);
for (const place of found) {
  const answers = [];
  place.innerHTML = `${table}<section></section>`;
  const quiz = place.lastChild;
  const show = () => {
    const question = content.questions[answers.length];
    quiz.innerHTML = question ? questionHtml(question) : resultHtml(content, answers);
  };
  quiz.addEventListener("click", ({ target }) => {
    const choice = target.closest("button")?.dataset.choice;
    if (choice === undefined) return;
    answers.push(Number(choice));
    show();
  });
  show();
  ready();
}
