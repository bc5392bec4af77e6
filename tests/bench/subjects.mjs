// Owns the list of what is measured and compared: for each subject its page, the folders of its files, where the parts are that a visitor uses,
// and what must be there when it says that it is ready. Knows nothing of how it is measured.
import { join } from "node:path";
import { CHOICES } from "./content.mjs";
import { ownPage, OWN } from "./own-page.mjs";
import { AT_THE_TOP, emptyPage, FAR_BELOW, longPage, ownContentPage, peerPage, rolefitPage, snippetPage, stopwatchPage } from "./pages.mjs";

/** What all others are compared with. */
export const BASE = "hand-written";
/** The same for rolefit's own content. */
export const OWN_BASE = "hand-written-own";
/** The page before anything is put there. */
export const NO_WIDGET = "no-widget";

/** The peers' places, in selectors of probe.js. */
const PEER = {
  cells: "[data-widget] td",
  question: "[data-widget] legend",
  option: "[data-widget] fieldset button",
  result: "[data-widget] .result",
};
/** The parts are rolefit's public contract. */
const ROLEFIT = {
  cells: "role-fit >>> td",
  question: "role-fit >>> [part~=legend]",
  option: "role-fit >>> [part~=choice]",
  result: "role-fit >>> [part~=result]",
};

const cellsOf = ({ roles, dimensions, count }) => roles * dimensions * count;
/** The position of the answer to a question: each in turn, so that several roles get points. */
const inTurn = (choices) => choices.map((count, at) => at % count);
const SAME_PICKS = inTurn(Array.from({ length: 8 }, () => CHOICES));

/** The subjects, from the folders of the built peers and of the builds of rolefit: `dists` is a list of `{ name, folder }`. */
export function subjectsOf({ peers, dists, snippet, examples }) {
  const peer = (name, label, selectors = PEER) => ({
    name,
    label,
    folders: [join(peers, name)],
    page: peerPage,
    selectors,
    cells: cellsOf,
    options: CHOICES,
    picks: SAME_PICKS,
  });
  const rolefit = (change) =>
    dists.map(({ name, folder }) => ({
      name,
      label: name,
      folders: [folder, join(peers, BASE)],
      page: rolefitPage,
      selectors: ROLEFIT,
      cells: cellsOf,
      // "Not sure" is one more.
      options: CHOICES + 1,
      picks: SAME_PICKS,
      ...change,
    }));
  const own = { folders: [join(peers, "own-content")], cells: () => OWN.cells, options: OWN.choices, picks: inTurn(OWN.questions) };
  const ownRolefit = (way, options) =>
    dists.map(({ name, folder }) => ({
      ...own,
      name: `${name}-${way.replaceAll(/\W+/g, "-")}`,
      label: `${name}, ${way}`,
      folders: [folder, ...own.folders],
      page: () => snippetPage(snippet, options),
      selectors: ROLEFIT,
    }));
  return {
    same: [
      peer(BASE, BASE),
      peer("preact", "Preact"),
      peer("react", "React"),
      peer("surveyjs", "SurveyJS", { ...PEER, question: "[data-widget] .sd-question__title", option: "[data-widget] .sd-selectbase__label" }),
      peer("vue-form", "Vue form", { ...PEER, question: "[data-widget] .q-is-active .f-text", option: "[data-widget] .q-is-active .f-radios li" }),
      ...rolefit(),
    ],
    own: [
      { ...own, name: NO_WIDGET, label: "page without it", page: emptyPage },
      {
        ...own,
        name: OWN_BASE,
        label: BASE,
        page: () => ownContentPage(ownPage()),
        selectors: { cells: "td", question: "#quiz legend", option: "#quiz label", result: "#quiz .result" },
      },
      ...ownRolefit("eager"),
      ...ownRolefit("lazy", { lazy: true }),
    ],
    lighthouse: [
      { ...own, name: NO_WIDGET, label: "page without it", page: longPage },
      ...ownRolefit("lazy, far below", { lazy: true, words: FAR_BELOW }),
      ...ownRolefit("lazy, in view", { lazy: true, words: AT_THE_TOP }),
      ...ownRolefit("eager, at the top", { words: AT_THE_TOP }),
    ],
    stopwatch: { name: "stopwatch", folders: [examples], page: stopwatchPage },
  };
}
