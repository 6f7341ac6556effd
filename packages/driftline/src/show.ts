import { createRequire } from "node:module";
import { kernelLink } from "./cell/link.ts";
import { jupyterDisplay, type MimeBundle, type Shown } from "./dress/display.ts";

interface DisplayData {
  readonly data: MimeBundle;
  readonly metadata: object;
  readonly transient: object;
}

/**
 * Shows a report or a column: as a table with pictures in a notebook, as text elsewhere.
 *
 *     show(await compare(reference, production));
 */
export function show(value: Shown): void {
  const link = kernelLink();
  const display = link ? undefined : notebookDisplay();
  if (link) link.display({ ...value[jupyterDisplay]() });
  else if (display) display({ data: value[jupyterDisplay](), metadata: {}, transient: {} });
  else console.log(value);
}

/** Stock tslab runs cells in its own process, where its module knows how to send what a cell displays. */
function notebookDisplay(): ((data: DisplayData) => void) | undefined {
  const { cache } = createRequire(import.meta.url);
  const kernel = Object.keys(cache).find((path) => /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path));
  const display: unknown = kernel === undefined ? undefined : cache[kernel]?.exports.lastWriteDisplayData;
  return typeof display === "function" ? (data) => display(data) : undefined;
}
