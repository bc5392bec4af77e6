// Owns what browsers can do beyond plain WebDriver: in Chromium by its own protocol, in the others by what they have. A test that asks a browser for
// more than it can do is skipped there, with the reason.
import { BROWSER } from "./browser.mjs";

/** Says that the browser cannot do what the test asks for: the test is skipped. */
export class Beyond extends Error {
  constructor(reason) {
    super(`${BROWSER}: ${reason}`);
  }
}

/** Skips the rest of a test in some browsers, for a reason. */
export function skipIn(browsers, reason) {
  if (browsers.includes(BROWSER)) throw new Beyond(reason);
}

/** The tools of the browser that these tests run in; `server` helps where the browser has none of its own. */
export function toolsOf(driver, server) {
  const tools = { chromium: ChromiumTools, firefox: FirefoxTools, webkit: WebkitTools }[BROWSER];
  const refuse = (name) => () => {
    throw new Beyond(`its driver has nothing like “${name}”`);
  };
  return new Proxy(new tools(driver, server), { get: (tools, name) => tools[name]?.bind(tools) ?? refuse(name) });
}

class ChromiumTools {
  #driver;
  #first = [];
  #touches = false;

  constructor(driver) {
    this.#driver = driver;
  }

  #send(command, parameters = {}) {
    return this.#driver.sendAndGetDevToolsCommand(command, parameters);
  }

  /** Has every page that is opened from now on run a script before its own. */
  async first(source) {
    const { identifier } = await this.#send("Page.addScriptToEvaluateOnNewDocument", { source });
    this.#first.push(identifier);
  }

  /** Removes those scripts. */
  async forget() {
    for (const identifier of this.#first.splice(0)) await this.#send("Page.removeScriptToEvaluateOnNewDocument", { identifier });
    if (this.#touches) await this.touch(false);
  }

  /** The visitor's own colour scheme, "light" or "dark". Motion is always reduced, so that no test meets an animation. */
  media(scheme = "light") {
    return this.emulate({ "prefers-color-scheme": scheme });
  }

  /** Any other media: `media` is the kind (“print”), everything else a feature with its value. */
  emulate({ media = "", ...features }) {
    const all = { "prefers-reduced-motion": "reduce", ...features };
    return this.#send("Emulation.setEmulatedMedia", { media, features: Object.entries(all).map(([name, value]) => ({ name, value })) });
  }

  /** Size of the viewport in CSS pixels. */
  size(width, height = 900) {
    return this.#send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** Has the screen touched, with nothing that can hover, until the test ends. */
  touch(touches = true) {
    this.#touches = touches;
    return this.#send("Emulation.setTouchEmulationEnabled", { enabled: touches });
  }

  /** Touches a point, in CSS pixels of the viewport. */
  async tap({ x, y }) {
    await this.#send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
    await this.#send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }

  /** The nodes of the page's accessibility tree in reading order, each with its ancestors in `within`. */
  async accessibilityTree() {
    const { nodes } = await this.#send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const read = (id, within) => {
      const { ignored, role, name, description, properties = [], childIds } = byId.get(id);
      const states = Object.fromEntries(properties.map(({ name, value }) => [name, value.value]));
      const entry = { role: role?.value, name: name?.value.trim(), description: description?.value.trim(), states, within };
      const inside = childIds.flatMap((id) => read(id, ignored ? within : [...within, entry]));
      return ignored ? inside : [entry, ...inside];
    };
    return read(nodes[0].nodeId, []);
  }

  /** A picture of a part of the page, in CSS pixels from its corner: WebP in base64, small before fine unless `quality` says more. */
  async picture(part, { scale = 0.75, quality = 15 } = {}) {
    const { data } = await this.#send("Page.captureScreenshot", { format: "webp", quality, captureBeyondViewport: true, clip: { ...part, scale } });
    return data;
  }

  /** What lives in the page after a collection of garbage: listeners, nodes, and the script's heap in bytes. */
  async living() {
    await this.#send("HeapProfiler.collectGarbage");
    await this.#send("Performance.enable");
    const { metrics } = await this.#send("Performance.getMetrics");
    const value = (wanted) => metrics.find(({ name }) => name === wanted).value;
    return { listeners: value("JSEventListeners"), nodes: value("Nodes"), heap: value("JSHeapUsedSize") };
  }
}

class FirefoxTools {
  #driver;
  #first = [];
  #scheme = "light";

  constructor(driver) {
    this.#driver = driver;
  }

  async media(scheme = "light") {
    if (scheme === this.#scheme) return;
    this.#scheme = scheme;
    await this.#driver.setContext("chrome");
    const setting = "layout.css.prefers-color-scheme.content-override";
    await this.#driver.executeScript((setting, value) => Services.prefs.setIntPref(setting, value), setting, scheme === "dark" ? 0 : 1);
    await this.#driver.setContext("content");
  }

  async size(width, height = 900) {
    const context = await this.#driver.getWindowHandle();
    await this.#send("browsingContext.setViewport", { context, viewport: { width, height } });
  }

  async first(source) {
    const { script } = await this.#send("script.addPreloadScript", { functionDeclaration: `() => { ${source}; }` });
    this.#first.push(script);
  }

  async forget() {
    for (const script of this.#first.splice(0)) await this.#send("script.removePreloadScript", { script });
  }

  async #send(method, params) {
    const bidi = await this.#driver.getBidi();
    const { error, message, result } = await bidi.send({ method, params });
    if (error) throw new Error(`${error}: ${message}`);
    return result;
  }
}

/** The width in pixels that the buttons of WebKit's own browser take. */
const NARROWEST = 450;

class WebkitTools {
  #driver;
  #server;

  constructor(driver, server) {
    this.#driver = driver;
    this.#server = server;
  }

  /** The driver cannot do this, but every host page begins with a script of the tests. */
  first(source) {
    this.#server.first += `{ ${source} }\n`;
  }

  forget() {
    this.#server.first = "";
  }

  media(scheme = "light") {
    if (scheme !== "light") throw new Beyond("its driver cannot change the colour scheme");
  }

  async size(width, height = 900) {
    if (width < NARROWEST) throw new Beyond(`its window gets no narrower than ${NARROWEST} px, ${width} are asked`);
    const sizes = () => this.#driver.executeScript(() => [innerWidth, innerHeight, outerWidth, outerHeight]);
    const [wide, high, outerWidth, outerHeight] = await sizes();
    if (wide === width && high === height) return;
    await this.#driver.manage().window().setRect({ width: width + outerWidth - wide, height: height + outerHeight - high });
    const settled = async () => {
      const [wide, high] = await sizes();
      return wide === width && high === height;
    };
    await this.#driver.wait(settled, 5_000, `waited for: a window of ${width} x ${height} px`);
  }
}
