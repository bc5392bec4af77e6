// The loader's entry: defines <role-fit> once per page and puts one wherever a placeholder stands. Built into dist/embed.js with
// the element, the engine's glue and the styles inside.
import { RoleFit } from "./element.js";
import { mind } from "./placeholders.js";

const NAME = "role-fit";

const there = customElements.get(NAME);
const ours = window.rolefit?.version;

/** About the page, not about one widget: on the document, and of no instance. */
const tell = (level, event, code, message, help) => {
  console[level](`[rolefit] ${message}`);
  document.dispatchEvent(new CustomEvent(`rolefit-${event}`, { bubbles: true, detail: { code, message, help, instance: null, version: VERSION } }));
};

if (!there) {
  customElements.define(NAME, RoleFit);
  window.rolefit = { version: VERSION };
  mind(NAME, (message) => tell("warn", "warning", "head", message));
} else if (!ours) {
  tell("error", "error", "name-taken", `${NAME} is defined by another script, so the page's own content stays`, "load only one of them");
} else if (ours != VERSION) {
  tell("warn", "warning", "versions", `found version ${VERSION} beside ${ours}, which came first and stays: load only one of them`);
}
