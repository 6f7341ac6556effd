// Reports in JupyterLab as people look at them: themes, widths, keys, scrolled away, and in Notebook 7.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { adult, compare, decide, html, json, type Report } from "driftline";
import type { Locator, Page } from "playwright-core";
import { violationsOf } from "./axe.ts";
import { type BrowserOptions, inBrowser } from "./browser.ts";
import { output, type RunningJupyterLab, startJupyterLab } from "./jupyter.ts";
import { chooseTheme, endKernels, inWatchedPage, notebookFile, showNotebook, watchPage } from "./notebook.ts";

const notebook = notebookFile("lab-looks-test.ipynb");
const reports = (page: Page): Locator => page.locator(".jp-OutputArea-output .driftline");
const picture = (page: Page, what: string) => page.screenshot({ path: path.join(output, `lab-${what}.png`) });

const outputOf = (report: Report): object => ({
  output_type: "display_data",
  metadata: {},
  data: {
    "application/vnd.driftline.report+json": JSON.parse(json(report, { for: "notebook" })),
    "text/plain": "a report",
  },
});

/** Black is 0, white 1. */
const lightnessOf = (place: Locator, property: string): Promise<number> =>
  place.evaluate(
    (element, name) =>
      (
        getComputedStyle(element)
          .getPropertyValue(name)
          .match(/[\d.]+/g) ?? []
      )
        .slice(0, 3)
        .reduce((sum, part) => sum + Number(part), 0) / 765,
    property,
  );

/** JupyterLab measures cells as they come into sight, so where one scrolls to moves: it is done until it is there. */
async function scrolled(page: Page, to: "start" | "end", isThere: () => Promise<boolean>): Promise<void> {
  const view = page.locator(".jp-WindowedPanel-outer").first();
  for (let tries = 0; tries < 100; tries++) {
    await view.evaluate((element, end) => element.scrollTo(0, end ? element.scrollHeight : 0), to === "end");
    await page.waitForTimeout(100);
    if (await isThere()) return;
  }
  assert.fail(`not there after scrolling to the ${to}`);
}

const themes = [
  { name: "JupyterLab Light", isLight: true },
  { name: "JupyterLab Dark", isLight: false },
  { name: "JupyterLab Dark High Contrast", isLight: false },
];

