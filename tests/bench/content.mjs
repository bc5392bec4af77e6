// Owns the content that all subjects of a comparison show: neutral text of any size, the same at every run. Knows nothing of pages and of how a
// subject draws it, except for the form of rolefit's datasets.

/** The size of an agency's page. */
export const SMALL = { roles: 3, dimensions: 5 };
/** The largest table that a dataset of rolefit may hold. */
export const LARGE = { roles: 12, dimensions: 60 };

const QUESTIONS = 8;
/** The choices of each question; "not sure", which rolefit adds, is not among them. */
export const CHOICES = 4;
/** The most points that a choice gives. */
const MOST = 3;

const WORDS = (
  "plans builds reviews writes measures explains supports compares weekly daily small large shared clear early careful written spoken team client " +
  "system report budget schedule feature release meeting decision problem result with without before after alone together often rarely"
).split(" ");
const ROLES = ["Builder", "Analyst", "Coordinator"];
const DIMENSIONS = ["Typical day", "Main output", "Contact with people", "Pace of work", "How success shows"];

export const TITLE = "Which role fits you?";
export const PARAGRAPH = "Neutral page text that stands where a marketing page has its own words. ".repeat(6).trim();

/** Roles, dimensions, and questions with their choices, in the form that the peers read. */
export function content({ roles, dimensions }) {
  let state = roles * 1000 + dimensions;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));
  const phrase = (count) => times(count, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
  return {
    dimensions: times(dimensions, (at) => DIMENSIONS[at] ?? `Dimension ${at + 1}`),
    roles: times(roles, (at) => ({
      name: ROLES[at] ?? `Role ${at + 1}`,
      weights: times(dimensions, () => 1 + Math.floor(random() * 5)),
      cells: times(dimensions, () => phrase(8)),
    })),
    questions: times(QUESTIONS, (at) => ({
      text: `Question ${at + 1}: ${phrase(7)}?`,
      dimension: at % Math.min(dimensions, DIMENSIONS.length),
      choices: times(CHOICES, (points) => ({ text: phrase(5), points })),
    })),
  };
}

/**
 * The same as a dataset of rolefit, which scores by another rule: each choice speaks for every so many-th role. From question to question others
 * go together, because a dataset must have an answer that prefers one role to another, for any two of them.
 */
export function asDataset({ roles, dimensions, questions }) {
  const ids = roles.map((_, at) => `role-${at + 1}`);
  const spokenFor = (role, question) => (role + Math.floor(role / CHOICES) * question) % CHOICES;
  const byRole = (value) => Object.fromEntries(ids.map((id, at) => [id, value(at)]));
  return {
    format: "rolefit-dataset/1",
    id: "neutral",
    languages: ["en"],
    roles: roles.map(({ name }, at) => ({ id: ids[at], name, definition: `${name}.` })),
    dimensions: dimensions.map((name, row) => ({ id: `row-${row + 1}`, name, cells: byRole((at) => roles[at].cells[row]) })),
    questions: questions.map(({ text, dimension, choices }, at) => ({
      id: `question-${at + 1}`,
      about: { dimension: `row-${dimension + 1}` },
      core: at < QUESTIONS / 2,
      max_weight: MOST,
      text,
      choices: choices.map((choice, number) => ({
        id: `choice-${number + 1}`,
        label: choice.text,
        weights: byRole((role) => (spokenFor(role, at) === number ? MOST : 0)),
      })),
    })),
    outcomes: [
      ...ids.map((id, at) => ({ id, headline: `${roles[at].name} fits.` })),
      { id: "none-yet", headline: "None fits." },
      { id: "mixed", headline: "Several fit." },
      { id: "insufficient", headline: "Too few answers." },
    ],
  };
}
