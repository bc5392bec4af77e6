// SurveyJS as its documentation shows it: a model as JSON, the ready-made renderer, and a step forward at each answer. The table is the
// hand-written one.

// The style sheet that loads no font from another host.
import "survey-core/survey-core.fontless.min.css";
import "./page.css";
import { Model } from "survey-core";
import "survey-js-ui";
import { countReady, places, readContent, resultHtml, tableHtml } from "./shared.js";

const content = readContent();
const table = tableHtml(content);
const model = {
  questionsOnPageMode: "questionPerPage",
  autoAdvanceEnabled: true,
  autoAdvanceAllowComplete: true,
  showCompletePage: false,
  elements: content.questions.map(({ text, choices }, at) => ({
    type: "radiogroup",
    name: `question-${at}`,
    title: text,
    isRequired: true,
    choices: choices.map((choice, value) => ({ value, text: choice.text })),
  })),
};
const found = places();
const ready = countReady(found.length);
for (const place of found) {
  place.innerHTML = `${table}<section></section>`;
  const quiz = place.lastChild;
  const survey = new Model(model);
  let isDrawn = false;
  survey.onAfterRenderQuestion.add(() => {
    if (isDrawn) return;
    isDrawn = true;
    ready();
  });
  survey.onComplete.add(({ data }) => {
    quiz.innerHTML = resultHtml(content, content.questions.map((_, at) => data[`question-${at}`]));
  });
  survey.render(quiz);
}
