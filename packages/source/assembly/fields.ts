// Separated text, read record by record by RFC 4180 into the different fields of each column and the code of every row.
// AssemblyScript, compiled to WebAssembly by .config/assembly.ts: a command that reads two files once is done before
// JavaScript would have been compiled well.

import { allocate, release, top } from "../../drift/assembly/shared/memory";

/** What `read` stopped at. */
const done: i32 = 0;
const ragged: i32 = 1;
const openQuote: i32 = 2;
const badQuote: i32 = 3;

const quote: u8 = 0x22;
const space: u8 = 0x20;
const lineFeed: u8 = 0x0a;
const carriageReturn: u8 = 0x0d;

/** One of the different fields of a column: what is compared first lies together. */
@unmanaged
class Field {
  /** The first eight bytes. */
  first: u64 = 0;
  hash: u32 = 0;
  size: u32 = 0;
  /** Where in the column's pool it begins. */
  start: u32 = 0;
  /** How many rows hold it. */
  count: u32 = 0;
}

/** The different fields of a column, and the code of every row; -1 is a field that is not there. */
@unmanaged
class Column {
  codes: usize = 0;
  /** The different fields' bytes, one after the other. */
  pool: usize = 0;
  poolSize: u32 = 0;
  poolRoom: u32 = 0;
  fields: usize = 0;
  room: u32 = 0;
  size: u32 = 0;
  /** Open addressing: 1 + code, 0 where free. */
  slots: usize = 0;
  slotCount: u32 = 0;
}

/** What is read into columns. Their places follow. */
@unmanaged
class Table {
  rows: u32 = 0;
  room: u32 = 0;
}

let bytes: usize = 0;
let length: usize = 0;
let cursor: usize = 0;
let separator: u8 = 0;
/** Rows of the table that is read into. */
let rows: u32 = 0;
/** What the last error is about: where it is, and how many fields the record has. */
let errorAt: usize = 0;
let errorFields: i32 = 0;

function enlarged(old: usize, used: usize, size: usize): usize {
  const larger = allocate(size);
  memory.copy(larger, old, used);
  return larger;
}

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

/** A table of so many columns and about so many rows. */
export function table(columns: u32, guess: u32): usize {
  const made = changetype<Table>(allocate(offsetof<Table>() + 4 * columns));
  made.rows = 0;
  made.room = guess;
  const places = columnsOf(changetype<usize>(made));
  for (let index: u32 = 0; index < columns; index++) {
    const column = changetype<Column>(allocate(offsetof<Column>()));
    column.codes = allocate(4 * guess);
    column.poolRoom = 512;
    column.pool = allocate(512);
    column.room = 32;
    column.poolSize = 0;
    column.fields = allocate(32 * offsetof<Field>());
    column.size = 0;
    column.slotCount = 64;
    column.slots = allocate(4 * 64);
    memory.fill(column.slots, 0, 4 * 64);
    store<u32>(places + 4 * index, <u32>changetype<usize>(column));
  }
  return changetype<usize>(made);
}

/** The places of a table's columns. */
export function columnsOf(table: usize): usize {
  return table + offsetof<Table>();
}

/** A list of columns, in the order of a file that has them in another one than its table. */
export function list(columns: u32): usize {
  return allocate(4 * columns);
}

