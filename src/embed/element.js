// The element <role-fit>: keeps the page's own content on show until the engine has drawn the widget, and whenever it cannot.
import { push } from "./analytics.js";
import { ATTRIBUTES, CHOICES, DRAWN } from "./attributes.js";
import { home } from "./base.js";
import { copy, fetchDataset, parse } from "./dataset.js";
import { isDead, load, more, mourners, reader } from "./engine.js";
import { fault } from "./fault.js";
import { holdStill } from "./still.js";
import { keep, kept } from "./storage.js";
import words from "./words.json";

const parsed = document.readyState == "loading" && new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));

/** One for every widget of the page. */
let sheet;
let count = 0;

const make = (name, attributes = {}, ...inside) => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...inside);
  return element;
};

const slot = (name, ...inside) => make("slot", { name }, ...inside);

/** Whether the page's address carries answers, or something like them. */
const isLink = () => location.hash.startsWith("#rf=");

/** A function for each element that is in the page. */
const linked = new Set();
addEventListener("hashchange", () => {
  for (const follow of linked) follow();
});

const toQuery = (answers) => String(new URLSearchParams(answers ?? {}));
const fromQuery = (query) => Object.fromEntries(new URLSearchParams(query));

export class RoleFit extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #answers = "";
  #data;
  #number = String(++count);
  #settle;
  /** The engine's widget, while there is one. */
  #widget;
  /** The id of its dataset. */
  #dataset;
  /** Where the engine draws. */
  #place = make("div");
  #dialog;
  /** Lines for whoever builds the page, seen with `debug`. */
  #notes = make("pre", { part: "error", class: "notes" });
  /** Ends the waiting for the visitor to come near. */
  #rest;
  /** Counts the starts: only the last one is carried out. */
  #turn = 0;
  #hasStarted = false;
  #hasFailed = false;
  #wasReady = false;
  #shallOpen = false;
  #scroll = [];
  #focused;
  /** The link that was followed last. */
  #link;

  constructor() {
    super();
    this.#promise();
    // Properties that were set before the element was defined hide those of the class.
    for (const name of ["data", "answers"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
  }

  /** A promise for those who want to wait for the widget, after a failure for the next try. */
  #promise() {
    this.#hasFailed = false;
    this.ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    // A host that does not ask for `ready` is told by the event, not by an unhandled rejection.
    this.ready.catch(() => {});
  }

  get answers() {
    return fromQuery(this.#answers);
  }

  set answers(answers) {
    this.#answers = toQuery(answers);
    this.#hasStarted = this.#answers != "";
    this.#restore();
    this.#keep();
  }

  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = data;
    this.#renew();
  }

  get result() {
    return this.#ask((widget) => JSON.parse(widget.result())) ?? null;
  }

  reset() {
    this.#answers = "";
    this.#hasStarted = false;
    this.#ask((widget) => widget.reset());
    this.#keep();
  }

  open() {
    if (this.#choice("mode") != "dialog") return;
    this.#shallOpen = true;
    if (!this.#turn) this.#start();
    if (!this.#dialog || this.#dialog.open) return;
    this.#scroll = [scrollX, scrollY];
    this.#dialog.showModal();
    this.#emit("open");
  }

  close() {
    this.#shallOpen = false;
    this.#dialog?.close();
  }

  print() {
    this.#ask((widget) => widget.print());
  }

  connectedCallback() {
    linked.add(this.#follow);
    if (this.#widget) {
      // Moved: browsers take the focus from what leaves the page, even for a moment.
      if (document.activeElement == document.body) this.#focused?.focus({ preventScroll: true });
    } else if (this.#turn || this.#choice("loading") == "eager" || isLink()) this.#start();
    else this.#await();
  }

  // An element that is moved leaves and comes back within one task: only one that stays away is taken apart.
  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      linked.delete(this.#follow);
      this.#rest?.();
      if (!this.#widget) return;
      this.#drop();
      this.shadowRoot.replaceChildren();
    });
  }

  attributeChangedCallback(name) {
    if (name == "source" || (name == "loading" && this.#rest)) this.#renew();
    if (!this.#widget) return;
    if (DRAWN.includes(name)) this.#tell(name);
    if (name in CHOICES) this.#choice(name, true);
    if (name == "mode" || (name == "lang" && this.#dialog)) this.#arrange();
    this.#notes.hidden = !this.hasAttribute("debug");
  }

  /** Starts when the visitor comes near or touches what is there. */
  #await() {
    const start = () => this.#start();
    // One window's height ahead, so that it is mostly there in time.
    const near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && start(), { rootMargin: "100%" });
    near.observe(this);
    const touches = ["pointerover", "focusin"];
    for (const touch of touches) this.addEventListener(touch, start);
    this.#rest = () => {
      near.disconnect();
      for (const touch of touches) this.removeEventListener(touch, start);
      this.#rest = undefined;
    };
  }

  /** Takes in what says anew which dataset is shown, or no longer to wait. */
  #renew() {
    if (this.isConnected && (this.#turn || (this.#rest && this.#choice("loading") == "eager"))) this.#start();
  }

  async #start() {
    this.#rest?.();
    if (this.#hasFailed) this.#promise();
    const turn = (this.#turn += 1);
    const base = this.getAttribute("base");
    const dataset = async () => {
      await parsed;
      const inline = this.querySelector(':scope > script[type="application/json"]');
      const source = this.getAttribute("source");
      if (this.#data != null) return copy(this.#data);
      if (inline) return parse(inline.text);
      return source ? fetchDataset(source) : undefined;
    };
    try {
      const [engine, value] = await Promise.all([
        load(base ? new URL(base.replace(/\/*$/, "/"), document.baseURI) : home, this.#choice("engine") == "js", (...warning) => this.#warn(...warning)),
        dataset(),
      ]);
      if (value !== undefined) await reader?.();
      if (turn == this.#turn && this.isConnected) this.#mount(engine, value);
    } catch (error) {
      if (turn == this.#turn) this.#fail(error);
    }
  }

  #mount(engine, value) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(engine.styles());
    }
    const widget = new engine.Widget((...said) => this.#said(...said));
    const faults = value !== undefined && widget.setDataset(value);
    if (faults) {
      widget.free();
      throw fault("dataset", `the dataset has faults:\n${faults}`, "mend what stands at these places");
    }
    this.#drop();
    this.#widget = widget;
    this.#dataset = widget.datasetId();
    mourners.add(this.#mourn);
    for (const name of DRAWN) this.#tell(name);
    for (const name in CHOICES) this.#choice(name, true);
    const given = this.#answers;
    if (given) this.#restore();
    else this.#recall();
    const still = holdStill(this);
    this.#place.replaceChildren();
    widget.mount(this.#place);
    this.#arrange();
    still(this.shadowRoot.firstChild);
    // What the host set goes before a link, and a link before what an earlier visit left.
    if (!given) this.#follow();
    if (this.#wasReady || isDead()) return;
    this.#wasReady = true;
    this.#settle.resolve(this);
    this.#emit("ready");
  }

  /** What stands in the shadow root: the widget, or a button that opens it, between the host's own additions. */
  #arrange() {
    this.#dialog = undefined;
    if (this.#choice("mode") != "dialog") return this.#show(this.#place);
    const { lang, ...said } = this.#words;
    const opener = make("button", { type: "button", lang, part: "button-primary", class: "button-primary" }, slot("open", said.open));
    opener.addEventListener("click", () => this.open());
    const close = make("button", { lang, part: "button-secondary", class: "button-secondary" }, said.close);
    this.#dialog = make("dialog", { part: "dialog", class: "dialog", "aria-label": said.open }, make("form", { method: "dialog" }, close), this.#place);
    this.#dialog.addEventListener("close", () => {
      scrollTo(...this.#scroll);
      this.#emit("close");
    });
    this.#show(make("div", { class: "base opener" }, opener), this.#dialog);
    if (this.#shallOpen) this.open();
  }

  #show(...inside) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (sheet && !root.adoptedStyleSheets.length) {
      root.adoptedStyleSheets = [sheet];
      root.addEventListener("focusin", ({ target }) => {
        this.#focused = target;
        // Firefox does not scroll to what is in the window, though the table's heads lie over it.
        if (target.matches("tbody :focus-visible")) target.scrollIntoView({ block: "nearest" });
      });
      // Moving takes the focus away too, but gives it back at once.
      root.addEventListener("focusout", () => queueMicrotask(() => root.activeElement || (this.#focused = undefined)));
    }
    this.#notes.hidden = !this.hasAttribute("debug");
    root.replaceChildren(make("div", { class: "frame" }, slot("header"), ...inside, this.#notes, slot("footer"), slot("legal")));
  }

  /** Without an engine or a dataset: the page's own content, and a note where there is none or the visitor might wait. */
  #fail(error) {
    const { code = "engine", message, help } = error;
    this.#drop();
    this.#dialog = undefined;
    const hasContent = [...this.children].some(({ localName }) => localName != "script") || this.textContent.trim();
    const { lang, failed } = this.#words;
    this.#show(make("slot"), code == "engine" || !hasContent ? make("p", { part: "error", lang }, failed) : "");
    this.#note("error", message);
    this.#settle.reject(error);
    this.#hasFailed = true;
    this.#emit("error", { code, message, help });
  }

  #mourn = (panic) => {
    this.#widget = undefined;
    this.#fail(panic);
  };

  #drop() {
    mourners.delete(this.#mourn);
    this.#ask((widget) => widget.free());
    this.#widget = undefined;
  }

  /** Asks the widget, if there is one; one that dies of it has no answer. */
  #ask(question) {
    try {
      const answer = this.#widget && question(this.#widget);
      return isDead() ? undefined : answer;
    } catch {}
  }

  /** The value of an attribute that has a list of them; says so, if asked to, where it is none of them. */
  #choice(name, aloud) {
    const value = this.getAttribute(name);
    const known = CHOICES[name];
    if (known.includes(value)) return value;
    if (aloud && value != null) this.#expect(name, value, `one of ${known.join(" ")}`);
    return known[0];
  }

  #expect(name, value, expected) {
    this.#warn(`${name}: found “${value}”, expected ${expected}`, "attribute");
  }

  /** The language may stand on any ancestor. */
  get #language() {
    return this.closest("[lang]")?.lang ?? "";
  }

  /** The loader's own words, with the language that they are in. */
  get #words() {
    const lang = this.#language.split("-")[0].toLowerCase();
    return Object.hasOwn(words, lang) ? { lang, ...words[lang] } : { lang: "en", ...words.en };
  }

  #tell(name) {
    const value = { lang: this.#language, instance: this.#instance }[name] ?? this.getAttribute(name);
    const expected = this.#ask((widget) => widget.setAttribute(name, value ?? undefined));
    if (expected) this.#expect(name, value, expected);
  }

  #restore() {
    const dropped = this.#ask((widget) => widget.setAnswers(this.#answers));
    if (dropped) this.#warn(`answers: dropped what the dataset does not have: ${dropped}`, "answers");
    this.#answers = this.#ask((widget) => widget.answers()) ?? this.#answers;
  }

  get #key() {
    return `rolefit:${this.#dataset}:${this.#instance}`;
  }

  get #instance() {
    return this.getAttribute("instance") ?? this.#number;
  }

  #keep() {
    const store = this.#choice("resume");
    if (store != "none" && this.#dataset != null) keep(store, this.#key, this.#answers);
  }

  /** Takes up the answers that an earlier visit left; what does not fit any more is dropped. */
  #recall() {
    const store = this.#choice("resume");
    if (store == "none") return;
    this.#ask((widget) => widget.setAnswers(kept(store, this.#key)));
    this.#answers = this.#ask((widget) => widget.answers()) ?? "";
    this.#hasStarted = this.#answers != "";
    this.#keep();
  }

  /** Takes over the answers in the page's address, once, if they are for this widget. They are not stored until the visitor goes on. */
  #follow = () => {
    const { hash } = location;
    if (!isLink() || hash == this.#link || this.hasAttribute("without-share")) return;
    if (!this.#widget) return void (this.#turn || this.#start());
    this.#link = hash;
    const all = [...document.querySelectorAll(this.localName)];
    const names = all.map((widget) => `${widget.#instance}\n`).join("");
    const wrong = this.#ask((widget) => widget.openShareLink(hash, names, all.indexOf(this)));
    if (wrong) this.#warn(`link: ${wrong}`, "link");
    const answers = this.#ask((widget) => widget.answers()) ?? this.#answers;
    if (answers == this.#answers) return;
    this.#answers = answers;
    this.#hasStarted = true;
    this.open();
  };

  /** Hears from the widget what the visitor did, with the answers as they are then. */
  #said(name, detail, answers) {
    // Not in the task of a press: the visitor waits for what that leads to.
    if (name == "needs-details") return setTimeout(() => more((...warning) => this.#warn(...warning)));
    detail = JSON.parse(detail);
    const changed = name == "answer" && detail.question in this.answers;
    if (answers != this.#answers) {
      this.#answers = answers;
      this.#keep();
    }
    if (name == "answer" && !this.#hasStarted) {
      this.#hasStarted = true;
      this.#emit("start");
    }
    return this.#emit(name, detail, changed);
  }

  #warn(message, code) {
    this.#note("warn", message);
    this.#emit("warning", { code, message });
  }

  #note(level, message) {
    console[level](`[rolefit] ${message}`);
    this.#notes.append(`${message}\n`);
  }

  #emit(name, detail, changed) {
    detail = { ...detail, instance: this.#instance, version: VERSION };
    if (this.#choice("analytics") == "datalayer") push(name, detail, changed);
    const event = new CustomEvent(`rolefit-${name}`, { bubbles: true, composed: true, cancelable: name == "cta-click", detail });
    // Only analytics asks for what the visitor opened.
    return name == "information" || this.dispatchEvent(event);
  }
}
