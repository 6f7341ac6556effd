import type { Report } from "@driftline/drift";
import { html as still } from "@driftline/drift/render/html";
import { livePage } from "./livePage.ts";

export interface HtmlOptions {
  /** A page of its own, or a part of a notebook's page that is kept small. */
  readonly for?: "file" | "notebook";
  /** A page that can be searched, sorted, opened and decided again in place, without a network; for files alone. */
  readonly interactive?: boolean;
}

/** A report as HTML: one that stands still and has no scripts, or with `interactive` a page that lives. */
export function html(report: Report, options: HtmlOptions = {}): string {
  const target = options.for ?? "file";
  return options.interactive && target === "file" ? livePage(report) : still(report, { for: target });
}
