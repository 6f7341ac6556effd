import { DriftlineError } from "@driftline/drift";
import { type CollectedFields, collector, openFieldsCode } from "./collector.ts";
import type { TextPart } from "./sameColumns.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A table's columns while records are read into them. */
export interface Collecting {
  /** Reads records until the end or until there are so many; `order` has a number for each field, that of its column. */
  read(order: readonly number[], most?: number): void;
  finish(): CollectedFields[];
}

/**
 * Separated text by RFC 4180. Lines end in LF, CRLF or CR. An empty field is missing, unless it is quoted. As in DuckDB a
 * space before a quoted field and spaces after it are no part of it: many write `a, "b"`.
 */
export interface FieldReader {
  /** Where the next text may lie already, so that it need not be copied. */
  room(size: number): Buffer;
  /** Begins a text, or another one of the same table. */
  open(part: TextPart, separator: string): void;
  /** Skips an empty line and says whether there was one. */
  skipBlankLine(): boolean;
  /** The fields of the next record; missing ones are empty. */
  record(): string[];
  collect(columns: number): Collecting;
  /** Reads all records of so many fields, keeping none. */
  check(width: number): void;
}

const all = 0xffff_ffff;

export function fieldReader(): FieldReader {
  const code = openFieldsCode();
  let text = { path: "", at: 0, size: 0 };
  const room = (size: number): Buffer => {
    const at = code.room(size);
    return Buffer.from(code.memory.buffer, at, size);
  };
  /** Memory moves while it grows: what was a view of it before is empty. */
  const bytes = (): Buffer => Buffer.from(code.memory.buffer, text.at, text.size);
  const stopAt = (what: number, width: number): void => {
    if (what !== 0)
      throw failure(what, { path: text.path, bytes: bytes() }, code.errorPosition(), code.errorFieldCount(), width);
  };
  function collect(columns: number, rows: number): Collecting {
    const { table, places, finish } = collector(code, columns, rows);
    return {
      read(order, most = all) {
        const list = code.list(order.length);
        const held = places();
        new Uint32Array(code.memory.buffer, list, order.length).set(order.map((index) => held[index] as number));
        stopAt(code.read(table, list, order.length, most), order.length);
      },
      finish,
    };
  }
  return {
    room,
    open({ path, bytes }, separator) {
      const held = bytes.buffer === code.memory.buffer ? bytes : room(bytes.length);
      if (held !== bytes) held.set(bytes);
      text = { path, at: held.byteOffset, size: held.length };
      code.open(text.at, text.size, separator.charCodeAt(0));
    },
    skipBlankLine: () => code.skipBlankLine() !== 0,
    record() {
      const width = code.fieldsAhead();
      if (width < 0) stopAt(-width, 0);
      const one = collect(width, 1);
      one.read([...Array(width).keys()], 1);
      return one.finish().map(({ codes, textOf }) => ((codes[0] ?? -1) < 0 ? "" : textOf(0)));
    },
    collect: (columns) => collect(columns, guessRows(bytes(), code.position())),
    check: (width) => stopAt(code.read(0, 0, width, all), width),
  };
}

/** As if all records were as long as the first few, and some more. */
function guessRows(bytes: Uint8Array, start: number): number {
  let end = start;
  let records = 0;
  for (; end < bytes.length && records < 16; end += 1) if (bytes[end] === lineFeed) records += 1;
  return Math.max(16, Math.ceil((1.2 * records * (bytes.length - start)) / Math.max(1, end - start)));
}

function failure(what: number, { path, bytes }: TextPart, at: number, fields: number, columns: number): DriftlineError {
  const line = `${path}: line ${lineAt(bytes, at)}`;
  if (what === 2) {
    const message = `${line} opens a quote that is never closed; close it, or double it if it is part of the text`;
    return new DriftlineError("openQuote", message);
  }
  if (what === 3) {
    const message = `${line} has text after a closing quote; write a quote within quotes twice`;
    return new DriftlineError("badQuote", message);
  }
  const hint =
    fields > columns ? "put fields that hold the separator in quotes" : "write missing cells as empty fields";
  const counted = fields === 1 ? "1 field" : `${fields} fields`;
  const expected = columns === 1 ? "there is 1 column" : `there are ${columns} columns`;
  return new DriftlineError("raggedRow", `${line} has ${counted} but ${expected}; ${hint}`);
}

/** The line, from 1, that a byte is on. */
function lineAt(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let index = 0; index < position; index += 1) {
    if (bytes[index] === lineFeed) line += 1;
    else if (bytes[index] === carriageReturn) {
      if (bytes[index + 1] === lineFeed) index += 1;
      if (index < position) line += 1;
    }
  }
  return line;
}
