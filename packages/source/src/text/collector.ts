import { fieldsModule } from "../assembly/fields.ts";

/** The different fields of a column and the code of every row; text is decoded once for every different field. */
export interface CollectedFields {
  /** By row; -1 is a field that is not there. */
  readonly codes: Int32Array;
  /** By code: how many rows hold it, and its number where it is nothing but a short decimal number, NaN where not. */
  readonly counts: Int32Array;
  readonly numbers: Float64Array;
  textOf(code: number): string;
}

/** What the compiled code exports; places are addresses in its memory. */
export interface FieldsCode {
  readonly memory: { readonly buffer: ArrayBuffer };
  room(size: number): number;
  open(at: number, size: number, separator: number): void;
  table(columns: number, guess: number): number;
  list(columns: number): number;
  columnsOf(table: number): number;
  read(table: number, columns: number, width: number, most: number): number;
  append(table: number, text: number, starts: number, ends: number, count: number): void;
  fieldsAhead(): number;
  skipBlankLine(): number;
  position(): number;
  errorPosition(): number;
  errorFieldCount(): number;
  rowsOf(table: number): number;
  sizeOf(column: number): number;
  codesOf(column: number): number;
  countsOf(column: number): number;
  poolOf(column: number): number;
  endsOf(column: number): number;
  numbersOf(column: number): number;
}

export const openFieldsCode = (): FieldsCode => fieldsModule() as FieldsCode;

/** Columns that are being collected, and where each lies. */
export function collector(code: FieldsCode, columns: number, rows: number) {
  const table = code.table(columns, rows);
  const places = (): Uint32Array => new Uint32Array(code.memory.buffer, code.columnsOf(table), columns);
  /** Nothing is copied: the memory lives as long as the columns. */
  function collected(column: number, [numbers, counts, ends]: readonly number[]): CollectedFields {
    const { buffer } = code.memory;
    const size = code.sizeOf(column);
    const endOf = new Int32Array(buffer, ends, size);
    const pool = Buffer.from(buffer, code.poolOf(column), endOf[size - 1] ?? 0);
    return {
      codes: new Int32Array(buffer, code.codesOf(column), code.rowsOf(table)),
      counts: new Int32Array(buffer, counts, size),
      numbers: new Float64Array(buffer, numbers, size),
      textOf: (which) => pool.toString("utf8", which === 0 ? 0 : endOf[which - 1], endOf[which]),
    };
  }
  return {
    table,
    places,
    finish() {
      const held = [...places()];
      // Memory moves while it grows: first all is made that is to be there.
      const made = held.map((column) => [code.numbersOf(column), code.countsOf(column), code.endsOf(column)]);
      return held.map((column, index) => collected(column, made[index] ?? []));
    },
  };
}

/** Texts of one column, collected from bytes. */
export interface TextCollector {
  /** A row for each start: the bytes from there to its end; 0xffffffff is a row without a text. */
  append(bytes: Uint8Array, starts: Uint32Array, ends: Uint32Array): void;
  finish(): CollectedFields;
}

export function textCollector(rows: number): TextCollector {
  const code = openFieldsCode();
  const collecting = collector(code, 1, rows);
  let held = { at: 0, size: 0 };
  return {
    append(bytes, starts, ends) {
      const size = bytes.length + 8 * starts.length;
      if (size > held.size) held = { at: code.room(size), size };
      // Places of 32 bits come first: a text may have any length.
      const [second, text] = [held.at + 4 * starts.length, held.at + 8 * starts.length];
      const { buffer } = code.memory;
      new Uint32Array(buffer, held.at, starts.length).set(starts);
      new Uint32Array(buffer, second, starts.length).set(ends);
      new Uint8Array(buffer, text, bytes.length).set(bytes);
      code.append(collecting.table, text, held.at, second, starts.length);
    },
    finish: () => collecting.finish()[0] as CollectedFields,
  };
}
