import type { Columns } from "../table.ts";
import { arquero } from "./arquero.ts";
import { arrow } from "./arrow.ts";
import { danfo } from "./danfo.ts";
import { flechette } from "./flechette.ts";
import type { Frame } from "./frame.ts";
import { polars } from "./polars.ts";

/** Polars comes first: what the others ask for might be a column of it, or make it read all columns. */
const frames: readonly Frame[] = [polars, arrow, flechette, arquero, danfo];

/** The columns of a table of another library, undefined where it is none that is known. */
export async function frameColumns(value: object, name: string): Promise<Columns | undefined> {
  return frames.find((frame) => frame.matches(value))?.columns(value, name);
}
