import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { compare, decide, type Report } from "@driftline/drift";
import { adult } from "@driftline/source";
import type { Page } from "playwright-core";
import { inProject } from "../.config/shell.ts";
import { samples, wide } from "../packages/drift/test/render/samples.ts";
import { livePage } from "../packages/driftline/src/livePage.ts";
import { violationsOf } from "./axe.ts";
import { inBrowser } from "./browser.ts";
import { watched } from "./viewPages.ts";

const folder = mkdtempSync(path.join(tmpdir(), "driftline-live-"));
const pictures = inProject("test", "output", "live");
const addressOf = (name: string): string => pathToFileURL(path.join(folder, `${name}.html`)).href;

/** Rows as the page shows them: name, verdict and the numbers, in the order of the table. */
interface ShownRow {
  readonly name: string;
  readonly verdict: string;
  readonly moved: string;
  readonly change: string;
  readonly missing: string;
  readonly p: string;
}

function shownRows(page: Page): Promise<readonly ShownRow[]> {
  return page.evaluate<readonly ShownRow[]>(`[...document.querySelectorAll(".row")].map((row) => {
    const text = (name) => row.querySelector("." + name).textContent.replaceAll("\\u00a0", " ");
    return { name: row.querySelector(".toggle").textContent, verdict: row.querySelector(".badge").textContent.replace(/^. /, ""),
      moved: text("moved"), change: text("change"), missing: text("missing"), p: text("p") };
  })`);
}

const openFirst = (count: number): string =>
  `for (const button of [...document.querySelectorAll(".toggle")].slice(0, ${count})) button.click()`;

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}

