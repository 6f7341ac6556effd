import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { before, describe, test } from "node:test";
import { compare, decide, type Report, type SegmentColumn } from "@driftline/drift";
import { json } from "@driftline/drift/render/json";
import { adult } from "@driftline/source";
import { distributionModel, progressModel, reportModel, type State, segmentsModel } from "@driftline/view";
import type { Page } from "playwright-core";
import { inProject } from "../.config/shell.ts";
import { empty, hostile, mixed, wide, worldly } from "../packages/drift/test/render/samples.ts";
import { violationsOf } from "./axe.ts";
import { inBrowser } from "./browser.ts";
import { showView, viewsScript, watched } from "./viewPages.ts";

const pictures = inProject("test", "output", "views");

describe("views in a page that is not theirs", () => {
  let script: string;
  let report: Report;
  before(async () => {
    mkdirSync(pictures, { recursive: true });
    script = await viewsScript();
    const { reference, production } = await adult();
    report = await compare(reference, production, { segments: ["sex", "race"], createdAt: "2026-01-01" });
  });

  const text = async (page: Page, selector = "#place"): Promise<string> =>
    (await page.locator(selector).textContent()) ?? "";
  const settled = (page: Page) =>
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");

  const states = (): ReadonlyMap<string, State> => {
    const running = {
      ...progressModel({ what: "compare", started: 0 }),
      done: 3,
      of: 10,
      now: "column age",
      secondsLeft: 42,
    };
    const all: (readonly [string, State])[] = [
      ["report", reportModel(report)],
      ["report-wide", reportModel(wide(5000))],
      ["report-hostile", reportModel(hostile())],
      ["report-worldly", reportModel(worldly())],
      ["report-empty", reportModel(empty())],
      ["distribution-number", distributionModel(report, "age")],
      ["distribution-category", distributionModel(report, "occupation")],
      ["distribution-time", distributionModel(mixed(), "signed_up")],
      ["distribution-missing", distributionModel(report, "no such column")],
      ["segments", segmentsModel(report)],
      ["segments-none", segmentsModel(mixed())],
      ["progress", running],
      ["progress-unknown", progressModel({ what: "compare", started: 0 })],
      ["progress-failed", { ...running, state: "failed", message: "the disk is full" }],
      ["unknown", { view: "heatMap" }],
      ["newer", { view: "report", report: { ...report, schema: "driftline.report/7" } }],
      ["truncated", { view: "report", report: json(report).slice(0, 3000) }],
      [
        "damaged",
        { view: "report", report: { ...report, columns: [...report.columns, { name: "<b>x</b>" }] } } as {
          view: string;
        },
      ],
      ["nothing", { view: "report" }],
    ];
    return new Map(all);
  };

  test("meet WCAG 2.2 AA in light, in dark by JupyterLab's variables and in forced colours, wide and narrow", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      for (const [name, state] of states()) {
        await page.emulateMedia({ forcedColors: "none" });
        await page.setViewportSize({ width: 1100, height: 700 });
        await showView(page, script, state);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        assert.deepEqual(await violationsOf(page), [], name);
        await page.screenshot({ path: path.join(pictures, `${name}.png`) });
        await page.evaluate(darkLab);
        assert.deepEqual(await violationsOf(page), [], `${name} dark`);
        await page.screenshot({ path: path.join(pictures, `${name}-dark.png`) });
        await page.emulateMedia({ forcedColors: "active" });
        assert.deepEqual(await violationsOf(page), [], `${name} forced colours`);
        await page.setViewportSize({ width: 360, height: 700 });
        await settled(page);
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 360, name);
      }
    });
  });

  test("run nothing of a report's, and ask the network for nothing", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      const seen = watched(page);
      for (const state of states().values()) await showView(page, script, state);
      assert.deepEqual(seen, []);
    });
  });

  test("say plainly what is wrong with a report, and show what can still be read", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      const said = async (name: string) => {
        await showView(page, script, states().get(name) as State);
        return { alert: await text(page, "[role=alert]"), rows: await page.locator("tbody tr").count() };
      };
      const newer = await said("newer");
      assert.match(newer.alert, /newer version \(driftline\.report\/7; this one reads up to 1\); update driftline/);
      assert.equal(newer.rows, report.columns.length);
      const damaged = await said("damaged");
      assert.match(damaged.alert, /columns\[15\] lacks "kind"; it is damaged or was changed by hand/);
      assert.equal(damaged.rows, 16);
      assert.match((await said("truncated")).alert, /not a drift report/);
      assert.match((await said("nothing")).alert, /not a drift report/);
      assert.match((await said("unknown")).alert, /no view called "heatMap" in this version; update Driftline/);
      await showView(page, script, reportModel(empty()));
      assert.match(await text(page), /Unknown: there were no columns to compare/);
      await showView(page, script, reportModel(wide(5000)));
      assert.match(await text(page, ".head"), /shortened for the notebook: \d+ of 5,000 columns/);
      await page.locator(".toggle").first().click();
      assert.match(await text(page, ".opened"), /distribution of this column is not kept here/);
    });
  });

  test("follow their model, whoever moves it, and write to it", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await showView(page, script, reportModel(report));
      const smallestEffect = { ...report.options.smallestEffect, value: 0.3 };
      await page.evaluate(`model.set("smallestEffect", ${JSON.stringify(smallestEffect)})`);
      await settled(page);
      const drifted = decide(report, { smallestEffect }).columns.filter(({ verdict }) => verdict === "drift").length;
      assert.match(await text(page, ".filter.drift"), new RegExp(`drift ${drifted}$`));
      assert.match(await text(page, "output"), /^30 % of rows$/);
      await page.locator("select").selectOption("0.01");
      assert.equal(await page.evaluate("model.get('falseAlarms')"), 0.01);
      assert.deepEqual(await page.evaluate("model.get('smallestEffect')"), smallestEffect);
      await page.getByRole("button", { name: "As recorded" }).click();
      assert.deepEqual(await page.evaluate("[model.get('falseAlarms'), model.get('smallestEffect')]"), [null, null]);
    });
  });

  test("end without a trace", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      for (const [name, state] of states()) {
        await showView(page, script, state);
        await page.evaluate("end()");
        assert.deepEqual(
          await page.evaluate("[document.querySelectorAll('#place > *').length, listening]"),
          [0, 0],
          name,
        );
      }
    });
  });

  test("open a report's one column by themselves, and decide about it as about the whole", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      // Alone, its p-value would be many times smaller than it is among all.
      const name = "fnlwgt";
      const alone = { ...distributionModel(report, name), view: "report", falseAlarms: 0.2, smallestEffect: null };
      await showView(page, script, alone);
      assert.equal(await page.locator(".opened").count(), 1);
      assert.equal(await page.locator("input[type=search]").count(), 0);
      const column = decide(report, { falseAlarms: 0.2 }).columns.find((one) => one.name === name);
      assert.ok((column?.adjustedPValue ?? 0) > 5 * (column?.pValue ?? 1));
      assert.match(await text(page, ".row .badge"), new RegExp(column?.verdict ?? ""));
      const p = Number(await text(page, ".row .p"));
      assert.ok(Math.abs(p - (column?.adjustedPValue ?? 0)) < 0.006, String(p));
    });
  });

  test("show a column's counts, curves and categories as they are asked for", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      const { bins } = report.columns.find(({ name }) => name === "marital-status") as Report["columns"][number];
      const firstRow = () =>
        page.evaluate<string>(
          "[...document.querySelector('tbody tr').children].map((cell) => cell.textContent).slice(0, 4).join('|')",
        );
      const rowOf = (label: string, side: (name: "reference" | "current", rows: number) => string) => {
        const at = bins.labels?.indexOf(label) ?? -1;
        return `${label}||${side("reference", bins.reference[at] ?? 0)}|${side("current", bins.current[at] ?? 0)}`;
      };
      const total = (name: "reference" | "current") => bins[name].reduce((sum, rows) => sum + rows, 0);
      await showView(page, script, distributionModel(report, "marital-status"));
      const share = rowOf("Never-married", (name, rows) => `${Number(((100 * rows) / total(name)).toFixed(1))} %`);
      assert.equal(await firstRow(), share);
      await page.getByRole("button", { name: "Count" }).click();
      await page.getByRole("button", { name: "By size" }).click();
      const counted = rowOf("Married-civ-spouse", (_name, rows) => rows.toLocaleString("en"));
      assert.equal(await firstRow(), counted);
      await showView(page, script, distributionModel(report, "age"));
      assert.equal(await page.locator("figure").count(), 1);
      await page.getByRole("button", { name: "Curves" }).click();
      assert.equal(await page.locator("path.curve").count(), 4);
      assert.match(await text(page, ".gap-label"), /^\+\d+(\.\d)? points at \d/);
    });
  });

  test("show segments worst first, and what changed within them when they are opened", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      const quiet = (report.segments ?? []).map((segment, at) =>
        at === 0 ? { ...segment, verdict: "none" as const } : segment,
      );
      await showView(page, script, segmentsModel({ ...report, segments: quiet }));
      const words = await page.locator("summary .badge").allTextContents();
      const order = ["drift", "small", "unknown", "none"];
      const found = words.map((word) => order.indexOf(word.slice(2)));
      assert.equal(found.length, report.segments?.length);
      assert.deepEqual(
        found,
        found.toSorted((left, right) => left - right),
      );
      assert.equal(new Set(found).size, 2);
      await page.locator("summary", { hasText: "sex = Male" }).click();
      // A notebook keeps of each segment the columns that changed most.
      const moved = (one: SegmentColumn): number => one.effect?.value ?? 0;
      const male = report.segments?.find(({ value }) => value === "Male")?.columns ?? [];
      const [most] = male.toSorted((left, right) => moved(right) - moved(left));
      assert.ok(most?.share);
      const row = await text(page, `tr:has(bdi:text-is('${most.name}'))`);
      assert.ok(row.includes(`${Number((100 * most.share).toFixed(1))} %`), row);
      // Where a part is below zero, or over all of the change, it is said how that can be.
      const beyond = (report.segments ?? []).map((segment) => ({
        ...segment,
        columns: segment.columns.slice(0, 2).map((column, at) => ({ ...column, share: at === 0 ? -0.5 : 0.5 })),
      }));
      const within = beyond.map(({ columns, ...more }) => ({ ...more, columns: columns.slice(1) }));
      for (const [segments, notes] of [
        [beyond, 1],
        [within, 0],
      ] as const) {
        await page.goto("about:blank");
        await showView(page, script, segmentsModel({ ...report, segments }));
        await page.locator("summary").first().click();
        await page.locator("details[open] table").waitFor();
        assert.equal(await page.getByText("The parts of one change add up to 100 %.").count(), notes);
      }
    });
  });

  test("stop what is running, once, and say so", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await showView(page, script, states().get("progress") as State);
      assert.match(await text(page), /^compareStop30 % · about 42 seconds left · column age$/);
      assert.equal(await page.evaluate("document.querySelector('progress').value"), 0.3);
      await page.getByRole("button", { name: "Stop" }).click();
      assert.deepEqual(await page.evaluate("sent"), [{ kind: "stop" }]);
      assert.equal(await page.getByRole("button", { name: "Stopping" }).isDisabled(), true);
      await page.evaluate("model.set('done', 4)");
      assert.match(await text(page, "[role=status]"), /^Stopping/);
      await page.evaluate("model.set('state', 'stopped')");
      assert.equal(await text(page, "[role=status]"), "Stopped");
      assert.equal(await page.locator("button:visible").count(), 0);
    });
  });

  test("keep their look in a shadow root and under a policy that allows no styles in line", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await showView(page, script, reportModel(report));
      await page.evaluate(`{
        const policy = document.createElement("meta");
        policy.httpEquiv = "Content-Security-Policy";
        policy.content = "style-src 'none'";
        document.head.append(policy);
        const inside = document.getElementById("place").attachShadow({ mode: "open" }).appendChild(document.createElement("div"));
        driftlineViews.mount("report", model, inside);
      }`);
      await settled(page);
      const look = await page.evaluate(`(() => {
        const root = document.getElementById("place").shadowRoot;
        const [first, second] = root.querySelectorAll(".item");
        return { display: getComputedStyle(root.querySelector(".row")).display, apart: second.getBoundingClientRect().top - first.getBoundingClientRect().top };
      })()`);
      assert.deepEqual(look, { display: "grid", apart: 89 });
    });
  });
});

/** What a dark theme of JupyterLab sets, as far as views look at it. */
const darkLab = `{
  const variables = { "layout-color0": "#111", "content-font-color0": "#fff", "brand-color1": "#2196f3", "warn-color1": "#ff9800", "error-color1": "#f44336", "info-color1": "#00bcd4", "success-color1": "#4caf50" };
  for (const [name, value] of Object.entries(variables)) document.body.style.setProperty("--jp-" + name, value);
  document.body.style.background = "#111";
  document.querySelector("h1").style.color = "#fff";
}`;
