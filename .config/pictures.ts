// Makes the pictures of README.md anew: node --conditions=driftline-source .config/pictures.ts
import { writeFileSync } from "node:fs";
import { compare } from "@driftline/drift";
import { adult } from "@driftline/source";
import { livePage } from "../packages/driftline/src/livePage.ts";
import { inBrowser } from "../test/browser.ts";
import { build } from "./build.ts";
import { inProject } from "./shell.ts";

await build();
const { reference, production } = await adult();
const page = livePage(await compare(reference, production));
const size = { width: 1000, height: 700 };

await inBrowser(async (browser) => {
  const tab = await browser.newPage();
  for (const colorScheme of ["light", "dark"] as const) {
    const write = async (name: string) => {
      const picture = await tab.screenshot({ clip: { x: 0, y: 0, ...size } });
      writeFileSync(inProject("packages", "driftline", "pictures", `${name}-${colorScheme}.png`), picture);
    };
    await tab.emulateMedia({ colorScheme });
    await tab.setContent(page);
    await tab.evaluate("scrollTo(0, 0)");
    await write("report");
    // One column, as it opens, from the top of its row.
    const age = tab.locator(".item", { has: tab.getByRole("button", { name: "age", exact: true }) });
    await age.locator(".toggle").click();
    await tab.evaluate("document.activeElement.blur(); document.querySelector('.item.open .row').scrollIntoView()");
    await write("row");
  }
}, size);
