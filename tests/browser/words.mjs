// What the widget should say, read from the files it is built from.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../../domain/${name}`, import.meta.url), "utf8"));

export const dataset = read("dataset.json");
export const strings = read("strings.json");

/** A text of the dataset in a language. */
export const text = (entry, language = "en") => (typeof entry === "string" ? entry : entry[language]);

/** An interface word in a language, its places filled. */
export function word(key, language = "en", places = {}) {
  const found = strings[language][key];
  if (found === undefined) throw new Error(`strings.json has no ${language} word “${key}”`);
  return found.replaceAll(/\{(\w+)\}/g, (_, place) => {
    if (places[place] === undefined) throw new Error(`“${key}” wants a value for {${place}}`);
    return places[place];
  });
}

export const question = (id) => dataset.questions.find((question) => question.id === id);
export const choice = (questionId, id) => question(questionId).choices.find((choice) => choice.id === id);
export const outcome = (id) => dataset.outcomes.find((outcome) => outcome.id === id);
export const role = (id) => dataset.roles.find((role) => role.id === id);
export const roles = dataset.roles.map((role) => role.id);
export const questions = dataset.questions.map((question) => question.id);

/** A choice's label; “not-sure” belongs to every question. */
export const label = (questionId, id, language = "en") =>
  id === "not-sure" ? word("not_sure", language) : text(choice(questionId, id).label, language);

/** A percentage as the language writes it. */
export const percent = (number, language = "en") => new Intl.NumberFormat(language, { style: "percent" }).format(number / 100);

/** For each question the first choice with the most weight for a role. */
export const pure = (roleId) =>
  Object.fromEntries(
    dataset.questions.map(({ id, max_weight: most, choices }) => [id, choices.find((choice) => choice.weights[roleId] === most).id]),
  );

/** For each question a choice that speaks for no role, else not sure. */
export const evidenceless = Object.fromEntries(
  dataset.questions.map(({ id, choices }) => [
    id,
    choices.find(({ weights }) => Object.values(weights).every((weight) => weight === 0))?.id ?? "not-sure",
  ]),
);

/** Not sure, to every question. */
export const unsure = Object.fromEntries(questions.map((id) => [id, "not-sure"]));
