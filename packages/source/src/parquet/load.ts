import { countedLoaded, type Loaded, plainLoaded } from "../loaded.ts";
import type { DirectColumn } from "./direct.ts";
import { forms } from "./form.ts";
import { readBooleans, readNumbers, readTexts, unlessMalformed } from "./values.ts";

/** All that does not hang on the order of a column's rows; none where DuckDB is to be asked. */
export function loadDirect(column: DirectColumn, rows: number): Loaded | undefined {
  const { holds } = forms[column.form];
  return unlessMalformed(() => {
    if (holds === "text") return texts(readTexts(column), rows);
    if (holds === "boolean") return texts(readBooleans(column), rows, (text) => text === "true");
    const found = readNumbers(column);
    if (found instanceof Float64Array)
      return { ...plainLoaded(found, holds, rows), room: new Float64Array(found.buffer) };
    const known = [...found].filter(([value]) => !Number.isNaN(value));
    const values = Float64Array.from(known, ([value]) => value);
    // Parts of milliseconds are more than a Date holds.
    if (holds === "time" && !values.every(Number.isInteger)) return plainLoaded(expanded(known), holds, rows);
    const counts = Float64Array.from(known, ([, count]) => count);
    return countedLoaded({ holds }, { values, counts }, noTexts, rows);
  });
}

const noTexts = { values: [], counts: new Float64Array(0) };
const noNumbers = { values: new Float64Array(0), counts: new Float64Array(0) };

function texts(counts: ReadonlyMap<string, number>, rows: number, cellOf?: (text: string) => boolean): Loaded {
  const found = { values: [...counts.keys()], counts: Float64Array.from(counts.values()) };
  return countedLoaded({ other: "text", ...(cellOf ? { cellOf } : {}) }, noNumbers, found, rows);
}

function expanded(known: readonly (readonly [number, number])[]): Float64Array {
  const all = new Float64Array(known.reduce((sum, [, count]) => sum + count, 0));
  let held = 0;
  for (const [value, count] of known) {
    all.fill(value, held, held + count);
    held += count;
  }
  return all;
}
