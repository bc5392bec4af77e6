// Owns the element <role-fit>: its public members, its shadow root, and when the engine starts. Shows the page's own content until the engine has
// mounted the widget, and whenever it cannot. Knows nothing of what stands in the widget or of how answers are scored.
import { push } from "./analytics.js";
import { ATTRIBUTES, ENGINE_ATTRIBUTES, VALUES } from "./attributes.js";
import { fetchDataset, parse, stringify } from "./dataset.js";
import { hasPanicked, loadDetails, loadEngine, loadReader, panicListeners } from "./engine.js";
import { fault } from "./fault.js";
import { preventLayoutShift } from "./layout-shift.js";
import { loaderAddress } from "./loader-address.js";
import { readStored, writeStored } from "./storage.js";
import { afterFrame, inTurn, nextTask, rendered } from "./tasks.js";
import words from "./words.json";

/** Resolves when the whole page has been parsed. */
const documentParsed = document.readyState == "loading" && new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));

/** All elements in the page, and in what belongs to it, such as its shadow roots. */
const connected = new Set();

/** The rules of the style sheet, and the sheet itself for each document: a document refuses that of another one. */
let styles;
const styleSheets = new WeakMap();
const sheets = [];

/** Adds the style sheet to those of a shadow root, which are not all ours. */
const adoptStyleSheet = (root) => {
  const { ownerDocument: page } = root;
  if (!styles || !page.defaultView) return;
  if (!styleSheets.has(page)) {
    const sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(styles);
    sheet.details = false;
    styleSheets.set(page, sheet);
    // Not held: a sheet holds its document.
    sheets.push(new WeakRef(sheet));
  }
  const sheet = styleSheets.get(page);
  // The engine adds the rules for the details where they are rendered, and sets `details`. An element may bring them to another document.
  const complete = sheets.map((sheet) => sheet.deref()).find((sheet) => sheet?.details);
  if (complete && !sheet.details) {
    sheet.replaceSync([...complete.cssRules].map(({ cssText }) => cssText).join(""));
    sheet.details = true;
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
};

const create = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
};

const slot = (name, ...children) => create("slot", { name }, ...children);

/** Whether the page's address is a share link, whole or broken. */
const hasShareLink = () => /^#(rf=|rolefit-\d)/.test(location.hash);

/** Keeps a key that the widget uses away from the page's own listeners, which may prevent what it does. */
const keepKey = (event) => {
  const { currentTarget: root, target, key } = event;
  // What stands in a slot is the page's own.
  if (event.ctrlKey || event.altKey || event.metaKey || !root.contains(target)) return;
  const isUsed =
    key == "Escape"
      ? root.querySelector("dialog[open], :popover-open")
      : (/^(Enter| )$/.test(key) && target.matches("a, button, summary, input")) ||
        // In a dialog these keys scroll it.
        (/^(Arrow|Page|Home|End| )/.test(key) && target.matches("input, dialog, dialog *")) ||
        (/^(Arrow|Page|Home|End|Enter|.$)/.test(key) && target.matches("select, textarea"));
  if (isUsed) event.stopPropagation();
};

/** Keeps the page's own scripts from scrolling in place of an open dialog, and the page from being scrolled behind it. */
const keepScroll = (event) => {
  event.stopPropagation();
  // The ground around the dialog.
  if (event.target == event.currentTarget && event.type != "touchstart") event.preventDefault();
};

const toQuery = (answers) => String(new URLSearchParams(answers ?? {}));
const fromQuery = (query) => Object.fromEntries(new URLSearchParams(query));

