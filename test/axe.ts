import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe-core (WCAG 2.2 AA) has against a page, or against the part of it that a selector names. */
export async function violationsOf(page: Page, within = ":root"): Promise<readonly string[]> {
  await page.evaluate(axe);
  const [where, how] = [within, { runOnly: { type: "tag", values: rules } }].map((value) => JSON.stringify(value));
  return page.evaluate<readonly string[]>(`axe.run(${where}, ${how}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => id + ": " + (node.any[0]?.message ?? "") + " " + node.html.slice(0, 120))))`);
}
