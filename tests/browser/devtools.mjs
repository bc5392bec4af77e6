// What a browser can be told beyond plain WebDriver: by Chromium's own protocol, elsewhere by what there is. A test that asks
// an engine for more than it can do is skipped in that engine, and the reason is told.
import { ENGINE } from "./browser.mjs";

/** What the engine cannot be made to do: the test that asks for it is skipped. */
export class Beyond extends Error {
  constructor(reason) {
    super(`${ENGINE}: ${reason}`);
  }
}

/** Skips the rest of a test in an engine: what it is about differs there for a reason. */
export function skipIn(engines, reason) {
  if (engines.includes(ENGINE)) throw new Beyond(reason);
}

/** The tools of the engine that these tests run in. */
export function toolsOf(driver) {
  const tools = { chromium: ChromiumTools, firefox: FirefoxTools, webkit: WebkitTools }[ENGINE];
  const refuse = (name) => () => {
    throw new Beyond(`only Chromium's protocol offers “${name}”`);
  };
  return new Proxy(new tools(driver), { get: (tools, name) => tools[name]?.bind(tools) ?? refuse(name) });
}

class ChromiumTools {
  #driver;

  constructor(driver) {
    this.#driver = driver;
  }

  #send(command, parameters = {}) {
    return this.#driver.sendAndGetDevToolsCommand(command, parameters);
  }

  /** The visitor's own colour scheme, "light" or "dark". Motion is always reduced: nothing is caught half way. */
  media(scheme = "light") {
    return this.#send("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ],
    });
  }

  /** Size of the viewport in CSS pixels. */
  size(width, height = 900) {
    return this.#send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
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
    const [bidi, context] = [await this.#driver.getBidi(), await this.#driver.getWindowHandle()];
    const { error, message } = await bidi.send({ method: "browsingContext.setViewport", params: { context, viewport: { width, height } } });
    if (error) throw new Error(message);
  }
}

/** The width in pixels that the buttons of WebKit's own browser take. */
const NARROWEST = 450;

class WebkitTools {
  #driver;

  constructor(driver) {
    this.#driver = driver;
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