describe("the look of reports in JupyterLab", { timeout: 500_000 }, () => {
  let lab: RunningJupyterLab;
  let report: Report;

  async function inPage(work: (page: Page) => Promise<void>, size: BrowserOptions = {}): Promise<void> {
    await inWatchedPage(work, size);
    await endKernels(lab);
  }

  async function showReport(page: Page): Promise<Locator> {
    notebook.write(["drift"], [[outputOf(report)]]);
    await showNotebook(page, lab, notebook);
    const place = reports(page).first();
    await place.getByRole("row").nth(1).waitFor();
    return place;
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

  it("is that of the theme, also when it is switched, and meets WCAG 2.2 AA", async () => {
    await inPage(async (page) => {
      const place = await showReport(page);
      await place.getByRole("button", { name: "education", exact: true }).click();
      for (const { name, isLight } of themes) {
        await chooseTheme(page, name);
        assert.equal((await lightnessOf(place, "color")) < 0.5, isLight, `the text in ${name}`);
        assert.deepEqual(await violationsOf(page, ".jp-OutputArea-output"), [], name);
        await picture(page, name.toLowerCase().replaceAll(" ", "-"));
      }
      // What was opened is still open: nothing was drawn anew.
      assert.equal(
        await place.getByRole("button", { name: "education", exact: true }).getAttribute("aria-expanded"),
        "true",
      );
      await chooseTheme(page, "JupyterLab Light");
      for (const forcedColors of ["active", "none"] as const) {
        await page.emulateMedia({ forcedColors });
        if (forcedColors === "active") await picture(page, "forced-colors");
      }
    });
  });

  for (const width of [360, 2560])
    it(`fits ${width} pixels`, async () => {
      await inPage(
        async (page) => {
          const place = await showReport(page);
          await page.keyboard.press("Control+b");
          await place.getByRole("button", { name: "age", exact: true }).scrollIntoViewIfNeeded();
          const { inner, outer } = await place.evaluate((element) => ({
            inner: element.scrollWidth,
            outer: element.clientWidth,
          }));
          assert.ok(inner <= outer + 1, `${inner} pixels in ${outer}`);
          await picture(page, `${width}`);
        },
        { width, height: 900 },
      );
    });

  it("is worked by keys alone, which JupyterLab leaves to it", async () => {
    await inPage(async (page) => {
      const place = await showReport(page);
      const education = place.getByRole("button", { name: "education", exact: true });
      await place.getByPlaceholder("Search columns").focus();
      for (
        let presses = 0;
        presses < 40 && !(await education.evaluate((one) => one === document.activeElement));
        presses++
      )
        await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await education.getAttribute("aria-expanded"), "true");
      await page.keyboard.press("Space");
      assert.equal(await education.getAttribute("aria-expanded"), "false");
      // Where cells are selected, and not edited, letters would add and delete them.
      await page.locator(".jp-InputPrompt").first().click();
      for (const key of ["b", "d", "d", "ArrowDown", "m"]) {
        await education.focus();
        await page.keyboard.press(key);
      }
      assert.equal(await page.locator(".jp-Cell").count(), 1);
      assert.equal(await page.locator(".jp-CodeCell").count(), 1);
      assert.equal(await reports(page).count(), 1);
      await picture(page, "keys");
      await education.focus();
      await page.keyboard.press("Control+s");
      await page.locator(".jp-mod-dirty").waitFor({ state: "detached" });
    });
  });

  it("outlives being scrolled away in a windowed notebook", async () => {
    const settings = lab.url("/lab/api/settings/@jupyterlab/notebook-extension:tracker");
    const windowed = (raw: object) =>
      fetch(settings, { method: "PUT", body: JSON.stringify({ raw: JSON.stringify(raw) }) });
    assert.equal((await windowed({ windowingMode: "full" })).status, 204);
    try {
      await inPage(async (page) => {
        const others = Array.from({ length: 60 }, (_, index) => `// ${index}\n\n\n\n\n\n`);
        notebook.write(["drift", ...others], [[outputOf(report)]]);
        await showNotebook(page, lab, notebook);
        const toggle = reports(page).getByRole("button", { name: "education", exact: true });
        await toggle.click();
        await reports(page).getByLabel("A change matters from").fill("0.5");
        const { columns, of } = decide(report, { smallestEffect: 0.5 }).drifted;
        assert.notEqual(columns, report.drifted.columns);
        const sentence = reports(page).getByText(`${columns} of ${of} columns changed enough`);
        await sentence.waitFor();
        // JupyterLab makes a cell of code that is out of sight as small as nothing.
        await scrolled(page, "end", () => page.evaluate('document.querySelector(".jp-Cell").style.height === "0px"'));
        await scrolled(page, "start", () => toggle.isVisible());
        assert.equal(await toggle.getAttribute("aria-expanded"), "true");
        await sentence.waitFor();
        await picture(page, "scrolled-back");
      });
    } finally {
      await windowed({});
    }
  });

  it("is the same in Notebook 7, live", async () => {
    notebook.write([
      'import { adult, compare } from "driftline"; const { reference, production } = await adult(); const drift = await compare(reference, production); drift',
      'console.log("false alarms", drift.decided().options.falseAlarms)',
    ]);
    await inPage(async (page) => {
      await page.goto(lab.url(`/notebooks/${notebook.name}`));
      await page.locator(".jp-Notebook").waitFor();
      await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor({ state: "attached" });
      const first = page.locator(".jp-CodeCell").first();
      // Keys do nothing until all of Notebook is there.
      for (let tries = 0; tries < 40 && (await first.locator(".jp-InputPrompt").textContent()) === "[ ]:"; tries++) {
        await first.locator(".cm-content").click();
        await page.keyboard.press("Control+Enter");
        await page.waitForTimeout(250);
      }
      await reports(page).first().getByRole("row").nth(1).waitFor();
      await reports(page).first().getByLabel("Chance of a false alarm").selectOption({ label: "1 %" });
      await page.locator(".jp-CodeCell").nth(1).locator(".cm-content").click();
      await page.keyboard.press("Control+Enter");
      await page.getByText("false alarms 0.01", { exact: true }).waitFor();
      await picture(page, "notebook-7");
    });
  });

  it("is there for who shows HTML alone, as editors without the extension do, offline", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      const seen = watchPage(page);
      const part = html(report, { for: "notebook" });
      const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
      await page.setContent(
        `<!doctype html><html lang="en"><head>${policy}<title>Cell</title></head><body><main><h1>Cell</h1>${part}</main></body></html>`,
      );
      for (const { name } of report.columns) await page.getByText(name, { exact: true }).first().waitFor();
      assert.deepEqual(await violationsOf(page), []);
      await picture(page, "html-alone");
      assert.deepEqual(seen, []);
    });
  });
});
