import { type Assumption, DriftlineError } from "@driftline/drift";
import type { Columns } from "../table.ts";
import { type FieldReader, lineAt, readRecord, skipBlankLine } from "./fields.ts";
import { internedColumn } from "./internedColumn.ts";
import { type Interner, interner, textOf } from "./interner.ts";
import { checkSameColumns, type FirstFile, type TextPart } from "./sameColumns.ts";

type Separator = "," | ";" | "\t";

const separatorNames: Readonly<Record<Separator, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs" };

/**
 * A table from CSV or TSV, in one file or several of the same columns: RFC 4180 with a line of column names. An empty
 * field is missing, `""` is an empty string. Blank lines are skipped, but in a table of one column each is a missing
 * cell. A CSV whose names hold no comma but a semicolon or a tab is separated by that, and a column without a name is
 * called column1 by its place: both are noted.
 */
export function readSeparated(parts: Iterable<TextPart>, wanted: "," | "\t"): Columns {
  const notes = new Map<string, Assumption>();
  const note = (code: string, message: string): unknown => notes.set(message, { code, message });
  let first: FirstFile | undefined;
  const interners = new Map<string, Interner>();
  for (const { path, bytes } of parts) {
    const { names, reader } = readHeader({ path, bytes }, wanted, note);
    if (first) checkSameColumns(names, path, first);
    else {
      first = { path, names };
      const rows = guessRows(bytes, reader.position);
      for (const name of names) interners.set(name, interner(rows));
    }
    const columns = names.map((name) => interners.get(name)).filter((column) => column !== undefined);
    eachRecord(reader, names.length, columns);
  }
  const columns = new Map([...interners].map(([name, collected]) => [name, internedColumn(collected)]));
  const [column] = columns.values();
  return { rows: column?.rows ?? 0, columns, notes: [...notes.values()], typed: false };
}

/** Reads a table without keeping any of it: stops at what is wrong with it. */
export function checkSeparated(part: TextPart, wanted: "," | "\t"): void {
  const { names, reader } = readHeader(part, wanted, () => {});
  eachRecord(reader, names.length, []);
}

export interface Header {
  readonly names: readonly string[];
  readonly separator: Separator;
  /** Blank lines before the names. */
  readonly blank: number;
  /** Stands behind the header. */
  readonly reader: FieldReader;
}

/** The line of column names, and what separates them. */
export function readHeader(
  { path, bytes }: TextPart,
  wanted: "," | "\t",
  note: (code: string, message: string) => unknown,
): Header {
  const separator = wanted === "," ? guessSeparator(bytes) : wanted;
  if (separator !== wanted) note("separator", `${path}: fields are separated by ${separatorNames[separator]}`);
  const reader = { path, bytes, separator: separator.charCodeAt(0), position: 0 };
  let blank = 0;
  while (skipBlankLine(reader)) blank += 1;
  return { names: readNames(reader, note), separator, blank, reader };
}

function guessSeparator(bytes: Uint8Array): Separator {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const line = bytes.subarray(0, end < 0 ? bytes.length : end);
  if (line.includes(0x2c)) return ",";
  return line.includes(0x3b) ? ";" : line.includes(0x09) ? "\t" : ",";
}

/** As if all records were as long as the first few, and some more. */
function guessRows(bytes: Uint8Array, start: number): number {
  let end = start;
  let records = 0;
  for (; end < bytes.length && records < 16; end += 1) if (bytes[end] === 0x0a) records += 1;
  return Math.max(16, Math.ceil((1.2 * records * (bytes.length - start)) / Math.max(1, end - start)));
}

function readNames(reader: FieldReader, note: (code: string, message: string) => unknown): string[] {
  const fields: Interner[] = [];
  readRecord(reader, fields, true);
  const names: string[] = [];
  for (const [index, field] of fields.entries()) {
    const place = index + 1;
    const written = field.size === 0 ? "" : textOf(field, 0);
    const name = written || `column${place}`;
    if (written === "") note("unnamedColumn", `${reader.path}: column ${place} has no name and is called ${name}`);
    const before = names.indexOf(name);
    if (before >= 0) {
      throw new DriftlineError(
        "duplicateColumn",
        `${reader.path}: columns ${before + 1} and ${place} are both named ${JSON.stringify(name)}; rename one`,
      );
    }
    names.push(name);
  }
  return names;
}

/** Reads records into the columns, which may be none, until the end or until there are so many. */
export function eachRecord(
  reader: FieldReader,
  width: number,
  columns: Interner[],
  most = Number.POSITIVE_INFINITY,
): void {
  for (let records = 0; records < most && reader.position < reader.bytes.length; ) {
    if (width > 1 && skipBlankLine(reader)) continue;
    const start = reader.position;
    const fields = readRecord(reader, columns, false);
    if (fields !== width) throw raggedRow(reader, start, fields, width);
    records += 1;
  }
}

function raggedRow({ path, bytes }: FieldReader, start: number, fields: number, columns: number): DriftlineError {
  const hint =
    fields > columns ? "put fields that hold the separator in quotes" : "write missing cells as empty fields";
  const counted = fields === 1 ? "1 field" : `${fields} fields`;
  const expected = columns === 1 ? "there is 1 column" : `there are ${columns} columns`;
  return new DriftlineError(
    "raggedRow",
    `${path}: line ${lineAt(bytes, start)} has ${counted} but ${expected}; ${hint}`,
  );
}
