import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as esbuild from "esbuild";
import type { Page } from "playwright-core";
import { inProject } from "../.config/shell.ts";

/** What axe-core says about a page, by the rules of WCAG 2.2 AA. */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<
    readonly string[]
  >(`axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(rules)} } }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => id + ": " + (node.any[0]?.message ?? "") + " " + node.html.slice(0, 160))))`);
}

/** All that goes wrong in a page, and all it asks the network for. */
export function watched(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => seen.push(message.text()));
  page.on("pageerror", (error) => seen.push(String(error)));
  page.on("request", (request) => seen.push(request.url()));
  return seen;
}

/** The views in a page that is none of ours: `driftlineViews` has what "@driftline/view/browser" exports. */
export async function viewsScript(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [inProject("packages", "view", "src", "browser.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "driftlineViews",
    conditions: ["driftline-source"],
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

/** A page of somebody else's that shows one view; its model is `model` there, its clean-up `end`. */
export async function showView(page: Page, script: string, state: { readonly view: string }): Promise<void> {
  await page.setContent(
    `<!doctype html><html lang="en"><title>Views</title><body style="background:#fff;margin:8px"><main><h1>Page</h1><div id="place"></div></main></body></html>`,
  );
  await page.evaluate(`${script};
    globalThis.driftlineViews = driftlineViews;
    globalThis.sent = [];
    globalThis.model = { ...driftlineViews.localModel(${JSON.stringify(state)}), send: (content) => sent.push(content) };
    globalThis.end = driftlineViews.mount(${JSON.stringify(state.view)}, model, document.getElementById("place"));`);
}
