import { DriftlineError } from "@driftline/drift";
import { startHash, stepHash } from "./hash.ts";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Where reading of separated text stands, and the field it read last: source[start..end). */
export interface FieldReader {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly separator: number;
  /** The next byte to read. */
  position: number;
  source: Uint8Array;
  start: number;
  end: number;
  hash: number;
  quoted: boolean;
}

export function fieldReader(path: string, bytes: Uint8Array, separator: number): FieldReader {
  return { path, bytes, separator, position: 0, source: bytes, start: 0, end: 0, hash: 0, quoted: false };
}

/** Reads one field by RFC 4180 and says whether its record goes on. Lines end in LF, CRLF or CR. */
export function readField(reader: FieldReader): boolean {
  const { bytes, separator } = reader;
  const length = bytes.length;
  let position = reader.position;
  if (position < length && bytes[position] === quote) {
    position = readQuoted(reader);
  } else {
    let hash = startHash;
    reader.start = position;
    while (position < length) {
      const byte = bytes[position] as number;
      if (byte === separator || (byte <= carriageReturn && (byte === lineFeed || byte === carriageReturn))) break;
      hash = stepHash(hash, byte);
      position += 1;
    }
    reader.source = bytes;
    reader.end = position;
    reader.hash = hash;
    reader.quoted = false;
  }
  if (position < length && bytes[position] === separator) {
    reader.position = position + 1;
    return true;
  }
  reader.position = afterLineEnd(bytes, position);
  return false;
}

/** Skips an empty line and says whether there was one. */
export function skipBlankLine(reader: FieldReader): boolean {
  const after = afterLineEnd(reader.bytes, reader.position);
  const found = after > reader.position;
  reader.position = after;
  return found;
}

export function fieldText({ source, start, end }: FieldReader): string {
  return Buffer.from(source.buffer, source.byteOffset + start, end - start).toString("utf8");
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

/** Reads a quoted field and returns the position after its closing quote. */
function readQuoted(reader: FieldReader): number {
  const { bytes, separator, path } = reader;
  const open = reader.position;
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
  const next = close + 1;
  if (next < bytes.length && bytes[next] !== separator && afterLineEnd(bytes, next) === next) {
    throw new DriftlineError(
      "badQuote",
      `${path}: line ${lineAt(bytes, close)} has text after a closing quote; write a quote within quotes twice`,
    );
  }
  const content = bytes.subarray(open + 1, close);
  reader.source = doubled === 0 ? content : unescaped(content, doubled);
  reader.start = 0;
  reader.end = reader.source.length;
  let hash = startHash;
  for (const byte of reader.source) hash = stepHash(hash, byte);
  reader.hash = hash;
  reader.quoted = true;
  return next;
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
