// Owns what a hand-written page with rolefit's own content says: as much text as rolefit shows, as plain HTML, and what its script
// (peers/own-content.js) asks and scores. Reads the built-in dataset and the interface words, so that both sides always say the same.
import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../domain/${path}`, import.meta.url), "utf8"));
const dataset = read("dataset.json");
const words = read("strings.json").en;

const said = (text) => text?.en ?? text ?? "";
const escaped = (text) => said(text).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const LEVELS = { owns: words.owns, shared: words.shared, advises: words.advises, none: words.not_covered };

const { roles, dimensions, responsibilities, faq, questions, outcomes } = dataset;

const details = (summary, html) => `<details><summary>${summary}</summary>${html}</details>`;
const table = (caption, corner, heads, rows) =>
  `<div class="scroll"><table><caption>${caption}</caption><thead><tr><th scope="col">${corner}</th>${heads.join("")}</tr></thead>
<tbody>${rows.join("")}</tbody></table></div>`;
const row = (head, cells) => `<tr><th scope="row">${head}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

function comparison() {
  const heads = roles.map(({ name, tagline }) => `<th scope="col">${escaped(name)}<span>${escaped(tagline)}</span></th>`);
  const rows = dimensions.map(({ id, name, cells, more }) => {
    const asked = questions.flatMap(({ about }, at) => (about?.dimension === id ? [`<span>${words.asked_in.replace("{n}", at + 1)}</span>`] : []));
    const cell = ({ id: role }) => `${escaped(cells[role])}${more?.[role] ? details(words.more, `<p>${escaped(more[role])}</p>`) : ""}`;
    return row(escaped(name) + asked.join(""), roles.map(cell));
  });
  return table(words.table_caption, words.dimension, heads, rows);
}

function coverage() {
  const heads = roles.map(({ name }) => `<th scope="col">${escaped(name)}</th>`);
  const cell = ({ level, why }) => `${LEVELS[level]}${details(words.more, `<p>${escaped(why)}</p>`)}`;
  const rows = responsibilities.map(({ title, text, coverage }) =>
    row(`${escaped(title)}${details(words.more, `<p>${escaped(text)}</p>`)}`, roles.map(({ id }) => cell(coverage[id]))),
  );
  return table(words.coverage_heading, words.responsibility, heads, rows);
}

const portraits = () =>
  roles.map(({ name, definition, notes = [] }) =>
    details(escaped(name), [definition, ...notes.map(({ text }) => text)].map((text) => `<p>${escaped(text)}</p>`).join("")),
  );

/** The page's HTML, and what its script needs to ask and to score. */
export function ownPage() {
  const { heading, text, label } = dataset.cta;
  const body = [
    `<h2>${words.compare_heading}</h2><p>${escaped(dataset.key_distinction)}</p><p><a href="#quiz">${words.quiz_heading}</a></p>`,
    comparison(),
    coverage(),
    ...portraits(),
    `<h2>${words.quiz_heading}</h2><p>${words.quiz_intro.replace("{n}", questions.length)}</p><div id="quiz"></div>`,
    `<h2>${words.faq_heading}</h2>`,
    ...faq.map(({ question, answer }) => details(escaped(question), `<p>${escaped(answer)}</p>`)),
    `<aside class="cta"><h2>${escaped(heading)}</h2><p>${escaped(text)}</p><a href="/contact">${escaped(label)}</a></aside>`,
  ];
  const asked = questions.map(({ text, help, choices, max_weight: most }) => ({
    text: said(text),
    help: said(help),
    most,
    choices: choices.map(({ label, weights }) => ({ label: said(label), weights })),
  }));
  const outcome = ({ id, headline, meaning, next }) => [id, { headline: said(headline), meaning: said(meaning), next: said(next) }];
  const data = {
    roles: roles.map(({ id, name }) => ({ id, name: said(name) })),
    questions: asked,
    outcomes: Object.fromEntries(outcomes.filter(({ id }) => roles.some((role) => role.id === id)).map(outcome)),
    words: { notSure: words.not_sure, progress: words.progress, hint: words.choose_hint },
  };
  return { body: body.join("\n"), data };
}

/** How much there is: table cells; choices of the first question, "not sure" included; and choices of each question without it. */
export const OWN = {
  cells: roles.length * (dimensions.length + responsibilities.length),
  choices: questions[0].choices.length + 1,
  questions: questions.map(({ choices }) => choices.length),
};
