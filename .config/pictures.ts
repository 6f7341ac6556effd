// Makes the pictures of README.md anew: node --conditions=driftline-source .config/pictures.ts
import { writeFileSync } from "node:fs";
import { compare } from "@driftline/drift";
import { html } from "@driftline/drift/render";
import { adult } from "@driftline/source";
import { inBrowser } from "../test/browser.ts";
import { inProject } from "./shell.ts";

const { reference, production } = await adult();
const page = html(await compare(reference, production));
const size = { width: 860, height: 640 };

await inBrowser(async (browser) => {
  const tab = await browser.newPage();
  await tab.setContent(page);
  // The first columns, closed, are what a reader sees at once.
  await tab.evaluate("document.querySelectorAll('details').forEach((detail) => { detail.open = false; })");
  for (const colorScheme of ["light", "dark"] as const) {
    await tab.emulateMedia({ colorScheme });
    const picture = await tab.screenshot({ clip: { x: 0, y: 0, ...size } });
    writeFileSync(inProject("packages", "driftline", "pictures", `report-${colorScheme}.png`), picture);
  }
}, size);
