// Takes the visual snapshots anew, for snapshots.test.mjs to compare with.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { start } from "./browser.mjs";
import { toolsOf } from "./devtools.mjs";
import { Page } from "./page.mjs";
import { FOLDER, PICTURES, show, take } from "./pictures.mjs";
import { Server } from "./server.mjs";

const [driver, server] = await Promise.all([start(), Server.start()]);
try {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const devtools = toolsOf(driver, server);
  const page = new Page(driver, server);
  await devtools.media("light");
  let bytes = 0;
  for (const picture of PICTURES) {
    await show(page, devtools, picture);
    const taken = Buffer.from(await take(page, devtools, picture), "base64");
    await writeFile(new URL(`${picture.name}.webp`, FOLDER), taken);
    bytes += taken.length;
  }
  console.log(`${PICTURES.length} snapshots, ${Math.round(bytes / 1000)} kB, are in ${fileURLToPath(FOLDER)}`);
} finally {
  await driver.quit();
  await server.stop();
}
