// Reports in JupyterLab: with their kernel, without it, and without trust.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { adult, compare, json, type Report } from "driftline";
import type { Locator, Page } from "playwright-core";
import { hostile } from "../packages/drift/test/render/samples.ts";
import { inBrowser } from "./browser.ts";
import { output, type RunningJupyterLab, startJupyterLab } from "./jupyter.ts";
import { endKernels, notebookFile, openNotebook, runAll, save, showNotebook, watchPage } from "./notebook.ts";

const notebook = notebookFile("lab-test.ipynb");

const cells = [
  `import { adult, compare, show } from "driftline";
const { reference, production } = await adult();
const drift = await compare(reference, production);
show(drift);`,
  "drift",
  'const { falseAlarms } = drift.decided().options; console.log("false alarms", falseAlarms);',
];

const reports = (page: Page): Locator => page.locator(".jp-OutputArea-output .driftline");
const picture = (page: Page, what: string) => page.screenshot({ path: path.join(output, `lab-${what}.png`) });

/** Every column of the report is there, with the report's verdict. */
async function expectReport(place: Locator, { columns }: Report): Promise<void> {
  for (const { name, verdict } of columns) {
    const row = place.getByRole("row").filter({ hasText: name }).first();
    assert.match((await row.textContent()) ?? "", new RegExp(verdict, "i"), name);
  }
}

/** A report as the kernel sends it: half a pair of surrogates, which no notebook can hold, is replaced. */
const saved = (drift: Report): unknown =>
  JSON.parse(json(drift, { for: "notebook" }).replace(/\\ud[89a-f]../gi, "\ufffd"));

/** An output as it is saved. What stands in it for other viewers must not show. */
function shown(content: unknown, more: object = {}): object {
  const data = {
    "application/vnd.driftline.report+json": content,
    "text/html": "<b>for others</b>",
    "text/plain": "for others",
    ...more,
  };
  return { output_type: "display_data", metadata: {}, data };
}

describe("reports in JupyterLab", { timeout: 400_000 }, () => {
  let lab: RunningJupyterLab;
  let report: Report;

  async function inPage(work: (page: Page) => Promise<void>): Promise<void> {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      const seen = watchPage(page);
      await work(page);
      assert.deepEqual(seen, []);
    });
  }

  before(async () => {
    mkdirSync(output, { recursive: true });
    const { reference, production } = await adult();
    report = await compare(reference, production);
    lab = await startJupyterLab();
  });
  after(async () => {
    await lab.stop();
    notebook.remove();
  });

  it("show live, outlive a reload and the kernel, and are saved small", async () => {
    notebook.write(cells);
    await inPage(async (page) => {
      await openNotebook(page, lab, notebook);
      await runAll(page);
      await expectReport(reports(page).first(), report);
      await expectReport(reports(page).nth(1), report);
      await picture(page, "live");
      await save(page, notebook, (text) => text.includes("widget-state+json"));
      const written = JSON.parse(notebook.text());
      const bytes = Buffer.byteLength(JSON.stringify([written.cells[0].outputs, written.metadata.widgets], null, 1));
      assert.ok(bytes <= 100_000, `${bytes} bytes`);

      await page.reload();
      await expectReport(reports(page).first(), report);
      await endKernels(lab);
      await page.goto("about:blank");
      await openNotebook(page, lab, notebook);
      await expectReport(reports(page).first(), report);
      await picture(page, "reopened");
      await endKernels(lab);
    });
  });

  it("show where the widget is gone and its state was not saved", async () => {
    const widget = { version_major: 2, version_minor: 0, model_id: "nobody-has-it" };
    notebook.write(["drift"], [[shown(saved(report), { "application/vnd.jupyter.widget-view+json": widget })]]);
    await inPage(async (page) => {
      await openNotebook(page, lab, notebook);
      await expectReport(reports(page).first(), report);
      assert.equal(await page.getByText("widget").count(), 0);
      await endKernels(lab);
    });
  });

  it("show in a notebook that is not trusted, and run nothing of what its names say", async () => {
    notebook.write(["report", "hostile"], [[shown(saved(report))], [shown(saved(hostile()))]]);
    await inPage(async (page) => {
      await showNotebook(page, lab, notebook);
      await page.locator('[title*="0 of 2 code cells trusted"]').waitFor({ state: "attached" });
      await expectReport(reports(page).first(), report);
      await reports(page).nth(1).getByRole("row").first().waitFor();
      assert.equal(await reports(page).locator("script, img, iframe, object, link, a[href]").count(), 0);
      assert.equal(await page.getByText("for others").count(), 0);
      await picture(page, "untrusted");
      await endKernels(lab);
    });
  });

  it("say what is wrong with a report that cannot be read", async () => {
    const newer = { ...report, schema: "driftline.report/99" };
    const cut = { ...report, columns: undefined };
    notebook.write(
      ["1", "2", "3"],
      [newer, cut, {}].map((one) => [shown(one)]),
    );
    await inPage(async (page) => {
      await showNotebook(page, lab, notebook);
      await reports(page)
        .first()
        .getByText(/newer version/)
        .waitFor();
      await reports(page)
        .nth(1)
        .getByText(/columns/)
        .waitFor();
      await reports(page)
        .nth(2)
        .getByText(/not a drift report/)
        .waitFor();
      await picture(page, "unreadable");
      await endKernels(lab);
    });
  });
});
