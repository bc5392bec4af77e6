// Vue Flow Form on the build of Vue without a compiler, embedded in the page, with a step forward at each answer. The table is the hand-written one.
import "@ditdot-dev/vue-flow-form/dist/vue-flow-form.min.css";
import "@ditdot-dev/vue-flow-form/dist/vue-flow-form.theme-minimal.min.css";
import "./page.css";
import { ChoiceOption, FlowForm, QuestionModel, QuestionType } from "@ditdot-dev/vue-flow-form";
import { createApp, h, nextTick } from "vue";
import { countReady, places, readContent, resultHtml, tableHtml } from "./shared.js";

const content = readContent();
const table = tableHtml(content);
const found = places();
const ready = countReady(found.length);

const question = ({ text, choices }, at) =>
  new QuestionModel({
    id: `question-${at}`,
    title: text,
    type: QuestionType.MultipleChoice,
    required: true,
    nextStepOnAnswer: true,
    options: choices.map((choice, value) => new ChoiceOption({ label: choice.text, value: String(value) })),
  });

for (const place of found) {
  place.innerHTML = `${table}<section></section>`;
  createApp({
    data: () => ({ questions: content.questions.map(question) }),
    // FlowForm makes its list of questions when it is mounted, so the elements follow one tick later.
    mounted: () => nextTick(ready),
    render() {
      return h(
        FlowForm,
        { questions: this.questions, standalone: false, autofocus: false },
        {
          complete: () => h("div", { innerHTML: resultHtml(content, this.questions.map(({ answer }) => Number(answer))) }),
          completeButton: () => [],
        },
      );
    },
  }).mount(place.lastChild);
}
