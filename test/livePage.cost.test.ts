import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { wide } from "../packages/drift/test/render/samples.ts";
import { livePage } from "../packages/driftline/src/livePage.ts";
import { inBrowser } from "./browser.ts";

const folder = mkdtempSync(path.join(tmpdir(), "driftline-live-"));
const addressOf = (name: string): string => pathToFileURL(path.join(folder, `${name}.html`)).href;

describe("the time of wide reports", () => {
  before(() => {
    for (const columns of [2000, 5000]) writeFileSync(path.join(folder, `${columns}.html`), livePage(wide(columns)));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [columns, soon] of [
    [2000, 300],
    [5000, 600],
  ] as const)
    test(`shows the first of ${columns} columns soon and scrolls without a long task`, async () => {
      const tries: Scrolled[] = [];
      // In a browser of its own each: the first look at a report is the one that people wait for.
      for (let count = 0; count < 3; count++)
        await inBrowser(async (browser) => {
          const page = await browser.newPage();
          await page.goto(addressOf(String(columns)));
          tries.push(await scrolledThrough(page));
          await page.locator(".toggle").first().focus();
          await page.keyboard.press("End");
          const last = await page.evaluate("document.activeElement.closest('.row').getAttribute('aria-rowindex')");
          assert.equal(last, String(columns + 1));
        });
      console.log(`${columns} columns: ${JSON.stringify(tries)}`);
      assert.ok(Math.min(...tries.map(({ firstRows }) => firstRows)) < soon);
      for (const { longestTask, longestStep, drawn, scrolled } of tries) {
        // By the clock a task is also as long as the machine does something else: it must be long by both.
        assert.ok(longestTask === 0 || longestStep < 50, `a step took ${longestStep} ms`);
        assert.ok(drawn > 5 && drawn < 60 && scrolled > 20_000);
      }
    });
});

interface Scrolled {
  readonly firstRows: number;
  /** By the clock; none under 50 ms is told. */
  readonly longestTask: number;
  /** What the page's thread worked for one step of scrolling, with all its tasks. */
  readonly longestStep: number;
  readonly drawn: number;
  readonly scrolled: number;
}

/** Scrolls by a screen at a time, now and then by an eighth of all. */
async function scrolledThrough(page: Page): Promise<Scrolled> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const firstRows = await page.evaluate<number>("performance.getEntriesByName('driftline-first-rows')[0].startTime");
  await page.waitForTimeout(300);
  await page.evaluate(
    `globalThis.tasks = [0]; new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] })`,
  );
  const steps: { readonly took: number; readonly drawn: number }[] = [];
  for (let step = 0; step < 60; step++) {
    const before = await worked();
    const drawn = await page.evaluate<number>(`new Promise((done) => {
      const box = document.querySelector(".box");
      box.scrollTop += ${step % 10 === 9 ? "box.scrollHeight / 8" : 900};
      requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelectorAll(".row").length)));
    })`);
    steps.push({ took: (await worked()) - before, drawn });
  }
  const [longestTask, scrolled] = await page.evaluate<readonly [number, number]>(
    "[Math.max(...tasks), document.querySelector('.box').scrollTop]",
  );
  return {
    firstRows: Math.round(firstRows),
    longestTask,
    longestStep: Math.round(Math.max(...steps.map(({ took }) => took))),
    drawn: Math.max(...steps.map(({ drawn }) => drawn)),
    scrolled: Math.round(scrolled),
  };
}
