// What is read into: columns of as many rows each.

import { allocate } from "../../../drift/assembly/shared/memory";
import { Column, growCodes, newColumn } from "./column";

/** What is read into columns. Their places follow. */
@unmanaged
export class Table {
  rows: u32 = 0;
  room: u32 = 0;
}

/** A table of so many columns and about so many rows. */
export function table(columns: u32, guess: u32): usize {
  const made = changetype<Table>(allocate(offsetof<Table>() + 4 * columns));
  made.rows = 0;
  made.room = guess;
  const places = columnsOf(changetype<usize>(made));
  for (let index: u32 = 0; index < columns; index++)
    store<u32>(places + 4 * index, <u32>changetype<usize>(newColumn(guess)));
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

export function columnAt(places: usize, index: u32): Column {
  return changetype<Column>(load<u32>(places + 4 * index));
}

/** Makes room for more rows in the columns of a list. */
export function growRows(table: Table, rows: u32, places: usize, width: u32): void {
  const room = max(rows * 2, 16);
  for (let index: u32 = 0; index < width; index++) growCodes(columnAt(places, index), rows, room);
  table.room = room;
}
