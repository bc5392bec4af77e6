// A page with rolefit's own content as one would write it by hand: tables and frequent questions are in its HTML (see own-page.mjs), and this
// script asks the questions and shows which role fits. Scores by the same points as rolefit, but explains nothing.
import "./own-content.css";

const { roles, questions, outcomes, words } = JSON.parse(document.getElementById("content").textContent);
const quiz = document.getElementById("quiz");
const answers = [];

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function questionHtml({ text, help, choices }, at) {
  const labels = [...choices.map(({ label }) => label), words.notSure];
  const options = labels.map((label, value) => `<label><input type="radio" name="choice" value="${value}"> ${escaped(label)}</label>`).join("");
  return `<p>${words.progress.replace("{n}", at + 1).replace("{total}", questions.length)}</p>
    <fieldset><legend><h3>${escaped(text)}</h3></legend><p>${escaped(help)}</p>${options}</fieldset>
    <p>${escaped(words.hint)}</p>`;
}

function resultHtml() {
  const fits = roles
    .map((role) => {
      let got = 0;
      let most = 0;
      questions.forEach(({ choices, most: each }, at) => {
        const choice = choices[answers[at]];
        if (!choice) return;
        got += choice.weights[role.id];
        most += each;
      });
      return { ...role, percent: most ? Math.round((100 * got) / most) : 0 };
    })
    .sort((one, other) => other.percent - one.percent);
  const { headline, meaning, next } = outcomes[fits[0].id];
  const bars = fits.map(({ name, percent }) => `<li>${escaped(name)}: ${percent}% <progress max="100" value="${percent}"></progress></li>`).join("");
  return `<div class="result"><h3>${escaped(headline)}</h3><p>${escaped(meaning)}</p><p>${escaped(next)}</p><ol>${bars}</ol></div>`;
}

function show() {
  const question = questions[answers.length];
  quiz.innerHTML = question ? questionHtml(question, answers.length) : resultHtml();
}

quiz.addEventListener("change", ({ target }) => {
  answers.push(Number(target.value));
  show();
});
show();
performance.mark("widget-ready");
