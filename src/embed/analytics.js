// Owns what the page's data layer is told: the verbs that GOV.UK uses (`share` is our own) and the ids of what the visitor did. Entries
// hold no text that the visitor read or typed. Knows nothing of the widget.

/** The verb for each event of the widget that has one. */
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
/** The members of an event's detail that an entry may have. */
const IDS = ["instance", "version", "question", "choice", "outcome", "confidence", "runnerUp", "guard", "answered", "code", "kind", "id", "method", "what"];

/**
 * Pushes an entry for an event of the widget to the data layer, if the event has a verb. `isChange` says that an answer was given before.
 * An error that the page's own data layer throws is ignored.
 */
export const push = (name, detail, isChange) => {
  const event = isChange ? "form_change_response" : VERBS[name];
  // Turbo first shows a preview of the page from its cache. What happens there is not an act of the visitor.
  if (!event || document.documentElement.hasAttribute("data-turbo-preview")) return;
  const entry = { event };
  for (const id of IDS) if (detail[id] != null) entry[id] = detail[id];
  try {
    (window.dataLayer ??= []).push(entry);
  } catch {}
};
