// Reports in JupyterLab: with their kernel, without it, and without trust.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { adult, compare, decide, json, type Report } from "driftline";
import type { Locator, Page } from "playwright-core";
import { hostile } from "../packages/drift/test/render/samples.ts";
import { violationsOf } from "./axe.ts";
import { output, type RunningJupyterLab, startJupyterLab } from "./jupyter.ts";
import {
  bytesInFile,
  endKernels,
  inWatchedPage,
  notebookFile,
  openNotebook,
  runAll,
  save,
  showNotebook,
} from "./notebook.ts";

const notebook = notebookFile("lab-test.ipynb");

const cells = [
  `import { adult, compare, show } from "driftline";
const { reference, production } = await adult();
const drift = await compare(reference, production);
show(drift);`,
  "drift",
  `const { options, drifted } = drift.decided();
console.log(\`decided: \${options.falseAlarms}, \${drifted.columns} drifted\`);`,
];

const reports = (page: Page): Locator => page.locator(".jp-OutputArea-output .driftline");
const picture = (page: Page, what: string) => page.screenshot({ path: path.join(output, `lab-${what}.png`) });

/** The first number of a text, and half of its last digit. */
function numberIn(text: string): { readonly value: number; readonly within: number } {
  const [found = "", decimals = ""] = /-?\d[\d,]*(?:\.(\d+))?/.exec(text) ?? [];
  return { value: Number(found.replaceAll(",", "")), within: 0.5000001 * 10 ** -decimals.length };
}

function expectNumber(text: string | null, expected: number, what: string): void {
  const { value, within } = numberIn(text ?? "");
  assert.ok(Math.abs(value - expected) <= within, `${what}: ${text} stands for ${expected}`);
}

/** Every column of the report is there, with the report's verdict and numbers. */
async function expectReport(place: Locator, { columns }: Report): Promise<void> {
  const search = place.getByPlaceholder("Search columns");
  for (const { name, verdict, effect, shift } of columns) {
    await search.fill(name);
    const row = place.getByRole("row").filter({ has: place.page().getByText(name, { exact: true }) });
    assert.match((await row.locator(".verdict").textContent()) ?? "", new RegExp(verdict), name);
    expectNumber(await row.locator(".moved").textContent(), 100 * (effect?.value ?? Number.NaN), `${name} moved`);
    if (shift) expectNumber(await row.locator(".change").textContent(), shift.value, `${name} shifted`);
  }
  await search.fill("");
}

