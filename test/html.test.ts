import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { html } from "../packages/drift/src/render/html.ts";
import { samples } from "../packages/drift/test/render/samples.ts";
import { violationsOf } from "./axe.ts";
import { inBrowser } from "./browser.ts";

const openAll = 'for (const one of document.querySelectorAll("details")) one.open = true';

describe("a report in a browser", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "driftline-html-"));
  const addressOf = (name: string) => pathToFileURL(path.join(folder, `${name}.html`)).href;

  before(() => {
    for (const [name, make] of Object.entries(samples)) {
      writeFileSync(path.join(folder, `${name}.html`), html(make(), { for: "file" }));
      const part = html(make(), { for: "notebook" });
      writeFileSync(
        path.join(folder, `${name}.notebook.html`),
        `<!doctype html><html lang="en"><title>Cell</title><body><main><h1>Notebook</h1><h2>Cell</h2><p id="beside">beside</p><table><tr><td>theirs</td></tr></table>${part}</main></body></html>`,
      );
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("meets WCAG 2.2 AA in light and dark, closed and opened, as a page and in a notebook", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      for (const name of ["adult", "mixed", "hostile", "worldly", "empty"])
        for (const target of [name, `${name}.notebook`])
          for (const colorScheme of ["light", "dark"] as const) {
            await page.emulateMedia({ colorScheme });
            await page.goto(addressOf(target));
            assert.deepEqual(await violationsOf(page), [], `${target} ${colorScheme}`);
            await page.evaluate(openAll);
            assert.deepEqual(await violationsOf(page), [], `${target} ${colorScheme} opened`);
          }
    });
  });

  test("would not pass without names, captions and contrast", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(addressOf("adult"));
      await page.evaluate(
        `document.title = ""; document.querySelector(".driftline-report").style.setProperty("--quiet", "#ccc"); document.querySelector("svg[role]").removeAttribute("aria-label")`,
      );
      const ids = new Set((await violationsOf(page)).map((violation) => violation.split(":")[0]));
      assert.deepEqual([...ids].sort(), ["color-contrast", "document-title", "svg-img-alt"]);
    });
  });

  test("fits 400 pixels, opened, whatever the names", async () => {
    await inBrowser(
      async (browser) => {
        const page = await browser.newPage();
        for (const name of Object.keys(samples)) {
          await page.goto(addressOf(name));
          await page.evaluate(openAll);
          assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 400, name);
        }
      },
      { width: 400, height: 800 },
    );
  });

  test("runs nothing, asks the network for nothing and reports no error, with hostile names", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      const seen: string[] = [];
      page.on("dialog", (dialog) => seen.push(`dialog ${dialog.message()}`));
      page.on("console", (message) => seen.push(message.text()));
      page.on("pageerror", (error) => seen.push(String(error)));
      page.on("request", (request) => seen.push(request.url()));
      await page.goto(addressOf("hostile"));
      assert.deepEqual(seen, [addressOf("hostile")]);
      assert.equal(await page.locator("script, img, iframe, a, form, input, link, object").count(), 0);
    });
  });

  test("in a notebook changes nothing beside itself", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(addressOf("adult.notebook"));
      const styles = () =>
        page.evaluate<unknown>(`["body", "#beside", "main > table td"].map((selector) => {
          const { color, font, padding, margin, backgroundColor } = getComputedStyle(document.querySelector(selector));
          return { color, font, padding, margin, backgroundColor };
        })`);
      const withReport = await styles();
      await page.evaluate('document.querySelector(".driftline-report").remove()');
      assert.deepEqual(withReport, await styles());
    });
  });

  test("follows JupyterLab's theme rather than the system's", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(addressOf("adult.notebook"));
      const background = () =>
        page.evaluate('getComputedStyle(document.querySelector(".driftline-report")).backgroundColor');
      assert.equal(await background(), "rgb(255, 255, 255)");
      await page.evaluate('document.body.setAttribute("data-jp-theme-light", "false")');
      assert.equal(await background(), "rgb(20, 23, 28)");
      await page.evaluate('document.body.setAttribute("style", "--jp-layout-color0: rgb(1, 2, 3)")');
      assert.equal(await background(), "rgb(1, 2, 3)");
    });
  });

  test("prints with its details opened", async () => {
    await inBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(addressOf("adult"));
      const picture = page.locator("svg.picture").first();
      assert.equal(await picture.isVisible(), false);
      await page.emulateMedia({ media: "print" });
      assert.equal(await picture.isVisible(), true);
    });
  });
});
