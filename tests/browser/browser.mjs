// The browsers: how each is started and what it says on its console. One function per engine; the rest of the tests
// speaks plain WebDriver. Media, sizes and throttling, which only Chromium's protocol offers, are in devtools.mjs.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { Builder, logging } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";

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

/** Starts Chromium: the files that CHROMIUM and CHROMEDRIVER name, else what is on PATH. */
export async function chromium() {
  const options = new chrome.Options().addArguments(...FLAGS);
  options.setChromeBinaryPath(found("CHROMIUM", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]));
  const preferences = new logging.Preferences();
  preferences.setLevel(logging.Type.BROWSER, logging.Level.ALL);
  options.setLoggingPrefs(preferences);
  // With the driver's file given, selenium downloads nothing.
  const driver = await new Builder()
    .forBrowser("chrome")
    .setChromeOptions(options)
    .setChromeService(new chrome.ServiceBuilder(found("CHROMEDRIVER", ["chromedriver", "chromium.chromedriver"])))
    .build();
  // The time a script may take, and so the most a slow axe run may take.
  await driver.manage().setTimeouts({ script: 60_000 });
  return driver;
}

/** Warnings and errors since the last call: console lines, uncaught errors, unhandled rejections, failed requests. */
export async function consoleLines(driver) {
  const entries = await driver.manage().logs().get(logging.Type.BROWSER);
  return entries.filter((entry) => entry.level.value >= logging.Level.WARNING.value).map((entry) => entry.message);
}

function found(variable, names) {
  if (process.env[variable]) return process.env[variable];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
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
  throw new Error(`no ${names.join(", ")} on PATH: install it, or set ${variable} to its file`);
}
