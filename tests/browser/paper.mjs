// Pages to print: how one is opened, and how it looks on paper.
import { execFileSync } from "node:child_process";

/** Does what opens a page to print, and switches to its window. The browser's print dialog is not opened: it would block the driver. */
export async function openPaper(page, press) {
  const { driver } = page;
  const before = await driver.getAllWindowHandles();
  await page.run(() => {
    const open = window.open.bind(window);
    window.open = (...wishes) => {
      const opened = open(...wishes);
      opened.print = () => (opened.asked = true);
      return opened;
    };
  });
  await press();
  const opened = await page.until("a window", async () => (await driver.getAllWindowHandles()).find((handle) => !before.includes(handle)));
  await driver.switchTo().window(opened);
}

/** Closes the page to print, and goes back to the first window. */
export async function closePaper({ driver }) {
  await driver.close();
  await driver.switchTo().window((await driver.getAllWindowHandles())[0]);
}

/** The page of the window as a PDF, in Chromium only. */
export async function print({ driver }) {
  const { data } = await driver.sendAndGetDevToolsCommand("Page.printToPDF", { preferCSSPageSize: true });
  return Buffer.from(data, "base64");
}

/** The output of one of poppler's programs for a PDF. */
export const ask = (pdf, program, ...options) => execFileSync(program, [...options, "-"], { input: pdf, maxBuffer: 1e8 });
