import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Report } from "@driftline/drift";
import { html } from "@driftline/drift/render/html";
import { documentOf } from "@driftline/drift/render/html/document";
import { json } from "@driftline/drift/render/json";

/**
 * A report as one page that lives without a network: its data, the script of the views, and for readers without scripts
 * a small report that stands still. The policy allows this one script, by its hash, and nothing else.
 */
export function livePage(report: Report): string {
  const script = pageScript();
  const body = [
    '<div id="report"></div>',
    `<noscript><main>${html(report, { for: "notebook" })}</main></noscript>`,
    `<script type="application/json" id="report-data">${dataOf(report)}</script>`,
    `<script>${script}</script>`,
  ].join("\n");
  return documentOf(report, { style: pageStyle, body, scripts: `'${hashOf(script)}'` });
}

/** Nothing in it can end the element it stands in, whatever the names. */
function dataOf(report: Report): string {
  return json(report, { indent: 0 }).trimEnd().replaceAll("<", "\\u003c");
}

function hashOf(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}

let script: string | undefined;

/** Built beside the bundle; code that runs as it was written finds it there too. */
function pageScript(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const dist = path.basename(here) === "src" ? path.join(here, "..", "dist") : here;
  script ??= readFileSync(path.join(dist, "page.js"), "utf8");
  return script;
}

/** Light and dark as the system has it. The views' own rules do the rest. */
const pageStyle = [
  ":root{color-scheme:light dark;--driftline-background:#fff;--driftline-ink:#1c2128}",
  "body{margin:0;background:var(--driftline-background)}",
  "#report:not(:empty){max-width:1240px;margin:0 auto;padding:28px 24px 40px}",
  "@media(max-width:700px){#report{padding:16px 14px 28px}}",
  "@media screen and (prefers-color-scheme:dark){:root{--driftline-background:#14171c;--driftline-ink:#e6e9ed;--driftline-accent:#6db1ee;--driftline-reference:#6db1ee;--driftline-current:#f08c3c;--driftline-drift:#ff7b6b;--driftline-small:#e5a93c;--driftline-unknown:#b48df2;--driftline-none:#56c581}}",
].join("");
