import type { Assumption } from "@driftline/drift";
import type { Column } from "../../column.ts";
import { dictionaryOf } from "../../dictionary.ts";
import { encode } from "../../encode.ts";
import { encodedColumn } from "../../encoded.ts";
import { plainColumn } from "../../plain.ts";
import { type ArrowData, isValid, typeIds } from "./data.ts";
import { dictionaryColumn } from "./dictionaries.ts";
import { numbersOf } from "./numbers.ts";
import { textColumn } from "./texts.ts";
import { timesOf } from "./times.ts";
import { booleanAt, valueAt } from "./value.ts";

export interface Read {
  readonly column: Column;
  readonly notes: readonly Assumption[];
}

type Family = "numbers" | "times" | "texts" | "booleans" | "dictionary";

const families: ReadonlyMap<number, Family> = new Map([
  [typeIds.int, "numbers"],
  [typeIds.float, "numbers"],
  [typeIds.decimal, "numbers"],
  [typeIds.duration, "numbers"],
  [typeIds.time, "numbers"],
  [typeIds.date, "times"],
  [typeIds.timestamp, "times"],
  [typeIds.utf8, "texts"],
  [typeIds.largeUtf8, "texts"],
  [typeIds.utf8View, "texts"],
  [typeIds.bool, "booleans"],
  [typeIds.dictionary, "dictionary"],
]);

const inSeconds: readonly number[] = [typeIds.duration, typeIds.time];
const ofBytes: readonly number[] = [typeIds.binary, typeIds.largeBinary, typeIds.binaryView, typeIds.fixedSizeBinary];

/**
 * A column of chunks: types that are of one kind are read in one go, whatever their widths and units; all else, and what
 * no double holds, goes cell by cell. Chunks of the null type fit anything.
 */
export function columnOf(chunks: readonly ArrowData[], rows: number, table: string, name: string): Read {
  const ids = new Set(chunks.map(({ type }) => type.typeId).filter((id) => id !== typeIds.null));
  const found = new Set([...ids].map((id) => families.get(id)));
  const [family] = found.size === 1 ? found : [];
  const { column, notes } = (family && inOneGo(family, chunks, rows, name)) ?? byCell(chunks, rows, table, name);
  const quoted = JSON.stringify(name);
  const own: Assumption[] = [...notes];
  if (inSeconds.some((id) => ids.has(id)))
    own.push({ code: "seconds", message: `${quoted} holds durations or times of day; they are compared in seconds` });
  if (ofBytes.some((id) => ids.has(id)))
    own.push({ code: "bytes", message: `${quoted} holds bytes; they are compared as their hexadecimal text` });
  return { column, notes: own };
}

function inOneGo(family: Family, chunks: readonly ArrowData[], rows: number, name: string): Read | undefined {
  if (family === "texts") return { column: textColumn(chunks, rows), notes: [] };
  if (family === "booleans") return { column: booleanColumn(chunks, rows), notes: [] };
  if (family === "times") {
    const { values, beyond } = timesOf(chunks, rows);
    const message = `${beyond} of ${rows} times of ${JSON.stringify(name)} are beyond what a Date holds, the years -271821 to 275760; they count as missing`;
    return { column: plainColumn(values, "time"), notes: beyond === 0 ? [] : [{ code: "beyondTime", message }] };
  }
  if (family === "numbers") {
    const numbers = numbersOf(chunks, rows);
    if (numbers === undefined) return undefined;
    const { values, rounded, example } = numbers;
    const message = `${rounded} of ${rows} cells of ${JSON.stringify(name)} have more digits than a double holds, such as ${example}; they are rounded`;
    return { column: plainColumn(values, "number"), notes: rounded === 0 ? [] : [{ code: "rounded", message }] };
  }
  const column = dictionaryColumn(chunks, rows);
  return column && { column, notes: [] };
}

function byCell(chunks: readonly ArrowData[], rows: number, table: string, name: string): Read {
  const cells = new Array<unknown>(rows);
  let start = 0;
  for (const data of chunks) {
    for (let row = 0; row < data.length; row += 1) cells[start + row] = valueAt(data, row);
    start += data.length;
  }
  const { column, note } = encode(cells, table, name);
  return { column, notes: note ? [note] : [] };
}

function booleanColumn(chunks: readonly ArrowData[], rows: number): Column {
  const codes = new Int32Array(rows);
  let start = 0;
  for (const data of chunks) {
    for (let row = 0; row < data.length; row += 1)
      codes[start + row] = isValid(data, row) ? Number(booleanAt(data, row)) : -1;
    start += data.length;
  }
  return encodedColumn(
    codes,
    dictionaryOf(2, (code) => code === 1),
  );
}
