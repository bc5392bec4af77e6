// Used by every peer: how it gets the page's content, which places it fills, how it says that it is ready, how it scores, and a table and a
// result as HTML.

export const readContent = () => JSON.parse(document.getElementById("content").textContent);

/** The elements that get a widget. */
export const places = () => [...document.querySelectorAll("[data-widget]")];

/** To be called once for each place, when the table and the first question are in the page and react to the visitor. */
export function countReady(left) {
  return () => {
    left -= 1;
    if (left === 0) performance.mark("widget-ready");
  };
}

/** The roles, best first, with their percentage of the points that were to be had. `answers` holds the position of each answer. */
export function score({ roles, questions }, answers) {
  return roles
    .map(({ name, weights }) => {
      let got = 0;
      let most = 0;
      questions.forEach(({ dimension, choices }, at) => {
        got += weights[dimension] * (choices[answers[at]]?.points ?? 0);
        most += weights[dimension] * Math.max(...choices.map(({ points }) => points));
      });
      return { name, percent: Math.round((100 * got) / most) };
    })
    .sort((one, other) => other.percent - one.percent);
}

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The first cell is timed: its text is the content that a visitor waits for. */
export function tableHtml({ roles, dimensions }) {
  const heads = roles.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join("");
  const row = (dimension, at) => {
    const cells = roles.map(({ cells }, role) => `<td${at + role === 0 ? ' elementtiming="content"' : ""}>${escaped(cells[at])}</td>`).join("");
    return `<tr><th scope="row">${escaped(dimension)}</th>${cells}</tr>`;
  };
  return `<div class="scroll"><table><thead><tr><th></th>${heads}</tr></thead><tbody>${dimensions.map(row).join("")}</tbody></table></div>`;
}

export function questionHtml({ text, choices }) {
  const buttons = choices.map((choice, at) => `<button type="button" data-choice="${at}">${escaped(choice.text)}</button>`).join("");
  return `<fieldset><legend>${escaped(text)}</legend>${buttons}</fieldset>`;
}

export function resultHtml(content, answers) {
  const ranking = score(content, answers);
  const fits = ranking.map(({ name, percent }) => `<li>${escaped(name)}: ${percent}%</li>`).join("");
  return `<div class="result"><h3>Best match: ${escaped(ranking[0].name)}</h3><ol>${fits}</ol></div>`;
}
