// The different fields of a column, each kept once, and the code of every row.

import { allocate } from "../../../drift/assembly/shared/memory";
import { plainNumber } from "./number";

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
export class Column {
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

function enlarged(old: usize, used: usize, size: usize): usize {
  const larger = allocate(size);
  memory.copy(larger, old, used);
  return larger;
}

function firstBytes(start: usize, size: u32): u64 {
  const word = load<u64>(start);
  return size >= 8 ? word : word & (((<u64>1) << (8 * size)) - 1);
}

function fieldAt(column: Column, code: u32): Field {
  return changetype<Field>(column.fields + code * offsetof<Field>());
}

/** Notes that a row holds a field of the text. */
export function intern(column: Column, row: u32, start: usize, size: u32): void {
  const first = firstBytes(start, size);
  const hash = hashOf(first, start, size);
  const mask = column.slotCount - 1;
  const code = column.codes + 4 * row;
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

/** Notes that a row holds nothing. */
export function skip(column: Column, row: u32): void {
  store<i32>(column.codes + 4 * row, -1);
}

/** A column without fields, with room for the codes of so many rows. */
export function newColumn(rows: u32): Column {
  const column = changetype<Column>(allocate(offsetof<Column>()));
  column.codes = allocate(4 * rows);
  column.poolRoom = 512;
  column.pool = allocate(512);
  column.room = 32;
  column.poolSize = 0;
  column.fields = allocate(32 * offsetof<Field>());
  column.size = 0;
  column.slotCount = 64;
  column.slots = allocate(4 * 64);
  memory.fill(column.slots, 0, 4 * 64);
  return column;
}

/** Makes room for the codes of more rows than the column has. */
export function growCodes(column: Column, rows: u32, room: u32): void {
  column.codes = enlarged(column.codes, 4 * rows, 4 * room);
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
