// How soon the interactive report of Adult is there, beside Evidently's page in the same browser: a table in Markdown.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { adult, compare, html } from "driftline";
import type { BrowserContext } from "playwright-core";
import { findPython } from "../../.config/python.ts";
import { run } from "../../.config/shell.ts";
import { median } from "../../packages/driftline/test/cost.ts";
import { inBrowser } from "../browser.ts";
import { adultFiles } from "./race/data.ts";
import { folder as cache, ensureEnvironment, quiet, requirementsOf } from "./race/environments.ts";

const runs = 7;
const folder = mkdtempSync(path.join(tmpdir(), "driftline-page-"));
const ours = path.join(folder, "driftline.html");
const theirs = path.join(folder, "evidently.html");

const { reference, production } = await adult();
writeFileSync(ours, html(await compare(reference, production), { interactive: true }));

const python = await ensureEnvironment(requirementsOf("evidently"), {
  python: findPython({ from: [3, 11], before: [3, 13], for: "Evidently" }),
  target: path.join(cache, "environments", "evidently"),
});
if (typeof python !== "string") throw new Error(python.failed);
const tables = adultFiles();
const script = path.join(import.meta.dirname, "evidentlyPage.py");
const code = await run(python, [script, tables.reference, tables.current, theirs], { env: quiet });
if (code !== 0) throw new Error("Evidently made no page, see above");

interface Times {
  readonly painted: number;
  readonly interactive: number;
}

/** First contentful paint, and the end of the last task over 50 ms once two seconds have passed without one. */
async function timesOf(browser: BrowserContext, file: string): Promise<Times> {
  const page = await browser.newPage();
  await page.addInitScript(`globalThis.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ startTime, duration }) => startTime + duration)))
      .observe({ type: "longtask", buffered: true });`);
  await page.goto(pathToFileURL(file).href);
  const times = await page.evaluate<Times>(`new Promise((done) => {
    const look = () => {
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      const painted = paint?.startTime ?? NaN;
      const interactive = Math.max(painted, performance.timing.domContentLoadedEventEnd - performance.timeOrigin, ...tasks);
      if (performance.now() - interactive > 2000) done({ painted, interactive });
      else setTimeout(look, 100);
    };
    look();
  })`);
  await page.close();
  return times;
}

const found = new Map<string, Times[]>([
  [ours, []],
  [theirs, []],
]);
await inBrowser(async (browser) => {
  // By turns, so that what else the machine does is shared.
  for (let count = 0; count < runs; count++)
    for (const [file, times] of found) times.push(await timesOf(browser, file));
});

const milliseconds = (file: string, read: (times: Times) => number): number =>
  median((found.get(file) ?? []).map(read));
const rows = (
  [
    ["kB", (file: string) => statSync(file).size / 1000],
    ["first contentful paint, ms", (file: string) => milliseconds(file, ({ painted }) => painted)],
    ["interactive, ms", (file: string) => milliseconds(file, ({ interactive }) => interactive)],
  ] as const
).map(([what, read]) => ({ what, our: read(ours), their: read(theirs) }));
rmSync(folder, { recursive: true });

console.log(`| page of Adult, median of ${runs} | Driftline | Evidently | part |\n|---|---:|---:|---:|`);
for (const { what, our, their } of rows)
  console.log(`| ${what} | ${our.toFixed(0)} | ${their.toFixed(0)} | ${(our / their).toFixed(2)} |`);
