import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { it } from "node:test";
import type { Page } from "playwright-core";
import { inBrowser } from "./browser.ts";
import { output, startJupyterLab } from "./jupyter.ts";
import { choose, chooseTheme, runAll } from "./notebook.ts";

async function runAllCells(page: Page): Promise<string | null> {
  await page.getByText("TypeScript", { exact: true }).first().waitFor();
  const table = page.locator(".jp-OutputArea-output .driftline").filter({ hasText: /\beducation\b/ });
  // What is saved in the notebook shows at once; what its cells show now is what counts.
  await table.first().waitFor();
  await choose(page, "Edit", "Clear Outputs of All Cells");
  await table.first().waitFor({ state: "detached" });
  await runAll(page);
  await table.first().waitFor();
  return table.first().textContent();
}

it("npm start opens the first notebook, which runs and shows what drifted", { timeout: 180_000 }, async () => {
  mkdirSync(output, { recursive: true });
  const lab = await startJupyterLab();
  try {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(lab.url("/lab/tree/1-start-here.ipynb"));
      assert.match((await runAllCells(page)) ?? "", /\bage\b/);
      for (const [theme, file] of [
        ["JupyterLab Light", "notebook-light.png"],
        ["JupyterLab Dark", "notebook-dark.png"],
      ] as const) {
        await chooseTheme(page, theme);
        await page.screenshot({ path: path.join(output, file) });
      }
    });
  } finally {
    assert.equal(await lab.stop(), 0);
  }
  await assert.rejects(fetch(lab.url("/api/status")), "the server answers after it was stopped");
});
