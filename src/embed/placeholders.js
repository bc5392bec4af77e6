// Owns the placeholders: where an editor strips unknown elements, a div or the loader's own tag with `data-rolefit` stands for the widget,
// and its attributes `data-rolefit-…` for those of the element. Knows nothing of what the element does.
import { ATTRIBUTES } from "./attributes.js";

const MARK = "data-rolefit";
/** The value of the mark on a placeholder that has its widget. */
const FILLED = "filled";
const MIRRORED = ATTRIBUTES.map((name) => `${MARK}-${name}`);

/** Copies one attribute of a placeholder to its widget. */
const mirror = (placeholder, widget, mirrored) => {
  const value = placeholder.getAttribute(mirrored);
  const name = mirrored.slice(MARK.length + 1);
  if (value != null) widget?.setAttribute(name, value);
  else widget?.removeAttribute(name);
};

/**
 * Puts an element of this name into every placeholder of the page, and into those that are added later. Calls `warn(message)` for a
 * placeholder that stands where nothing can be shown.
 */
export const fillPlaceholders = (name, warn) => {
  const fill = () => {
    for (const placeholder of document.querySelectorAll(`[${MARK}]:not([${MARK}=${FILLED}])`)) {
      // The mark is an attribute, so that a copy of a filled placeholder has it too and gets no second widget.
      placeholder.setAttribute(MARK, FILLED);
      if (placeholder.closest("head")) {
        warn(`a script in the head has no place for a widget: move it into the body, or write <${name}></${name}> there`);
        continue;
      }
      const widget = document.createElement(name);
      for (const mirrored of MIRRORED) mirror(placeholder, widget, mirrored);
      if (placeholder.localName == "script") placeholder.after(widget);
      else {
        widget.append(...placeholder.childNodes);
        placeholder.append(widget);
      }
    }
  };

  const start = () => {
    fill();
    new MutationObserver((records) => {
      fill();
      for (const { target, attributeName } of records) {
        if (attributeName) mirror(target, target.localName == "script" ? target.nextElementSibling : target.querySelector(name), attributeName);
      }
    }).observe(document, { subtree: true, childList: true, attributeFilter: MIRRORED });
  };
  // While the page loads, the parser may still add children to a placeholder.
  if (document.readyState == "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
};
