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

const isScript = ({ localName }) => localName == "script";

/** Whether a consent tool keeps a script from running: it gives the tag another type, and runs a copy of it elsewhere. */
const isBlocked = (element) => isScript(element) && element.type && !/^(module|(text|application)\/(java|ecma)script)$/i.test(element.type);

/**
 * Puts an element of this name into every placeholder of the page and of its open shadow roots, and into those that are added later. Calls
 * `warn(message)` for a placeholder that stands where nothing can be shown.
 */
export const fillPlaceholders = (name, warn) => {
  /** The document and the shadow roots that were found. */
  const roots = new Set();

  const fill = () => {
    for (const root of roots) {
      if (!root.isConnected) roots.delete(root);
      const placeholders = root.querySelectorAll(`[${MARK}]:not([${MARK}=${FILLED}])`);
      // Where a tag was kept from running, it marks the place, and its copy is none.
      const hasBlocked = placeholders.length && [...root.querySelectorAll(`script[${MARK}]`)].some(isBlocked);
      for (const placeholder of placeholders) {
        // The mark is an attribute, so that a copy of a filled placeholder has it too and gets no second widget.
        placeholder.setAttribute(MARK, FILLED);
        if (hasBlocked && isScript(placeholder) && !isBlocked(placeholder)) continue;
        if (placeholder.closest("head")) {
          warn(`a script in the head has no place for a widget: move it into the body, or write <${name}></${name}> there`);
          continue;
        }
        const widget = document.createElement(name);
        for (const mirrored of MIRRORED) mirror(placeholder, widget, mirrored);
        if (isScript(placeholder)) placeholder.after(widget);
        else {
          widget.append(...placeholder.childNodes);
          placeholder.append(widget);
        }
      }
    }
  };

  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node.localName) watch(node);
    fill();
    for (const { target, attributeName } of records) {
      if (attributeName) mirror(target, isScript(target) ? target.nextElementSibling : target.querySelector(name), attributeName);
    }
  });

  const add = (root) => {
    if (roots.has(root)) return;
    roots.add(root);
    observer.observe(root, { subtree: true, childList: true, attributeFilter: MIRRORED });
    watch(root);
  };

  /** Adds the open shadow roots in a node. */
  const watch = (node) => {
    for (const { localName, shadowRoot } of [node, ...node.querySelectorAll("*")]) if (shadowRoot && localName != name) add(shadowRoot);
  };

  const start = () => {
    add(document);
    fill();
  };
  // While the page loads, the parser may still add children to a placeholder.
  if (document.readyState == "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  // By then most of the page's own elements have their shadow roots.
  addEventListener("load", () => {
    watch(document);
    fill();
  });
};
