import type { Cell } from "@driftline/drift";
import type { Column } from "../../column.ts";
import { dictionaryOf } from "../../dictionary.ts";
import { encodedColumn } from "../../encoded.ts";
import { type ArrowData, type ArrowVector, eachNull, isValid } from "./data.ts";
import { valueAt } from "./value.ts";

/**
 * Chunks of codes into dictionaries as one column. Codes are translated and rows never read, since an entry may stand in
 * a dictionary twice, be missing, or have another place in the next chunk's. Undefined where entries are times or nested.
 */
export function dictionaryColumn(chunks: readonly ArrowData[], rows: number): Column | undefined {
  const cells: Cell[] = [];
  const codeOf = new Map<Cell, number>();
  const translated = new Map<ArrowVector | undefined, Int32Array>();
  const codes = new Int32Array(rows).fill(-1);
  let start = 0;
  for (const data of chunks) {
    const part = codes.subarray(start, start + data.length);
    start += data.length;
    if (data.values === undefined) continue;
    const translation = translated.get(data.dictionary) ?? translate(data.dictionary, cells, codeOf);
    if (translation === undefined) return undefined;
    translated.set(data.dictionary, translation);
    for (let row = 0; row < data.length; row += 1) {
      const code = translation[Number(data.values[row])];
      if (code !== undefined) part[row] = code;
      else if (isValid(data, row)) throw new RangeError(`there is no entry ${data.values[row]} in its dictionary`);
    }
    eachNull(data, (row) => {
      part[row] = -1;
    });
  }
  return encodedColumn(
    codes,
    dictionaryOf(cells.length, (code) => cells[code] as Cell),
  );
}

/** By place in the dictionary the code of its entry, -1 where it is missing. */
function translate(vector: ArrowVector | undefined, cells: Cell[], codeOf: Map<Cell, number>): Int32Array | undefined {
  const found: number[] = [];
  for (const chunk of vector?.data ?? []) {
    for (let row = 0; row < chunk.length; row += 1) {
      const cell = valueAt(chunk, row);
      if (typeof cell === "object" && cell !== null) return undefined;
      if (cell === null || cell === undefined || Number.isNaN(cell)) found.push(-1);
      else found.push(coded(cell as Exclude<Cell, Date>, cells, codeOf));
    }
  }
  return Int32Array.from(found);
}

function coded(cell: Cell, cells: Cell[], codeOf: Map<Cell, number>): number {
  let code = codeOf.get(cell);
  if (code === undefined) {
    code = cells.push(cell) - 1;
    codeOf.set(cell, code);
  }
  return code;
}
