// Placeholders: where an editor strips unknown elements, a div or the loader's own tag with `data-rolefit` stands for the widget,
// and its attributes `data-rolefit-…` for those of the element.
import { ATTRIBUTES } from "./attributes.js";

const MARK = "data-rolefit";
const MIRRORED = ATTRIBUTES.map((name) => `${MARK}-${name}`);

/** Puts an element of this name in for every placeholder of the page, now and later. `warn(message)` hears of one that cannot be seen. */
export const mind = (name, warn) => {
  const mirror = (place, mirrored) => {
    const widget = place.localName == "script" ? place.nextElementSibling : place.querySelector(name);
    const value = place.getAttribute(mirrored);
    const attribute = mirrored.slice(MARK.length + 1);
    if (value != null) widget?.setAttribute(attribute, value);
    else widget?.removeAttribute(attribute);
  };

  const take = () => {
    for (const place of document.querySelectorAll(`[${MARK}]:not([${MARK}=taken])`)) {
      // In the page, so that a copy of a placeholder that was taken is not taken again.
      place.setAttribute(MARK, "taken");
      if (place.closest("head")) {
        warn("a script in the head has no place for a widget: move it into the body, or write <role-fit></role-fit> there");
        continue;
      }
      const widget = document.createElement(name);
      const isScript = place.localName == "script";
      if (!isScript) widget.append(...place.childNodes);
      for (const mirrored of MIRRORED) if (place.hasAttribute(mirrored)) widget.setAttribute(mirrored.slice(MARK.length + 1), place.getAttribute(mirrored));
      if (isScript) place.after(widget);
      else place.append(widget);
    }
  };

  const start = () => {
    take();
    new MutationObserver((records) => {
      take();
      for (const { target, attributeName } of records) if (attributeName) mirror(target, attributeName);
    }).observe(document, { subtree: true, childList: true, attributeFilter: MIRRORED });
  };
  // Not before: the parser goes on filling a placeholder that it has not closed.
  if (document.readyState == "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
};
