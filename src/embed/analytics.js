// What a visitor does, in the verbs that GOV.UK uses (but for `share`), for the host's tag manager. Ids only, never a word that was read or typed.

const VERBS = {
  start: "form_start",
  answer: "form_response",
  restart: "form_start_again",
  result: "form_complete",
  error: "form_error",
  information: "information_click",
  share: "share",
  print: "print_intent",
};
const IDS = ["instance", "version", "question", "choice", "outcome", "confidence", "runnerUp", "guard", "answered", "code", "kind", "id", "method", "what"];

/** Pushes an event of the widget to the page's data layer, if it has a verb. The page's own trouble with it stays its own. */
export const push = (name, detail, changed) => {
  const event = changed ? "form_change_response" : VERBS[name];
  // Turbo shows a page from its memory before the real one comes: nobody has done anything there.
  if (!event || document.documentElement.hasAttribute("data-turbo-preview")) return;
  const entry = { event };
  for (const id of IDS) if (detail[id] != null) entry[id] = detail[id];
  try {
    (window.dataLayer ??= []).push(entry);
  } catch {}
};
