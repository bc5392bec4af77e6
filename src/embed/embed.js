// Owns the start of the loader: defines <role-fit> once per page and fills the page's placeholders. The build bundles this file with the
// element and the engine's glue into dist/embed.js.
import { RoleFit } from "./element.js";
import { fillPlaceholders } from "./placeholders.js";

const NAME = "role-fit";

const defined = customElements.get(NAME);
const definedVersion = window.rolefit?.version;

/** Reports what concerns the page and not one widget: in the console, and as an event on the document with no instance. */
const report = (level, event, code, message, help) => {
  console[level](`[rolefit] ${message}`);
  document.dispatchEvent(new CustomEvent(`rolefit-${event}`, { bubbles: true, detail: { code, message, help, instance: null, version: VERSION } }));
};

if (!defined) {
  customElements.define(NAME, RoleFit);
  window.rolefit = { version: VERSION };
  fillPlaceholders(NAME, (message) => report("warn", "warning", "head", message));
} else if (!definedVersion) {
  report("error", "error", "name-taken", `${NAME} is defined by another script, so the page's own content stays`, "load only one of them");
} else if (definedVersion != VERSION) {
  report("warn", "warning", "versions", `found version ${VERSION} beside ${definedVersion}, which came first and stays: load only one of them`);
}
