import { DriftlineError } from "@driftline/drift";
import { startHash, stepHash } from "./hash.ts";
import { appendCode, type Interner, intern, interner } from "./interner.ts";

const quote = 0x22;
const space = 0x20;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Where reading of separated text stands. */
export interface FieldReader {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly separator: number;
  /** The next byte to read. */
  position: number;
}

/**
 * Reads one record by RFC 4180 into the columns and says how many fields it has; those beyond the last column are counted
 * alone, unless the columns are to grow. Lines end in LF, CRLF or CR. An empty field is missing, unless it is quoted.
 * As in DuckDB a space before a quoted field and spaces after it are no part of it: many write `a, "b"`.
 */
export function readRecord(reader: FieldReader, columns: Interner[], grow: boolean): number {
  const { bytes, separator } = reader;
  const { length } = bytes;
  let { position } = reader;
  for (let field = 0; ; field += 1) {
    if (grow) columns.push(interner(1));
    const column = columns[field];
    const open = bytes[position] === space ? position + 1 : position;
    if (bytes[open] === quote) {
      const { content, next } = quotedField(reader, open);
      let hash = startHash;
      for (const byte of content) hash = stepHash(hash, byte);
      if (column !== undefined) intern(column, content, 0, content.length, hash);
      position = next;
    } else {
      const start = position;
      let hash = startHash;
      while (position < length) {
        const byte = bytes[position] as number;
        if (byte === separator || (byte <= carriageReturn && (byte === lineFeed || byte === carriageReturn))) break;
        hash = stepHash(hash, byte);
        position += 1;
      }
      if (column !== undefined) {
        if (start === position) appendCode(column, -1);
        else intern(column, bytes, start, position, hash);
      }
    }
    if (position < length && bytes[position] === separator) position += 1;
    else {
      reader.position = afterLineEnd(bytes, position);
      return field + 1;
    }
  }
}

/** Skips an empty line and says whether there was one. */
export function skipBlankLine(reader: FieldReader): boolean {
  const after = afterLineEnd(reader.bytes, reader.position);
  const found = after > reader.position;
  reader.position = after;
  return found;
}

/** The line, from 1, that a byte is on. */
export function lineAt(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let index = 0; index < position; index = Math.max(index + 1, afterLineEnd(bytes, index))) {
    if (afterLineEnd(bytes, index) > index) line += 1;
  }
  return line;
}

function afterLineEnd(bytes: Uint8Array, position: number): number {
  const byte = bytes[position];
  if (byte === lineFeed) return position + 1;
  if (byte !== carriageReturn) return position;
  return bytes[position + 1] === lineFeed ? position + 2 : position + 1;
}

/** What stands between the quotes from `open` on, and the position after the closing one. */
function quotedField(
  { bytes, separator, path }: FieldReader,
  open: number,
): { readonly content: Uint8Array; readonly next: number } {
  let close = open + 1;
  let doubled = 0;
  for (;;) {
    close = bytes.indexOf(quote, close);
    if (close < 0) {
      throw new DriftlineError(
        "openQuote",
        `${path}: line ${lineAt(bytes, open)} opens a quote that is never closed; close it, or double it if it is part of the text`,
      );
    }
    if (bytes[close + 1] !== quote) break;
    doubled += 1;
    close += 2;
  }
  let next = close + 1;
  while (bytes[next] === space) next += 1;
  if (next < bytes.length && bytes[next] !== separator && afterLineEnd(bytes, next) === next) {
    throw new DriftlineError(
      "badQuote",
      `${path}: line ${lineAt(bytes, close)} has text after a closing quote; write a quote within quotes twice`,
    );
  }
  const content = bytes.subarray(open + 1, close);
  return { content: doubled === 0 ? content : unescaped(content, doubled), next };
}

function unescaped(bytes: Uint8Array, doubled: number): Uint8Array {
  const plain = new Uint8Array(bytes.length - doubled);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    plain[length] = bytes[index] as number;
    length += 1;
    if (bytes[index] === quote) index += 1;
  }
  return plain;
}
