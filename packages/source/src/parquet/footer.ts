import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { textOf, unlessMalformed } from "./malformed.ts";
import { readStructure, type Structure, type Value } from "./thrift.ts";

/** What the end of a Parquet file says of it. The numbers of the fields are those of parquet-format's parquet.thrift. */
export interface Footer {
  readonly rows: number;
  /** None where a column is nested. */
  readonly columns: readonly Field[];
  /** By row group and column. */
  readonly chunks: readonly (readonly Chunk[])[];
}

export interface Field {
  readonly name: string;
  readonly type: number;
  readonly optional: boolean;
  /** Whatever it says of what its values stand for. */
  readonly converted: number | undefined;
  readonly logical: Structure | undefined;
}

/** Where a part of a column lies, and what is known of it. */
export interface Chunk {
  readonly start: number;
  readonly size: number;
  readonly codec: number;
  readonly values: number;
  readonly encodings: readonly number[];
  /** Those of the pages of values, where the writer says. */
  readonly dataEncodings: readonly number[] | undefined;
  readonly nulls: number | undefined;
  readonly least: Uint8Array | undefined;
  readonly most: Uint8Array | undefined;
}

const tail = 8;

/** None where the file is not as it should be, or has parts that only DuckDB knows: it says what is wrong. */
export function readFooter(path: string): Footer | undefined {
  const bytes = footerBytes(path);
  if (bytes === undefined) return undefined;
  return unlessMalformed(() => footerOf(readStructure(bytes).structure));
}

function footerBytes(path: string): Uint8Array | undefined {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    const end = new Uint8Array(tail);
    readSync(file, end, 0, tail, size - tail);
    const length = new DataView(end.buffer).getUint32(0, true);
    if (length > size - tail) return undefined;
    const bytes = new Uint8Array(length);
    readSync(file, bytes, 0, length, size - tail - length);
    return bytes;
  } finally {
    closeSync(file);
  }
}

function footerOf(footer: Structure): Footer | undefined {
  const schema = listIn(footer, 2).map(asStructure);
  const fields = schema.slice(1);
  if (fields.length === 0 || numberIn(schema[0], 5) !== fields.length) return undefined;
  const columns = fields.map(fieldOf);
  const chunks = listIn(footer, 4).map((group) =>
    listIn(asStructure(group), 1).map((chunk) => chunkOf(asStructure(chunk))),
  );
  const isWhole = chunks.every((group) => group.length === columns.length);
  if (!isWhole || columns.includes(undefined) || chunks.some((group) => group.includes(undefined))) return undefined;
  return {
    rows: numberIn(footer, 3) ?? Number.NaN,
    columns: columns as Field[],
    chunks: chunks as Chunk[][],
  };
}

const repeated = 2;

function fieldOf(field: Structure): Field | undefined {
  const [type, repetition, name] = [numberIn(field, 1), numberIn(field, 3), field.get(4)];
  if (type === undefined || repetition === undefined || repetition === repeated) return undefined;
  if (numberIn(field, 5) !== undefined || !(name instanceof Uint8Array)) return undefined;
  const logical = field.get(10);
  return {
    name: textOf(name),
    type,
    optional: repetition === 1,
    converted: numberIn(field, 6),
    logical: logical === undefined ? undefined : asStructure(logical),
  };
}

/** None of a part in another file, or of one that is encrypted. */
function chunkOf(chunk: Structure): Chunk | undefined {
  if (chunk.has(1) || chunk.has(8) || chunk.has(9)) return undefined;
  const about = asStructure(chunk.get(3));
  const [dataStart, dictionaryStart] = [numberIn(about, 9), numberIn(about, 11)];
  const [codec, values, size] = [numberIn(about, 4), numberIn(about, 5), numberIn(about, 7)];
  if (dataStart === undefined || codec === undefined || values === undefined || size === undefined) return undefined;
  const statistics = about.has(12) ? asStructure(about.get(12)) : new Map<number, Value>();
  return {
    // Some writers say 0 where there is no dictionary.
    start: dictionaryStart === undefined || dictionaryStart === 0 ? dataStart : Math.min(dataStart, dictionaryStart),
    size,
    codec,
    values,
    encodings: listIn(about, 2).map(Number),
    dataEncodings: dataEncodingsIn(about),
    nulls: numberIn(statistics, 3),
    least: bytesIn(statistics, 6),
    most: bytesIn(statistics, 5),
  };
}

/** Of the types of pages, the one that says what the codes of others stand for. */
export const dictionaryPage = 2;

function dataEncodingsIn(about: Structure): number[] | undefined {
  const pages = listIn(about, 13).map(asStructure);
  if (pages.length === 0) return undefined;
  return pages.filter((page) => numberIn(page, 1) !== dictionaryPage).map((page) => numberIn(page, 2) ?? Number.NaN);
}

export function asStructure(value: Value | undefined): Structure {
  if (value instanceof Map) return value;
  throw new TypeError("what should be a structure is none");
}

export function numberIn(structure: Structure | undefined, field: number): number | undefined {
  const value = structure?.get(field);
  return typeof value === "number" || typeof value === "bigint" ? Number(value) : undefined;
}

function listIn(structure: Structure, field: number): readonly Value[] {
  const value = structure.get(field);
  return Array.isArray(value) ? value : [];
}

function bytesIn(structure: Structure, field: number): Uint8Array | undefined {
  const value = structure.get(field);
  return value instanceof Uint8Array ? value : undefined;
}