describe("the report as a page that lives", () => {
  let report: Report;

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    const { reference, production } = await adult();
    report = await compare(reference, production, {
      segments: ["sex"],
      multivariate: true,
      createdAt: "2026-01-01T00:00:00.000Z",
    });
    writeFileSync(path.join(folder, "real.html"), livePage(report));
    for (const [name, make] of Object.entries(samples))
      writeFileSync(path.join(folder, `${name}.html`), livePage(make()));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("is small, and the same bytes for the same report", () => {
    const page = livePage(report);
    assert.equal(page, livePage(structuredClone(report)));
    assert.ok(Buffer.byteLength(page) < 400_000, `${Buffer.byteLength(page)} bytes`);
  });

  test("shows the report's own numbers", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(addressOf("real"));
      const rows = new Map((await shownRows(page)).map((row) => [row.name, row]));
      assert.equal(rows.size, report.columns.length);
      for (const { name, verdict, effect, shift, missing, adjustedPValue = 1 } of report.columns) {
        const row = rows.get(name) as ShownRow;
        assert.equal(row.verdict, verdict, name);
        near(
          row.moved,
          [effect?.value ?? 0, effect?.low ?? 0, effect?.high ?? 0].map((share) => share * 100),
          0.0501,
        );
        if (shift) near(row.change, [shift.value, shift.low, shift.high], Math.abs(shift.high) * 0.006 + 0.006);
        const shares = missing.reference === missing.current ? [missing.current] : [missing.reference, missing.current];
        near(
          row.missing,
          shares.map((share) => share * 100),
          0.0501,
        );
        const p = Number(row.p.replace("< ", ""));
        assert.ok(
          row.p.startsWith("<") ? adjustedPValue < p : Math.abs(adjustedPValue - p) <= adjustedPValue * 0.05,
          `${name} ${row.p} ${adjustedPValue}`,
        );
      }
    });
  });

  test("decides again in place as decide does, and goes back to what was recorded", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(addressOf("real"));
      const settled = () =>
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      const verdicts = async () => new Map((await shownRows(page)).map(({ name, verdict }) => [name, verdict]));
      const expected = (decided: Report) =>
        new Map(decided.columns.map(({ name, verdict }) => [name, verdict as string]));
      const same = async (decided: Report) =>
        assert.deepEqual([...(await verdicts())].sort(), [...expected(decided)].sort());
      await same(report);
      for (const [value, falseAlarms] of [
        [0.2, 0.001],
        [0.03, 0.2],
        [0.005, 0.05],
        [0.5, 0.01],
      ] as const) {
        await page.evaluate(
          `{ const range = document.querySelector("input[type=range]"); range.value = "${value}"; range.dispatchEvent(new Event("input")) }`,
        );
        await page.locator(".controls select").selectOption(String(falseAlarms));
        await settled();
        const decided = decide(report, { falseAlarms, smallestEffect: { ...report.options.smallestEffect, value } });
        assert.notDeepEqual(expected(decided), expected(report));
        await same(decided);
        assert.match(
          (await page.locator("h2").textContent()) ?? "",
          decided.verdict === "drift" ? /^▲Drift: / : /^△Small/,
        );
      }
      await page.getByRole("button", { name: "As recorded" }).click();
      await settled();
      await same(report);
      assert.equal(await page.getByRole("button", { name: "As recorded" }).isDisabled(), true);
    });
  });

  test("is used with the keyboard alone", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(addressOf("real"));
      const focused = () =>
        page.evaluate<string>(
          "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent",
        );
      const tabTo = async (name: string) => {
        for (let presses = 0; presses < 60 && (await focused()) !== name; presses++) await page.keyboard.press("Tab");
        assert.equal(await focused(), name);
      };
      await tabTo("Search columns");
      await page.keyboard.type("o");
      await page.keyboard.press("Backspace");
      await tabTo("Missing");
      await page.keyboard.press("Enter");
      assert.equal(await page.locator("[role=columnheader].missing").getAttribute("aria-sort"), "descending");
      await tabTo("Column");
      await page.keyboard.press("Space");
      assert.equal(await page.locator("[role=columnheader].name").getAttribute("aria-sort"), "ascending");
      await tabTo("age");
      await page.keyboard.press("Enter");
      assert.equal(await focused(), "age");
      assert.equal(await page.evaluate("document.activeElement.getAttribute('aria-expanded')"), "true");
      assert.equal(await page.locator(".opened .plot").count(), 2);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      assert.equal(await focused(), "Count");
      await page.keyboard.press("Space");
      assert.match((await page.locator(".opened figcaption").first().textContent()) ?? "", /^Rows/);
      await tabTo("capital-gain");
      await page.keyboard.press("End");
      assert.equal(await focused(), "workclass");
      await page.keyboard.press("ArrowUp");
      assert.equal(await focused(), "sex");
      await page.keyboard.press("Home");
      assert.equal(await focused(), "age");
      await page.keyboard.press("Enter");
      assert.equal(await page.locator(".opened").count(), 0);
    });
  });

  test("meets WCAG 2.2 AA in light, dark and forced colours, closed, opened and narrow", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      for (const name of ["real", "mixed", "hostile", "worldly", "empty", "wide"])
        for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const) {
          await page.emulateMedia({ forcedColors: "none", ...media });
          await page.goto(addressOf(name));
          assert.deepEqual(await violationsOf(page), [], `${name} ${JSON.stringify(media)}`);
          await page.evaluate(openFirst(4));
          assert.deepEqual(await violationsOf(page), [], `${name} ${JSON.stringify(media)} opened`);
          await picture(page, `${name}-${Object.values(media)[0]}`);
        }
    });
  });

  test("would not pass without names and contrast", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(addressOf("real"));
      await page.evaluate(
        `document.querySelector(".driftline").style.setProperty("--quiet", "#ccc"); document.querySelector(".thumbnail").removeAttribute("aria-label"); document.querySelector("input[type=search]").removeAttribute("aria-label"); document.querySelector("input[type=search]").placeholder = ""`,
      );
      const ids = new Set((await violationsOf(page)).map((violation) => violation.split(":")[0]));
      for (const id of ["color-contrast", "label", "role-img-alt"]) assert.ok(ids.has(id), `${id} in ${[...ids]}`);
    });
  });

  for (const width of [360, 2560])
    test(`fits ${width} pixels, opened, whatever the names`, async () => {
      await inBrowser(
        async (browser) => {
          const page = await browser.newPage();
          for (const name of ["real", ...Object.keys(samples)]) {
            await page.goto(addressOf(name));
            await page.evaluate(openFirst(3));
            assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width, name);
            const small = await page.evaluate<readonly string[]>(
              `[...document.querySelectorAll("button, input, select, summary")].filter((one) => { const { width, height } = one.getBoundingClientRect(); return width > 0 && (width < 24 || height < 24) }).map((one) => one.outerHTML.slice(0, 100))`,
            );
            assert.deepEqual(small, [], `${name}: targets under 24 pixels`);
            await picture(page, `${name}-${width}`);
          }
        },
        { width, height: 900 },
      );
    });

  test("runs nothing of a report's, asks the network for nothing, and reports no error", async () => {
    await inBrowser(async (browser) => {
      for (const name of ["real", "hostile", "worldly"]) {
        const page = await browser.newPage();
        const seen = watched(page);
        await page.goto(addressOf(name));
        await page.evaluate(openFirst(20));
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        await page.waitForTimeout(100);
        assert.deepEqual(seen, [addressOf(name)]);
        assert.equal(await page.locator("img, iframe, a, form, link, object, #report script").count(), 0);
        await page.close();
      }
    });
  });

  test("forbids scripts that are not its own", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      const altered = livePage(report).replace("</body>", "<script>document.title = 'taken over'</script></body>");
      writeFileSync(path.join(folder, "altered.html"), altered);
      await page.goto(addressOf("altered"));
      assert.match(await page.title(), /^Drift report/);
      assert.equal(await page.locator(".row").count(), report.columns.length);
    });
  });

  test("prints every row of long tables too, one after the other, in the colours of paper", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.emulateMedia({ colorScheme: "dark" });
      await page.goto(addressOf("wide"));
      await page.locator(".row").first().waitFor();
      await page.evaluate(openFirst(2));
      assert.ok((await page.locator(".row").count()) < 60);
      await page.evaluate(`addEventListener("beforeprint", () => {
        const count = (what) => document.querySelectorAll(what).length;
        printed = { rows: count(".row"), opened: count(".opened") };
      })`);
      const pdf = await page.pdf({ format: "A4", path: path.join(pictures, "printed.pdf") });
      assert.deepEqual(await page.evaluate("printed"), { rows: wide().columns.length, opened: 2 });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
      assert.ok(pages.length > 15, `${pages.length} pages`);
      await page.waitForFunction("document.querySelectorAll('.row').length < 60");
      // What paper looks like is seen here as far as a screen can show it.
      await page.emulateMedia({ media: "print" });
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      const gaps = await page.evaluate<readonly number[]>(`[...document.querySelectorAll(".item + .item")].map((item) =>
        item.getBoundingClientRect().top - item.previousElementSibling.getBoundingClientRect().bottom)`);
      assert.ok(
        gaps.every((gap) => Math.abs(gap) < 1),
        String(gaps),
      );
      assert.equal(
        await page.evaluate('getComputedStyle(document.querySelector(".driftline")).backgroundColor'),
        "rgb(255, 255, 255)",
      );
      assert.equal(await page.locator(":is(.filters, .controls, .choice):visible").count(), 0);
      await picture(page, "print");
    });
  });

  test("without scripts is the report that stands still", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      const session = await browser.newCDPSession(page);
      await session.send("Emulation.setScriptExecutionDisabled", { value: true });
      await page.goto(addressOf("real"));
      assert.equal(await page.locator(".driftline-report table.columns .row").count(), report.columns.length);
      assert.equal(await page.locator("#report").isVisible(), false);
    });
  });
});

/** All numbers in a text, in order, within a distance of those wanted; "< 0.1" and its like are bounds. */
function near(text: string, wanted: readonly number[], within: number): void {
  const found = [...text.matchAll(/(?<bound>[<>] )?(?<number>-?\d[\d,]*(?:\.\d+)?)/g)].map(
    ({ groups }) => groups ?? {},
  );
  assert.equal(found.length, wanted.length, `${text} for ${wanted}`);
  for (const [index, { bound, number = "" }] of found.entries()) {
    const [said, is] = [Number(number.replaceAll(",", "")), wanted[index] as number];
    const isRight = bound === undefined ? Math.abs(said - is) <= within + 1e-9 : bound === "< " ? is < said : is > said;
    assert.ok(isRight, `${text} for ${wanted}`);
  }
}