export function rowsOf(table: usize): u32 {
  return changetype<Table>(table).rows;
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
    if (table != 0 && rows == changetype<Table>(table).room) growRows(changetype<Table>(table), places, width);
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
        const column = load<u32>(places + 4 * field);
        if (start == at) store<i32>(changetype<Column>(column).codes + 4 * rows, -1);
        else intern(changetype<Column>(column), start, <u32>(at - start));
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
    if (doubled == 0) intern(changetype<Column>(column), open + 1, size);
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
      intern(changetype<Column>(column), plain, size - doubled);
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

function growRows(table: Table, places: usize, width: i32): void {
  const room = max(rows * 2, 16);
  for (let field = 0; field < width; field++) {
    const column = changetype<Column>(load<u32>(places + 4 * field));
    column.codes = enlarged(column.codes, 4 * rows, 4 * room);
  }
  table.room = room;
}

const absent: u32 = 0xffff_ffff;

/** Adds rows to a table of one column: parts of some bytes, from their starts to their ends, or fields that are not there. */
export function append(place: usize, text: usize, starts: usize, ends: usize, count: u32): void {
  const into = changetype<Table>(place);
  const places = columnsOf(place);
  const column = changetype<Column>(load<u32>(places));
  rows = into.rows;
  for (let index: u32 = 0; index < count; index++, rows++) {
    if (rows == into.room) growRows(into, places, 1);
    const start = load<u32>(starts + 4 * index);
    if (start == absent) store<i32>(column.codes + 4 * rows, -1);
    else intern(column, text + start, load<u32>(ends + 4 * index) - start);
  }
  into.rows = rows;
}

function firstBytes(start: usize, size: u32): u64 {
  const word = load<u64>(start);
  return size >= 8 ? word : word & (((<u64>1) << (8 * size)) - 1);
}

function fieldAt(column: Column, code: u32): Field {
  return changetype<Field>(column.fields + code * offsetof<Field>());
}

/** Notes that this row holds a field of the text. */
function intern(column: Column, start: usize, size: u32): void {
  const first = firstBytes(start, size);
  const hash = hashOf(first, start, size);
  const mask = column.slotCount - 1;
  const code = column.codes + 4 * rows;
  let slot = hash & mask;
  let taken = load<u32>(column.slots + 4 * slot);
  while (taken != 0) {
    const field = fieldAt(column, taken - 1);
    if (field.first == first && field.size == size && (size <= 8 || isEqual(column, field, hash, start))) {
      field.count++;
      store<u32>(code, taken - 1);
      return;
    }
    slot = (slot + 1) & mask;
    taken = load<u32>(column.slots + 4 * slot);
  }
  store<u32>(code, add(column, start, size, first, hash, slot));
}

function hashOf(first: u64, start: usize, size: u32): u32 {
  // Odd numbers of Knuth's: multiplying spreads upwards, folding brings it down again.
  let hash = (first ^ size) * 0x9e3779b97f4a7c15;
  for (let at: u32 = 8; at < size; at += 8) {
    hash ^= hash >> 29;
    hash = (hash ^ firstBytes(start + at, size - at)) * 0xbf58476d1ce4e5b9;
  }
  return <u32>(hash >> 32);
}

function isEqual(column: Column, field: Field, hash: u32, start: usize): bool {
  if (field.hash != hash) return false;
  const from = column.pool + field.start;
  for (let at: u32 = 8; at < field.size; at++) if (load<u8>(from + at) != load<u8>(start + at)) return false;
  return true;
}

function add(column: Column, start: usize, size: u32, first: u64, hash: u32, slot: u32): u32 {
  const code = column.size;
  if (code == column.room) {
    const used = code * offsetof<Field>();
    column.fields = enlarged(column.fields, used, 4 * used);
    column.room = 4 * code;
  }
  const to = column.poolSize + size;
  if (to > column.poolRoom) {
    const room = max(to, 4 * column.poolRoom);
    column.pool = enlarged(column.pool, column.poolSize, room);
    column.poolRoom = room;
  }
  memory.copy(column.pool + column.poolSize, start, size);
  const field = fieldAt(column, code);
  field.first = first;
  field.hash = hash;
  field.size = size;
  field.start = column.poolSize;
  field.count = 1;
  column.poolSize = to;
  column.size = code + 1;
  store<u32>(column.slots + 4 * slot, code + 1);
  if (column.size * 2 > column.slotCount) rehash(column);
  return code;
}

function rehash(column: Column): void {
  // Rehashing costs time while a column is small, memory once it is large.
  const count = (column.size < 65_536 ? 8 : 2) * column.slotCount;
  const slots = allocate(4 * count);
  memory.fill(slots, 0, 4 * count);
  for (let code: u32 = 0; code < column.size; code++) {
    let slot = fieldAt(column, code).hash & (count - 1);
    while (load<u32>(slots + 4 * slot) != 0) slot = (slot + 1) & (count - 1);
    store<u32>(slots + 4 * slot, code + 1);
  }
  column.slots = slots;
  column.slotCount = count;
}

export function sizeOf(column: usize): u32 {
  return changetype<Column>(column).size;
}
export function codesOf(column: usize): usize {
  return changetype<Column>(column).codes;
}
export function poolOf(column: usize): usize {
  return changetype<Column>(column).pool;
}

/** By code, where in the pool a field ends; the next one begins there. */
export function endsOf(place: usize): usize {
  const column = changetype<Column>(place);
  const ends = allocate(4 * column.size);
  for (let code: u32 = 0; code < column.size; code++) {
    const field = fieldAt(column, code);
    store<u32>(ends + 4 * code, field.start + field.size);
  }
  return ends;
}

/** By code, how many rows hold a field. */
export function countsOf(place: usize): usize {
  const column = changetype<Column>(place);
  const counts = allocate(4 * column.size);
  for (let code: u32 = 0; code < column.size; code++) store<u32>(counts + 4 * code, fieldAt(column, code).count);
  return counts;
}

/** By code, the number of a field that is nothing but a short decimal number, NaN for every other field. */
export function numbersOf(place: usize): usize {
  const column = changetype<Column>(place);
  const numbers = allocate(8 * column.size);
  for (let code: u32 = 0; code < column.size; code++) {
    const field = fieldAt(column, code);
    const start = column.pool + field.start;
    store<f64>(numbers + 8 * code, plainNumber(start, start + field.size));
  }
  return numbers;
}

/**
 * A decimal number of at most 15 digits without an exponent, a plus or leading zeros; NaN for everything else.
 * Such digits and powers of ten are exact doubles, so their quotient is the nearest double (Clinger 1990).
 */
function plainNumber(start: usize, end: usize): f64 {
  const negative = start < end && load<u8>(start) == 0x2d;
  const first = negative ? start + 1 : start;
  let digits: f64 = 0;
  let point = end;
  for (let at = first; at < end; at++) {
    const byte = load<u8>(at);
    if (byte >= 0x30 && byte <= 0x39) digits = digits * 10 + <f64>(byte - 0x30);
    else if (byte == 0x2e && point == end) point = at;
    else return NaN;
  }
  const whole = <i32>(point - first);
  const decimals = max(0, <i32>(end - point) - 1);
  if (whole == 0 || whole + decimals > 15 || point + 1 == end) return NaN;
  if (whole > 1 && load<u8>(first) == 0x30) return NaN;
  let power: f64 = 1;
  for (let count = 0; count < decimals; count++) power *= 10;
  const value = decimals == 0 ? digits : digits / power;
  return negative ? 0 - value : value;
}
