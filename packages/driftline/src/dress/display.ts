import type { Report } from "@driftline/drift";
import { html, text } from "@driftline/drift/render";
import { escapeHtml } from "@driftline/drift/render/escape";
import { reportModel } from "@driftline/view";
import { liveReport } from "../cell/liveReport.ts";
import type { WidgetView } from "../cell/widget.ts";

/** How notebook kernels ask a value for its picture. */
export const jupyterDisplay: unique symbol = Symbol.for("Jupyter.display");

/** How Node prints a value. */
export const nodeInspect: unique symbol = Symbol.for("nodejs.util.inspect.custom");

export interface MimeBundle {
  /** In kernels with comms alone. */
  readonly "application/vnd.jupyter.widget-view+json"?: WidgetView;
  /** Of reports and their columns alone. */
  readonly "application/vnd.driftline.report+json"?: unknown;
  readonly "text/html": string;
  readonly "text/plain": string;
}

/** What can be shown in cells, in Node and as text. */
export interface Shown {
  readonly [jupyterDisplay]: () => MimeBundle;
  readonly [nodeInspect]: (depth: number, options?: { readonly colors?: boolean }) => string;
  toString(): string;
}

/** As many as text in a notebook lists; whoever wants all prints it. */
const mostColumns = 20;

/** The ways in which a report is shown. What a notebook keeps is kept small. */
export function displayOf(report: () => Report, live = liveReport()): Shown {
  return {
    [jupyterDisplay]: () => {
      const whole = report();
      const state = reportModel(whole);
      const view = live.view(state);
      return {
        ...(view ? { "application/vnd.jupyter.widget-view+json": view } : {}),
        "application/vnd.driftline.report+json": state.report,
        "text/html": html(whole, { for: "notebook" }),
        "text/plain": text(whole, { columns: mostColumns }),
      };
    },
    [nodeInspect]: (_depth, options) =>
      text(report(), {
        color: options?.colors === true,
        ...(process.stdout.isTTY ? { width: process.stdout.columns } : {}),
      }).trimEnd(),
    toString: () => text(report()),
  };
}

/** The ways in which lines of text are shown. */
export function displayOfLines(lines: () => readonly string[]): Shown {
  const whole = (): string => lines().join("\n").concat("\n");
  return {
    [jupyterDisplay]: () => ({
      "text/html": `<pre>${lines().map(escapeHtml).join("\n")}</pre>`,
      "text/plain": whole(),
    }),
    [nodeInspect]: () => lines().join("\n"),
    toString: whole,
  };
}

/** Adds members that can be called but not seen: JSON, structuredClone and comparisons pass them by. */
export function addHidden<Plain extends object, Hidden extends object>(plain: Plain, hidden: Hidden): Plain & Hidden {
  for (const key of Reflect.ownKeys(hidden)) {
    Object.defineProperty(plain, key, { value: Reflect.get(hidden, key), enumerable: false });
  }
  return Object.freeze(plain) as Plain & Hidden;
}