/** The sentence above the table says how many columns drifted. */
async function expectDrifted(place: Locator, { drifted }: Report): Promise<void> {
  await place.getByText(`${drifted.columns} of ${drifted.of} columns changed enough`).first().waitFor();
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

async function runCell(page: Page, index: number): Promise<void> {
  await page.locator(".jp-CodeCell").nth(index).locator(".cm-content").click();
  await page.keyboard.press("Control+Enter");
}

/** What the third cell prints of what was set in the page. */
async function expectDecided(page: Page, { options, drifted }: Report): Promise<void> {
  await runCell(page, 2);
  const cell = page.locator(".jp-CodeCell").nth(2);
  await cell.getByText(`decided: ${options.falseAlarms}, ${drifted.columns} drifted`, { exact: true }).waitFor();
}

describe("reports in JupyterLab", { timeout: 400_000 }, () => {
  let lab: RunningJupyterLab;
  let report: Report;
  /** The report as it is under what the test sets in the page. */
  let stricter: Report;
  let loosest: Report;

  before(async () => {
    mkdirSync(output, { recursive: true });
    const { reference, production } = await adult();
    report = await compare(reference, production);
    stricter = decide(report, { falseAlarms: 0.001, smallestEffect: 0.5 });
    loosest = decide(report, { smallestEffect: 0.005 });
    assert.equal(new Set([stricter, loosest, report].map(({ drifted }) => drifted.columns)).size, 3);
    lab = await startJupyterLab();
  });
  after(async () => {
    await lab.stop();
    notebook.remove();
  });

  it("show live, outlive a reload and the kernel, and are saved small", async () => {
    notebook.write(cells);
    await inWatchedPage(async (page) => {
      await openNotebook(page, lab, notebook);
      await runAll(page);
      await expectReport(reports(page).first(), report);
      await expectReport(reports(page).nth(1), report);
      await picture(page, "live");

      // What a person sets in one place shows in the other, and is heard by the code.
      await expectDrifted(reports(page).first(), report);
      await reports(page).first().getByLabel("A change matters from").fill("0.5");
      await reports(page).nth(1).getByLabel("Chance of a false alarm").selectOption({ label: "0.1 %" });
      for (const place of [reports(page).first(), reports(page).nth(1)]) await expectDrifted(place, stricter);
      await expectDecided(page, stricter);
      await picture(page, "live-decided");

      const isSaved = (text: string) =>
        text.includes('"falseAlarms": 0.001') && text.includes(`${stricter.drifted.columns} drifted`);
      await save(page, notebook, isSaved);
      const written = JSON.parse(notebook.text());
      const bytes = bytesInFile([...written.cells[0].outputs, written.metadata.widgets]);
      assert.ok(bytes <= 100_000, `${bytes} bytes`);

      await page.reload();
      for (const place of [reports(page).first(), reports(page).nth(1)]) await expectDrifted(place, stricter);
      await reports(page).nth(1).getByRole("button", { name: "As recorded" }).click();
      for (const place of [reports(page).first(), reports(page).nth(1)]) await expectDrifted(place, report);
      await expectDecided(page, report);
      // The least that can be asked for in the page is taken by the code.
      await reports(page).nth(1).getByLabel("A change matters from").press("Home");
      await expectDecided(page, loosest);
      await reports(page).nth(1).getByLabel("A change matters from").fill("0.5");
      await reports(page).nth(1).getByLabel("Chance of a false alarm").selectOption({ label: "0.1 %" });
      await expectDecided(page, stricter);
      await save(page, notebook, isSaved);

      await endKernels(lab);
      await page.goto("about:blank");
      await openNotebook(page, lab, notebook);
      for (const place of [reports(page).first(), reports(page).nth(1)]) await expectDrifted(place, stricter);
      // Without its kernel, too.
      await reports(page).first().getByRole("button", { name: "As recorded" }).click();
      for (const place of [reports(page).first(), reports(page).nth(1)]) await expectDrifted(place, report);
      await expectReport(reports(page).first(), report);
      await picture(page, "reopened");
      await endKernels(lab);
    });
  });

  it("are stopped by a button where they take their time", async () => {
    const long = `import { compare } from "driftline";
const made = (seed: number) => Object.fromEntries(Array.from({ length: 8 }, (_, column) => [
  \`n\${column}\`, Float64Array.from({ length: 1_000_000 }, (_, row) => 100 * Math.sin(row * (column + 1) + seed))]));
await compare(made(0), made(1), { measures: "all" })`;
    notebook.write([long, 'console.log("still", 40 + 2)']);
    await inWatchedPage(async (page) => {
      await openNotebook(page, lab, notebook);
      await runCell(page, 0);
      const bar = page.locator(".jp-OutputArea-output").getByRole("progressbar");
      await bar.waitFor();
      await page.waitForTimeout(1500);
      await picture(page, "progress");
      assert.deepEqual(await violationsOf(page, ".jp-OutputArea-output"), []);
      await page.getByRole("button", { name: "Stop" }).click();
      await page.getByText(/^compare: stopped after/).waitFor();
      await page.getByText("DriftlineError: compare: stopped").waitFor();
      assert.equal(await bar.count(), 0);
      await picture(page, "stopped");
      // The kernel lives on.
      await runCell(page, 1);
      await page.getByText("still 42", { exact: true }).waitFor();
      await endKernels(lab);
    });
  });

  it("show where the widget is gone and its state was not saved", async () => {
    const widget = { version_major: 2, version_minor: 0, model_id: "nobody-has-it" };
    notebook.write(["drift"], [[shown(saved(report), { "application/vnd.jupyter.widget-view+json": widget })]]);
    await inWatchedPage(async (page) => {
      await openNotebook(page, lab, notebook);
      await expectReport(reports(page).first(), report);
      // Neither that it loads, once the page has looked for it, nor that it is not there.
      await page.getByText("widget").first().waitFor({ state: "detached" });
      await endKernels(lab);
    });
  });

  it("show in a notebook that is not trusted, and run nothing of what its names say", async () => {
    notebook.write(["report", "hostile"], [[shown(saved(report))], [shown(saved(hostile()))]]);
    await inWatchedPage(async (page) => {
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
    await inWatchedPage(async (page) => {
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
