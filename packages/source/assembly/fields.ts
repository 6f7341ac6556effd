// Separated text, read record by record by RFC 4180 into the different fields of each column and the code of every row.
// AssemblyScript, compiled to WebAssembly by .config/assembly.ts: a command that reads two files once is done before
// JavaScript would have been compiled well.

import { allocate, release, top } from "../../drift/assembly/shared/memory";
import { Column, intern, skip } from "./parts/column";
import { columnAt, columnsOf, growRows, Table } from "./parts/table";

export { codesOf, countsOf, endsOf, numbersOf, poolOf, sizeOf } from "./parts/column";
export { columnsOf, list, rowsOf, table } from "./parts/table";

/** What `read` stopped at. */
const done: i32 = 0;
const ragged: i32 = 1;
const openQuote: i32 = 2;
const badQuote: i32 = 3;

const quote: u8 = 0x22;
const space: u8 = 0x20;
const lineFeed: u8 = 0x0a;
const carriageReturn: u8 = 0x0d;

let bytes: usize = 0;
let length: usize = 0;
let cursor: usize = 0;
let separator: u8 = 0;
/** Rows of the table that is read into. */
let rows: u32 = 0;
/** What the last error is about: where it is, and how many fields the record has. */
let errorAt: usize = 0;
let errorFields: i32 = 0;

/** What reads sixteen bytes at a time finds line ends behind a text. */
const padding: usize = 32;

/** Room for a text, which is to be written there. */
export function room(size: usize): usize {
  return allocate(size + padding);
}

/** Begins a text that was written into such room, up to its end or less far. */
export function open(at: usize, size: usize, by: u8): void {
  bytes = at;
  length = size;
  cursor = 0;
  separator = by;
  memory.fill(at + size, lineFeed, padding);
}

export function position(): usize {
  return cursor;
}
export function errorPosition(): usize {
  return errorAt;
}
export function errorFieldCount(): i32 {
  return errorFields;
}

/** Skips an empty line and says whether there was one. */
export function skipBlankLine(): bool {
  const after = afterLineEnd(cursor);
  const found = after > cursor;
  cursor = after;
  return found;
}

/**
 * Reads records of `width` fields into a table, whose columns stand in a list, until the end or until there are so many.
 * Without a table nothing is kept.
 */
export function read(table: usize, places: usize, width: i32, most: u32): i32 {
  if (table == 0) return readRows(0, 0, width, most);
  const into = changetype<Table>(table);
  rows = into.rows;
  const found = readRows(table, places, width, most);
  into.rows = rows;
  return found;
}

function readRows(table: usize, places: usize, width: i32, most: u32): i32 {
  for (let records: u32 = 0; records < most && cursor < length; records++) {
    if (width > 1) {
      while (skipBlankLine()) {}
      if (cursor >= length) return done;
    }
    const start = cursor;
    if (table != 0 && rows == changetype<Table>(table).room) growRows(changetype<Table>(table), rows, places, width);
    const fields = record(places, width);
    if (fields < 0) return -fields;
    if (fields != width) {
      errorAt = start;
      errorFields = fields;
      return ragged;
    }
    rows++;
  }
  return done;
}

/** How many fields the record has that begins here; below zero what is wrong with it. */
export function fieldsAhead(): i32 {
  const start = cursor;
  const fields = record(0, 0);
  cursor = start;
  return fields;
}

/**
 * Lines end in LF, CRLF or CR. An empty field is missing, unless it is quoted. As in DuckDB a space before a quoted field
 * and spaces after it are no part of it: many write `a, "b"`.
 */
function record(places: usize, width: i32): i32 {
  const end = bytes + length;
  const isSeparator = i8x16.splat(separator);
  const isLineFeed = i8x16.splat(lineFeed);
  const isReturn = i8x16.splat(carriageReturn);
  let at = bytes + cursor;
  let field: i32 = 0;
  while (true) {
    const open = load<u8>(at) == space ? at + 1 : at;
    if (load<u8>(open) == quote && open < end) {
      const next = quoted(open, end, places != 0 && field < width ? load<u32>(places + 4 * field) : 0);
      if (next == 0) return -failure;
      at = next;
    } else {
      const start = at;
      for (;;) {
        const block = v128.load(at);
        const found = i8x16.bitmask(
          v128.or(v128.or(i8x16.eq(block, isSeparator), i8x16.eq(block, isLineFeed)), i8x16.eq(block, isReturn)),
        );
        if (found != 0) {
          at += ctz(found);
          break;
        }
        at += 16;
      }
      if (places != 0 && field < width) {
        const column = columnAt(places, field);
        if (start == at) skip(column, rows);
        else intern(column, rows, start, <u32>(at - start));
      }
    }
    field++;
    if (at >= end || load<u8>(at) != separator) break;
    at++;
  }
  cursor = afterLineEnd(at - bytes);
  return field;
}

let failure: i32 = 0;

function fail(what: i32, at: usize): usize {
  failure = what;
  errorAt = at - bytes;
  return 0;
}

/** The place after a quoted field that begins at `open`, 0 if something is wrong with it. */
function quoted(open: usize, end: usize, column: u32): usize {
  let close = open + 1;
  let doubled: u32 = 0;
  for (;;) {
    while (close < end && load<u8>(close) != quote) close++;
    if (close >= end) return fail(openQuote, open);
    if (close + 1 >= end || load<u8>(close + 1) != quote) break;
    doubled++;
    close += 2;
  }
  let next = close + 1;
  while (next < end && load<u8>(next) == space) next++;
  if (next < end && load<u8>(next) != separator && afterLineEnd(next - bytes) == next - bytes)
    return fail(badQuote, close);
  if (column != 0) {
    const size = <u32>(close - open - 1);
    if (doubled == 0) intern(changetype<Column>(column), rows, open + 1, size);
    else {
      const before = top;
      const plain = allocate(size - doubled + 16);
      let to = plain;
      for (let from = open + 1; from < close; from++) {
        store<u8>(to++, load<u8>(from));
        if (load<u8>(from) == quote) from++;
      }
      // What a column takes meanwhile lies behind it: only where there was nothing is the room given back.
      const after = top;
      intern(changetype<Column>(column), rows, plain, size - doubled);
      if (top == after) release(before);
    }
  }
  return next;
}

function afterLineEnd(at: usize): usize {
  if (at >= length) return at;
  const byte = load<u8>(bytes + at);
  if (byte == lineFeed) return at + 1;
  if (byte != carriageReturn) return at;
  return at + 1 < length && load<u8>(bytes + at + 1) == lineFeed ? at + 2 : at + 1;
}

const absent: u32 = 0xffff_ffff;

/** Adds rows to a table of one column: parts of some bytes, from their starts to their ends, or fields that are not there. */
export function append(place: usize, text: usize, starts: usize, ends: usize, count: u32): void {
  const into = changetype<Table>(place);
  const places = columnsOf(place);
  const column = columnAt(places, 0);
  rows = into.rows;
  for (let index: u32 = 0; index < count; index++, rows++) {
    if (rows == into.room) growRows(into, rows, places, 1);
    const start = load<u32>(starts + 4 * index);
    if (start == absent) skip(column, rows);
    else intern(column, rows, text + start, load<u32>(ends + 4 * index) - start);
  }
  into.rows = rows;
}