export class RoleFit extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  static {
    addEventListener("hashchange", () => connected.forEach((element) => element.#openShareLink()));
    // The language may be set on any ancestor.
    const languages = new MutationObserver(() => connected.forEach((element) => element.attributeChangedCallback("lang")));
    languages.observe(document, { subtree: true, attributeFilter: ["lang"] });
  }

  /** The answers as a query string. */
  #answers = "";
  #data;
  /** The instance of an element without the attribute: the first number that no other element in the page has. */
  #number;
  /** Functions that resolve and reject `ready`. */
  #readyResolvers;
  /** The engine's widget, while there is one. */
  #widget;
  /** Whether the shadow root shows that widget: until then it shows what it did before. */
  #isShown = false;
  /** Whether the widget that is mounted was given its answers by the host. */
  #hasHostAnswers;
  /** Widgets that are shown until another one has taken their place. */
  #formerWidgets = [];
  /** The id of the widget's dataset. */
  #datasetId;
  /** The element into which the engine mounts the widget. */
  #container;
  #dialog;
  /** Writes the words around the dialog, in the element's language. */
  #writeDialogWords;
  /** Warnings and errors, which `debug` shows to the page's author. */
  #messages = create("pre", { part: "error", class: "notes" });
  /** Ends the waiting until the visitor comes near; undefined unless the element waits. */
  #stopWaiting;
  /** How often the element was started. Of starts that overlap only the last one is finished. */
  #startCount = 0;
  #hasStartedAnswering = false;
  #hasFailed = false;
  #wasReady = false;
  /** Whether the dialog is to be open as soon as it is there. */
  #isOpenRequested = false;
  /** Where the page was scrolled to before the dialog opened. */
  #scrollPosition = [];
  /** The element of the shadow root that has the focus. */
  #focused;
  /** The fragment of the share link that was opened last. */
  #openedFragment;
  // In a task of its own: what the host does then may change the size again.
  #sizes = new ResizeObserver(([{ borderBoxSize }]) => setTimeout(() => this.#widget && this.#emit("resize", { height: Math.round(borderBoxSize[0].blockSize) })));
  /** While the visitor presses something in the element, resolves when that is released. */
  #released;

  constructor() {
    super();
    this.#createReady();
    this.addEventListener("pointerdown", () => {
      // The click comes after the pointer's event, with touch in a later task.
      const listeners = new AbortController();
      const released = new Promise((resolve) => {
        const end = () => {
          listeners.abort();
          setTimeout(resolve, 100);
        };
        for (const event of ["pointerup", "pointercancel"]) addEventListener(event, end, { capture: true, signal: listeners.signal });
      });
      this.#released = released;
      released.then(() => this.#released == released && (this.#released = undefined));
    });
    // A property that was set before the element was defined hides the accessor of the class: it is set again through the accessor.
    for (const name of ["data", "answers"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
  }

  /** Sets `ready`, a promise of the widget; after a failure it is the promise of the next attempt. */
  #createReady() {
    this.#hasFailed = false;
    this.ready = new Promise((resolve, reject) => (this.#readyResolvers = { resolve, reject }));
    // A host that does not use `ready` is told of a failure by the event alone, not by an unhandled rejection too.
    this.ready.catch(() => {});
  }

  get answers() {
    return fromQuery(this.#answers);
  }

  set answers(answers) {
    this.#answers = toQuery(answers);
    this.#hasStartedAnswering = this.#answers != "";
    this.#passAnswers();
    this.#storeAnswers();
  }

  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = data;
    this.#startAgain();
  }

  get result() {
    return this.#call((widget) => JSON.parse(widget.result())) ?? null;
  }

  reset() {
    this.#answers = "";
    this.#hasStartedAnswering = false;
    this.#call((widget) => widget.reset());
    this.#storeAnswers();
  }

  open() {
    if (this.#valueOf("mode") != "dialog") return;
    this.#isOpenRequested = true;
    if (!this.#startCount) this.#start();
    if (!this.#dialog?.isConnected || this.#dialog.open) return;
    this.#scrollPosition = [scrollX, scrollY];
    this.#dialog.showModal();
    this.#emit("open");
  }

  close() {
    this.#isOpenRequested = false;
    this.#dialog?.close();
  }

  print() {
    this.#call((widget) => widget.print());
  }

  connectedCallback() {
    // Browsers may tell of elements that left the page after those that came in their place.
    const numbers = [...connected].filter(({ isConnected }) => isConnected).map((element) => element.#number);
    for (let number = 1; !this.#number || numbers.includes(this.#number); number += 1) this.#number = number;
    connected.add(this);
    if (this.#widget) {
      this.#passAttribute("instance");
      this.#passAttribute("lang");
      // The element was moved. A dialog that is open is modal no more.
      if (this.#dialog?.open && !this.#dialog.matches(":modal")) {
        this.#dialog.open = false;
        this.#dialog.showModal();
      }
      // Browsers take the focus from an element that leaves the document, even for a moment.
      if (document.activeElement == document.body) this.#focused?.focus({ preventScroll: true });
    } else if (this.#startCount || this.#valueOf("loading") == "eager" || hasShareLink()) this.#start();
    else this.#startWhenNear();
  }

  // An element that is moved is disconnected and connected again within one task. Only one that stays away is freed.
  disconnectedCallback() {
    connected.delete(this);
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#stopWaiting?.();
      if (!this.#widget) return;
      this.#freeWidget();
      this.shadowRoot?.replaceChildren();
    });
  }

  adoptedCallback() {
    if (this.shadowRoot) adoptStyleSheet(this.shadowRoot);
  }

  attributeChangedCallback(name) {
    if (name == "source" || (name == "loading" && this.#stopWaiting)) this.#startAgain();
    if (!this.#widget) return;
    if (ENGINE_ATTRIBUTES.includes(name)) this.#passAttribute(name);
    if (VALUES.has(name)) this.#checkValue(name);
    // Frameworks set an attribute again to the value that it has.
    if (name == "mode" && this.#isShown && (this.#valueOf(name) == "dialog") != Boolean(this.#dialog)) this.#render();
    if (name == "lang" && this.#dialog) this.#writeDialogWords();
    this.#messages.hidden = !this.hasAttribute("debug");
  }

  /** Starts when the visitor comes near, or points at or focuses the content. */
  #startWhenNear() {
    const start = () => this.#start();
    // One window's height ahead: the widget is then mostly there when the visitor reaches it.
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && start(), { rootMargin: "100%" });
    observer.observe(this);
    const events = ["pointerover", "focusin"];
    for (const event of events) this.addEventListener(event, start);
    this.#stopWaiting = () => {
      observer.disconnect();
      for (const event of events) this.removeEventListener(event, start);
      this.#stopWaiting = undefined;
    };
  }

  /** Starts again because the host has changed the dataset, or starts because it no longer wants to wait. */
  #startAgain() {
    if (this.isConnected && (this.#startCount || (this.#stopWaiting && this.#valueOf("loading") == "eager"))) this.#start();
  }

  /** Loads engine and dataset at the same time, then mounts the widget. */
  async #start() {
    this.#stopWaiting?.();
    if (this.#hasFailed) this.#createReady();
    const start = (this.#startCount += 1);
    const base = this.getAttribute("base");
    const dataset = async () => {
      await documentParsed;
      if (this.matches("p:has(~ p:empty) *") && !this.textContent.trim()) {
        this.#warn("found in a paragraph, whose content the browser ends where a block begins: the page's own content stands outside of the tag", "paragraph");
      }
      // Editors wrap what stands in the tag.
      const inline = this.querySelector('script[type^="application/json" i]');
      const source = this.getAttribute("source");
      if (this.#data != null) return stringify(this.#data);
      if (inline) return parse(inline.text);
      return source ? fetchDataset(source) : undefined;
    };
    try {
      const [engine, value] = await Promise.all([
        loadEngine(base ? new URL(base.replace(/\/*$/, "/"), document.baseURI) : loaderAddress, this.#valueOf("engine") == "js", this.#warn),
        dataset(),
      ]);
      const other = value !== undefined && (await loadReader?.(this.#warn));
      const isCurrent = () => start == this.#startCount && this.isConnected && !hasPanicked();
      await inTurn(this, async () => isCurrent() && this.#mount(other || engine, value, isCurrent));
      for (let isShown; isCurrent() && !isShown; ) {
        await this.#untilUnused();
        isShown = await afterFrame(() => (isCurrent() && !this.#isInUse() ? this.#show() : undefined));
      }
    } catch (error) {
      if (start == this.#startCount) this.#fail(error);
    }
  }

  /** Mounts the widget out of sight. What the element shows stays until everything is rendered and laid out. */
  async #mount(engine, value, isCurrent) {
    styles ??= engine.styles();
    const widget = new engine.Widget((...event) => (widget == this.#widget || this.#formerWidgets.includes(widget)) && this.#onEngineEvent(widget, ...event));
    const faults = value !== undefined && widget.setDataset(value);
    if (faults) {
      widget.free();
      throw fault("dataset", `the dataset has faults:\n${faults}`, "mend what stands at these places");
    }
    await nextTask();
    if (!isCurrent()) return widget.free();
    if (this.#widget) this.#formerWidgets.push(this.#widget);
    this.#widget = widget;
    this.#isShown = false;
    this.#datasetId = widget.datasetId();
    panicListeners.add(this.#onPanic);
    for (const name of ENGINE_ATTRIBUTES) this.#passAttribute(name);
    for (const name of VALUES.keys()) this.#checkValue(name);
    this.#hasHostAnswers = this.#answers != "";
    if (this.#hasHostAnswers) this.#passAnswers();
    else this.#restoreAnswers();
    this.#container = create("div");
    widget.mount(this.#container);
    const root = this.#createRoot();
    // A shadow root hides the page's own content, but for what stands in a slot.
    if (!root.hasChildNodes()) root.append(...this.#ownSlots());
    const pending = create("div", { class: "pending", inert: "" }, this.#container);
    // What a dialog shows is laid out when it is opened.
    pending.hidden = this.#valueOf("mode") == "dialog";
    root.append(pending);
    await rendered();
  }

  /** Slots for the page's own content, in its order. */
  #ownSlots() {
    const shown = [...this.childNodes].filter((node) => node.localName || node.data.trim());
    return [...new Set(shown.map((node) => node.slot ?? ""))].map((name) => slot(name));
  }

  #hasSelection() {
    // In a frame that is not displayed, Firefox has none.
    const selection = getSelection();
    return selection?.isCollapsed === false && selection.containsNode?.(this, true);
  }

  /** The child that has the focus, or has it inside. (`:focus-within` goes by what is shown, and a shadow root may not show it yet.) */
  #focusedChild() {
    const { activeElement } = this.getRootNode();
    return [...this.children].find((child) => child.contains(activeElement));
  }

  /** Whether the visitor is typing into a field of the page's own content. */
  #isTyping() {
    return this.#focusedChild() && this.getRootNode().activeElement.matches("input, textarea, [contenteditable]");
  }

  /** Whether the visitor presses, types into, or has selected something in the page's own content, which is about to be replaced. */
  #isInUse() {
    return this.#released || this.#hasSelection() || this.#isTyping();
  }

  async #untilUnused() {
    while (this.#isInUse()) {
      await this.#released;
      // A field that is removed or disabled loses the focus without an event.
      if (this.#isTyping()) await new Promise((resolve) => setTimeout(resolve, 100));
      if (this.#hasSelection()) await new Promise((resolve) => document.addEventListener("selectionchange", resolve, { once: true }));
    }
  }

  /** Measures the page, and returns a function that shows the widget in the place of what was shown before. */
  #show() {
    const holdHeight = preventLayoutShift(this, this.#container);
    const focused = this.#focusedChild();
    return () => this.#replace(holdHeight, focused);
  }

  #replace(holdHeight, focused) {
    this.#isShown = true;
    this.#sizes.observe(this);
    const hadFocus = this.shadowRoot?.activeElement;
    this.#render();
    holdHeight(this.shadowRoot.firstChild);
    if (hadFocus || (focused && !focused.assignedSlot)) this.#focusBase();
    this.#freeFormerWidgets();
    // Answers that the host set come before those of a share link, and those before what an earlier visit stored.
    if (!this.#hasHostAnswers) this.#openShareLink();
    if (this.#wasReady || hasPanicked()) return;
    this.#wasReady = true;
    this.#readyResolvers.resolve(this);
    this.#emit("ready");
  }

  /** Fills the shadow root with the widget, or with the dialog around it and a button that opens it. */
  #render() {
    const dialog = this.#dialog;
    if (this.#valueOf("mode") != "dialog") {
      this.#closeDialog();
      return this.#setContent(this.#container);
    }
    if (dialog) {
      // It stays as it is, also open, and where it is scrolled to.
      const { scrollTop } = dialog;
      this.#container.parentNode.remove();
      dialog.lastChild.replaceWith(this.#container);
      dialog.scrollTop = scrollTop;
      return;
    }
    const openerSlot = slot("open");
    const opener = create("button", { type: "button", part: "button-primary", class: "button-primary" }, openerSlot);
    opener.addEventListener("click", () => this.open());
    const close = create("button", { part: "button-secondary", class: "button-secondary" });
    this.#dialog = create("dialog", { part: "dialog", class: "dialog" }, create("form", { method: "dialog" }, close), this.#container);
    this.#writeDialogWords = () => {
      const { lang, ...texts } = this.#words;
      opener.lang = close.lang = lang;
      openerSlot.textContent = this.#dialog.ariaLabel = texts.open;
      close.textContent = texts.close;
    };
    this.#writeDialogWords();
    for (const event of ["wheel", "touchstart", "touchmove"]) this.#dialog.addEventListener(event, keepScroll, { passive: false });
    this.#dialog.addEventListener("close", () => {
      // Escape closes it too.
      this.#isOpenRequested = false;
      scrollTo(...this.#scrollPosition);
      this.#emit("close");
    });
    this.#setContent(create("div", { class: "base opener" }, opener), this.#dialog);
    if (this.#isOpenRequested) this.open();
  }

  /** Closes the dialog, with its event, and forgets it. */
  #closeDialog() {
    this.#dialog?.close();
    this.#dialog = undefined;
  }

  /** Gives the focus to the widget without a visible change: the visitor was in the page's own content, and goes on here. */
  #focusBase() {
    const base = (this.#dialog?.open ? this.#container : this.shadowRoot).querySelector(".base");
    base.tabIndex = -1;
    base.focus({ preventScroll: true });
    base.addEventListener("blur", () => base.removeAttribute("tabindex"), { once: true });
  }

  /** The shadow root, with the style sheet as soon as there is one. */
  #createRoot() {
    const isNew = !this.shadowRoot;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    adoptStyleSheet(root);
    if (isNew) {
      root.addEventListener("focusin", ({ target }) => {
        this.#focused = target;
        // Firefox does not scroll to an element inside the window, even where the sticky head of the table covers it.
        if (target.matches("tbody :focus-visible")) target.scrollIntoView({ block: "nearest" });
      });
      for (const event of ["keydown", "keypress", "keyup"]) root.addEventListener(event, keepKey);
      // An element that is moved loses the focus too, but gets it back before the microtask.
      root.addEventListener("focusout", () => queueMicrotask(() => root.activeElement || (this.#focused = undefined)));
    }
    return root;
  }

  /** Shows these nodes in the shadow root, between the slots of the host, and nothing else. */
  #setContent(...content) {
    const root = this.#createRoot();
    this.#messages.hidden = !this.hasAttribute("debug");
    // The element around a widget that was laid out stays where it is, or it would be laid out again.
    const [first] = content;
    const frame = first == this.#container && first.parentNode?.parentNode == root ? first.parentNode : create("div", {}, ...content);
    frame.className = "frame";
    frame.inert = false;
    frame.prepend(slot("header"));
    frame.append(this.#messages, slot("footer"), slot("legal"));
    for (const node of [...root.childNodes]) if (node != frame) node.remove();
    if (!frame.parentNode) root.append(frame);
  }

  /** Shows the page's own content; with a note where there is none, or where the visitor may be waiting for the widget. */
  #fail(error) {
    const { code = "engine", message, help } = error;
    this.#freeWidget();
    const hasFallback = [...this.children].some(({ localName }) => localName != "script") || this.textContent.trim();
    const { lang, failed } = this.#words;
    this.#setContent(create("slot"), code == "engine" || !hasFallback ? create("p", { part: "error", lang }, failed) : "");
    this.#log("error", message);
    this.#readyResolvers.reject(error);
    this.#hasFailed = true;
    this.#emit("error", { code, message, help });
  }

  #onPanic = (panic) => {
    if (!panic) return void this.#start();
    this.#widget = undefined;
    this.#fail(panic);
  };

  #freeWidget() {
    panicListeners.delete(this.#onPanic);
    this.#freeFormerWidgets();
    this.#call((widget) => widget.free());
    this.#widget = undefined;
    this.#isShown = false;
    this.#closeDialog();
  }

  #freeFormerWidgets() {
    for (const widget of this.#formerWidgets.splice(0)) widget.free();
  }

  /** Calls the widget and returns what it returns; undefined if there is no widget, or if the engine panics. */
  #call(method) {
    try {
      const returned = this.#widget && method(this.#widget);
      return hasPanicked() ? undefined : returned;
    } catch {}
  }

  /** The value of an attribute with a closed list of values; the default where the attribute has none of them. */
  #valueOf(name) {
    const value = this.getAttribute(name);
    const values = VALUES.get(name);
    return values.includes(value) ? value : values[0];
  }

  /** Warns if an attribute has a value that is not in its list. */
  #checkValue(name) {
    const value = this.getAttribute(name);
    if (value != null && value != this.#valueOf(name)) this.#warnOfValue(name, value, `one of ${VALUES.get(name).join(" ")}`);
  }

  #warnOfValue(name, value, expected) {
    this.#warn(`${name}: found “${value}”, expected ${expected}`, "attribute");
  }

  /** The language of the element, which may be set on any ancestor, also outside of the shadow root that it stands in. */
  get #language() {
    for (let element = this; element; element = element.getRootNode().host) {
      const language = element.closest("[lang]")?.getAttribute("lang");
      if (language != null) return language.trim().replaceAll("_", "-");
    }
    return "";
  }

  /** The loader's own texts, and their language. */
  get #words() {
    const lang = this.#language.split("-")[0].toLowerCase();
    return Object.hasOwn(words, lang) ? { lang, ...words[lang] } : { lang: "en", ...words.en };
  }

  #passAttribute(name) {
    const value = { lang: this.#language, instance: this.#instance }[name] ?? this.getAttribute(name);
    const expected = this.#call((widget) => widget.setAttribute(name, value ?? undefined));
    if (expected) this.#warnOfValue(name, value, expected);
  }

  /** Gives the host's answers to the widget, and keeps those that its dataset has. */
  #passAnswers() {
    const dropped = this.#call((widget) => widget.setAnswers(this.#answers));
    if (dropped) this.#warn(`answers: dropped what the dataset does not have: ${dropped}`, "answers");
    this.#answers = this.#call((widget) => widget.answers()) ?? this.#answers;
  }

  get #storageKey() {
    return `rolefit:${this.#datasetId}:${this.#instance}`;
  }

  get #instance() {
    return this.getAttribute("instance") ?? String(this.#number);
  }

  #storeAnswers() {
    const storage = this.#valueOf("resume");
    if (storage != "none" && this.#datasetId != null) writeStored(storage, this.#storageKey, this.#answers);
  }

  /** Gives the answers that an earlier visit stored to the widget. Those that its dataset does not have are removed. */
  #restoreAnswers() {
    const storage = this.#valueOf("resume");
    if (storage == "none") return;
    this.#call((widget) => widget.setAnswers(readStored(storage, this.#storageKey)));
    this.#answers = this.#call((widget) => widget.answers()) ?? "";
    this.#hasStartedAnswering = this.#answers != "";
    this.#storeAnswers();
  }

  /** Opens the share link in the page's address, once, if it is for this widget. Its answers are not stored until the visitor changes them. */
  #openShareLink() {
    const { hash } = location;
    if (!hasShareLink() || hash == this.#openedFragment || this.hasAttribute("without-share")) return;
    if (!this.#widget) return void (this.#startCount || this.#start());
    this.#openedFragment = hash;
    const elements = [...connected];
    const instances = elements.map((element) => `${element.#instance}\n`).join("");
    const message = this.#call((widget) => widget.openShareLink(hash, instances, elements.indexOf(this)));
    if (message) this.#warn(`link: ${message}`, "link");
    const answers = this.#call((widget) => widget.answers()) ?? this.#answers;
    if (answers == this.#answers) return;
    this.#answers = answers;
    this.#hasStartedAnswering = true;
    this.open();
  }

  /** The engine calls this for each event of the widget, with the answers after it. Returns false if the host cancelled the event. */
  #onEngineEvent = (widget, name, detail, answers) => {
    // In a task of its own, so that the visitor first sees what follows from the click.
    if (name == "needs-details") return setTimeout(() => loadDetails(this.#warn));
    detail = JSON.parse(detail);
    const isChange = name == "answer" && detail.question in this.answers;
    if (answers != this.#answers) {
      this.#answers = answers;
      // The visitor answers in the widget that is still shown, while the next one is rendered.
      if (widget != this.#widget) this.#passAnswers();
      this.#storeAnswers();
    }
    if (name == "answer" && !this.#hasStartedAnswering) {
      this.#hasStartedAnswering = true;
      this.#emit("start");
    }
    return this.#emit(name, detail, isChange);
  };

  #warn = (message, code) => {
    this.#log("warn", message);
    this.#emit("warning", { code, message });
  };

  #log(level, message) {
    console[level](`[rolefit] ${message}`);
    this.#messages.append(`${message}\n`);
  }

  #emit(name, detail, isChange) {
    detail = { ...detail, instance: this.#instance, version: VERSION };
    if (this.#valueOf("analytics") == "datalayer") push(name, detail, isChange);
    const event = new CustomEvent(`rolefit-${name}`, { bubbles: true, composed: true, cancelable: name == "cta-click", detail });
    // What the visitor opened is for the data layer only.
    return name == "information" || this.dispatchEvent(event);
  }
}
