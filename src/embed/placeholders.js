// Placeholders: where an editor strips unknown elements, a div or the loader's own tag with `data-rolefit` stands for the widget,
// and its attributes `data-rolefit-…` for those of the element.
import { ATTRIBUTES } from "./attributes.js";

const MARK = "data-rolefit";
const MIRRORED = ATTRIBUTES.map((name) => `${MARK}-${name}`);

const mirror = (place, widget, mirrored) => {
  const value = place.getAttribute(mirrored);
  const name = mirrored.slice(MARK.length + 1);
  if (value != null) widget?.setAttribute(name, value);
  else widget?.removeAttribute(name);
};

/** Puts an element of this name in for every placeholder of the page, now and later. `warn(message)` hears of one that cannot be seen. */
export const mind = (name, warn) => {
  const take = () => {
    for (const place of document.querySelectorAll(`[${MARK}]:not([${MARK}=taken])`)) {
      // In the page, so that a copy of a placeholder that was taken is not taken again.
      place.setAttribute(MARK, "taken");
      if (place.closest("head")) {
        warn(`a script in the head has no place for a widget: move it into the body, or write <${name}></${name}> there`);
        continue;
      }
      const widget = document.createElement(name);
      for (const mirrored of MIRRORED) mirror(place, widget, mirrored);
      if (place.localName == "script") place.after(widget);
      else {
        widget.append(...place.childNodes);
        place.append(widget);
      }
    }
  };

  const start = () => {
    take();
    new MutationObserver((records) => {
      take();
      for (const { target, attributeName } of records) {
        if (attributeName) mirror(target, target.localName == "script" ? target.nextElementSibling : target.querySelector(name), attributeName);
      }
    }).observe(document, { subtree: true, childList: true, attributeFilter: MIRRORED });
  };
  // Not before: the parser goes on filling a placeholder that it has not closed.
  if (document.readyState == "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
};
