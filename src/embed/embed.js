// The loader: knows where it came from, defines <role-fit> once, fetches the engine once, and keeps the page's own content
// on show until the engine has drawn the widget. Built into dist/embed.js with the engine's glue and the styles inside.
import { load } from "./engine.js";
import styles from "rolefit-style";

const NAME = "role-fit";
const ATTRIBUTES = ["lang", "theme", "view", "cta-href", "cta-label"];

// currentScript is null where a tag manager or a module loads us.
const base = document.currentScript?.src ?? document.querySelector('script[src*="embed.js"]')?.src ?? document.baseURI;

let sheet;
let count = 0;

// One for every widget of the page.
const styled = (root) => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  root.adoptedStyleSheets = [sheet];
};

const toQuery = (answers) => String(new URLSearchParams(answers ?? {}));
const fromQuery = (query) => Object.fromEntries(new URLSearchParams(query));

class RoleFit extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #widget;
  #answers = "";
  #instance = String(++count);
  #settle = {};

  constructor() {
    super();
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    // A host that does not ask for `ready` is told by the event, not by an unhandled rejection.
    this.ready.catch(() => {});
  }

  get answers() {
    return fromQuery(this.#widget ? this.#widget.answers() : this.#answers);
  }

  set answers(answers) {
    this.#answers = toQuery(answers);
    this.#restore();
  }

  get result() {
    return this.#widget ? JSON.parse(this.#widget.result()) : null;
  }

  reset() {
    this.#answers = "";
    this.#widget?.reset();
  }

  async connectedCallback() {
    let Widget;
    try {
      Widget = await load(base, (...warning) => this.#warn(...warning));
    } catch (error) {
      this.#settle.reject(error);
      console.error(`[rolefit] ${error.message}`);
      this.#emit("error", { code: "engine", message: error.message, help: "check that rolefit_bg.wasm and rolefit_nowasm.js lie beside embed.js" });
      return;
    }
    if (this.isConnected && !this.#widget) this.#mount(Widget);
  }

  // An element that is moved leaves and comes back within one task: only one that stays away is taken apart.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected || !this.#widget) return;
      this.#answers = this.#widget.answers();
      this.#widget.free();
      this.#widget = undefined;
      this.shadowRoot.replaceChildren();
    });
  }

  attributeChangedCallback(name) {
    if (this.#widget) this.#tell(name);
  }

  #mount(Widget) {
    this.#widget = new Widget((name, detail) => this.#emit(name, JSON.parse(detail)));
    for (const name of ATTRIBUTES) this.#tell(name);
    // A property that was set before the element was defined hides the one of the class.
    if (Object.hasOwn(this, "answers")) {
      const { answers } = this;
      delete this.answers;
      this.#answers = toQuery(answers);
    }
    this.#restore();
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    styled(root);
    const place = document.createElement("div");
    this.#widget.mount(place);
    root.replaceChildren(place);
    this.#settle.resolve(this);
    this.#emit("ready", {});
  }

  #tell(name) {
    // The language may stand on any ancestor.
    const value = name === "lang" ? this.closest("[lang]")?.lang : this.getAttribute(name);
    const expected = this.#widget.attribute(name, value ?? undefined);
    if (expected) this.#warn(`${name}: found “${value}”, expected ${expected}`);
  }

  #restore() {
    if (!this.#widget) return;
    const dropped = this.#widget.setAnswers(this.#answers);
    if (dropped) this.#warn(`answers: dropped what the dataset does not have: ${dropped}`);
  }

  #warn(message, code) {
    console.warn(`[rolefit] ${message}`);
    this.#emit("warning", { code, message });
  }

  #emit(name, detail) {
    const event = new CustomEvent(`rolefit-${name}`, {
      bubbles: true,
      composed: true,
      cancelable: name === "cta-click",
      detail: { ...detail, instance: this.#instance, version: VERSION },
    });
    return this.dispatchEvent(event);
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, RoleFit);
