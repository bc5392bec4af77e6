// Owns the browsers: how each is started, with one function per browser, and what its console says. Knows nothing of the pages. The tests use plain
// WebDriver; what a browser can do beyond it, above all sizes and media, is in devtools.mjs.
import { accessSync, constants, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Builder, Capabilities, logging } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefoxes from "selenium-webdriver/firefox.js";
import { DriverService } from "selenium-webdriver/remote/index.js";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--hide-scrollbars",
];

const BROWSERS = { chromium, firefox, webkit };

/** The browser that these tests run in: chromium, unless ROLEFIT_BROWSER says firefox or webkit. */
export const BROWSER = process.env.ROLEFIT_BROWSER || "chromium";

/** Starts the browser of these tests. */
export async function start() {
  if (!BROWSERS[BROWSER]) throw new Error(`ROLEFIT_BROWSER is “${BROWSER}”: there are ${Object.keys(BROWSERS).join(", ")}`);
  const driver = await BROWSERS[BROWSER]();
  // The longest time that a script may take; axe takes longest.
  await driver.manage().setTimeouts({ script: 60_000 });
  return driver;
}

/** Starts Chromium: the files that CHROMIUM and CHROMEDRIVER name, else what is on PATH. */
export function chromium() {
  const options = new chrome.Options().addArguments(...FLAGS);
  options.setChromeBinaryPath(found("CHROMIUM", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]));
  const preferences = new logging.Preferences();
  preferences.setLevel(logging.Type.BROWSER, logging.Level.ALL);
  options.setLoggingPrefs(preferences);
  // Selenium downloads no driver if it is given the file of one.
  return new Builder()
    .forBrowser("chrome")
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(found("CHROMEDRIVER", ["chromedriver", "chromium.chromedriver"])))
    .build();
}

/** Starts Firefox: the files that FIREFOX and GECKODRIVER name, else what is on PATH. */
export function firefox() {
  const options = new firefoxes.Options().addArguments("-headless").enableBidi();
  options.setBinary(found("FIREFOX", ["firefox-esr", "firefox"]));
  options.setPreference("layout.css.prefers-color-scheme.content-override", 1);
  options.setPreference("ui.prefersReducedMotion", 1);
  // The colour scheme is a setting of the browser itself, which devtools.mjs may change only with this option of the driver.
  const service = new firefoxes.ServiceBuilder(found("GECKODRIVER", ["geckodriver"])).addArguments("--allow-system-access");
  return new Builder()
    .forBrowser("firefox")
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build();
}

/**
 * Starts WebKit, on a display: the files that WEBKIT (a MiniBrowser) and WEBKITDRIVER name, else what Debian installs. Its driver
 * waits for ever for a browser that was lost at its start, once in some hundred: such a one is given up and started anew.
 */
export async function webkit(attempts = 2) {
  const port = await freePort();
  const service = new DriverService.Builder(found("WEBKITDRIVER", ["WebKitWebDriver"]))
    .setLoopback(true)
    .setPort(port)
    .addArguments(`--port=${port}`)
    .setEnvironment({ ...process.env, XDG_CONFIG_HOME: fileURLToPath(new URL("webkit", import.meta.url)) })
    .build();
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: found("WEBKIT", ["MiniBrowser"], miniBrowsers()), args: ["--automation"] },
  });
  let isLost = false;
  const patience = setTimeout(() => {
    isLost = true;
    service.kill();
  }, 30_000);
  try {
    const driver = await new Builder().usingServer(await service.start()).withCapabilities(capabilities).build();
    const quit = driver.quit.bind(driver);
    driver.quit = () => quit().finally(() => service.kill());
    return driver;
  } catch (error) {
    // A driver that still runs keeps the test from ending.
    await service.kill();
    if (!isLost || attempts === 1) throw error;
    console.log("the browser was lost at its start, and is started anew");
    return webkit(attempts - 1);
  } finally {
    clearTimeout(patience);
  }
}

/**
 * Warnings and errors since the last call: console lines, uncaught errors and unhandled rejections, in Chromium failed
 * requests too. Other drivers do not tell them: there pages/record.js keeps them.
 */
export async function consoleLines(driver) {
  if (BROWSER === "chromium") {
    const entries = await driver.manage().logs().get(logging.Type.BROWSER);
    return entries.filter((entry) => entry.level.value >= logging.Level.WARNING.value).map((entry) => entry.message);
  }
  return driver.executeScript(() => window.takeConsoleLines?.() ?? []);
}

/** A port of 127.0.0.1 that nobody uses at the moment. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The folders where Debian keeps WebKit's own browser, which is on no PATH. */
function miniBrowsers() {
  const libraries = "/usr/lib";
  return readdirSync(libraries).map((triplet) => join(libraries, triplet, "webkit2gtk-4.1"));
}

/** A program: the file that the variable names, else the first of these names in the folders, PATH's where none are given. */
export function found(variable, names, folders = (process.env.PATH ?? "").split(delimiter)) {
  if (process.env[variable]) return process.env[variable];
  for (const folder of folders) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  throw new Error(`no ${names.join(", ")} found: install it, or set ${variable} to its file`);
}
