import type { Report } from "@driftline/drift";
import type { Terminal } from "./output.ts";

export const formats = ["table", "json", "html", "markdown"] as const;

export type Format = (typeof formats)[number];

/** With `interactive` a page that lives; for HTML alone. */
export interface Output {
  readonly format: Format;
  readonly interactive: boolean;
}

const endings: ReadonlyMap<string, Format> = new Map([
  [".json", "json"],
  [".html", "html"],
  [".htm", "html"],
  [".md", "markdown"],
]);

/** The format that a file's name speaks of. */
export function formatOfName(file: string): Format | undefined {
  return endings.get(/\.[^.]*$/.exec(file.toLowerCase())?.[0] ?? "");
}

/** Each renderer is loaded only when it is asked for. */
export async function render(report: Report, output: Output, terminal: Terminal | undefined): Promise<string> {
  switch (output.format) {
    case "json":
      return (await import("@driftline/drift/render/json")).json(report);
    case "html":
      if (output.interactive) return (await import("../livePage.ts")).livePage(report);
      return (await import("@driftline/drift/render/html")).html(report, { for: "file" });
    case "markdown":
      return (await import("@driftline/drift/render/markdown")).markdown(report);
    case "table":
      return (await import("@driftline/drift/render/text")).text(report, terminal ?? {});
  }
}
