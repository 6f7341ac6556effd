import { countedLoaded, type Loaded, plainLoaded } from "../loaded.ts";
import type { DirectColumn } from "./direct.ts";
import { forms } from "./form.ts";
import { unlessMalformed } from "./malformed.ts";
import { readBooleans, readNumbers, readTexts, writeOut } from "./values.ts";

/** All that does not hang on the order of a column's rows; none where DuckDB is to be asked. */
export function loadDirect(column: DirectColumn, rows: number): Loaded | undefined {
  const { holds } = forms[column.form];
  if (holds === "text") {
    const found = unlessMalformed(() => readTexts(column));
    return found && textsLoaded(found, rows);
  }
  if (holds === "boolean") {
    const found = unlessMalformed(() => readBooleans(column));
    return found && textsLoaded(found, rows, (text) => text === "true");
  }
  const found = unlessMalformed(() => readNumbers(column));
  return found && numbersLoaded(found, holds, rows);
}

const noTexts = { values: [], counts: new Float64Array(0) };
const noNumbers = { values: new Float64Array(0), counts: new Float64Array(0) };

function textsLoaded(counts: ReadonlyMap<string, number>, rows: number, cellOf?: (text: string) => boolean): Loaded {
  const found = { values: [...counts.keys()], counts: Float64Array.from(counts.values()) };
  return countedLoaded({ other: "text", ...(cellOf ? { cellOf } : {}) }, noNumbers, found, rows);
}

function numbersLoaded(
  found: Float64Array | ReadonlyMap<number, number>,
  holds: "number" | "time",
  rows: number,
): Loaded {
  if (found instanceof Float64Array)
    return { ...plainLoaded(found, holds, rows), room: new Float64Array(found.buffer) };
  const known = [...found].filter(([value]) => !Number.isNaN(value));
  const values = Float64Array.from(known, ([value]) => value);
  const counts = Float64Array.from(known, ([, count]) => count);
  if (holds === "number" || values.every(Number.isInteger))
    return countedLoaded({ holds }, { values, counts }, noTexts, rows);
  // Parts of milliseconds are more than a Date holds.
  const all = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  writeOut(known, all, 0);
  return plainLoaded(all, holds, rows);
}
