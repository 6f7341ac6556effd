/** Rows that share a slot are put in order one by one up to this many. */
const crowd = 48;
/** Slots within slots within slots: past so many the values lie too unevenly, and the machine's own sort takes over. */
const deepest = 3;

/** What a sort works with, so that it is not made for each one. */
export interface Room {
  readonly rows: Float64Array;
  readonly ends: Int32Array;
}

export function roomFor(rows: number): Room {
  return { rows: new Float64Array(rows), ends: new Int32Array(rows) };
}

/**
 * Sorts the finite values from `start` to `end`: a linear map spreads them over as many slots as there are values, which
 * leaves little to be done by insertion (flash sort: Neubert 1998). Crowded slots are spread again.
 */
export function sortRange(values: Float64Array, start: number, end: number, given: Room, depth = 0): void {
  const length = end - start;
  if (length < 2) return;
  let least = values[start] as number;
  let most = least;
  for (let index = start + 1; index < end; index += 1) {
    const value = values[index] as number;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  if (least === most) return;
  const scale = (length - 1) / (most - least);
  if (depth > deepest || !(scale > 0 && scale < Number.POSITIVE_INFINITY)) {
    values.subarray(start, end).sort();
    return;
  }
  const room = length > given.rows.length ? roomFor(length) : given;
  const { rows, ends } = room;
  if (spread(values, start, length, least, scale, room) > crowd) {
    const smaller = roomFor(8 * crowd);
    for (let slot = 0, before = 0; slot < length; slot += 1) {
      const after = ends[slot] as number;
      if (after - before > crowd) sortRange(rows, before, after, smaller, depth + 1);
      before = after;
    }
  }
  insert(rows, length);
  values.set(rows.subarray(0, length), start);
}

/** Into the room, slot after slot. How many rows the fullest slot has. */
function spread(
  values: Float64Array,
  start: number,
  length: number,
  least: number,
  scale: number,
  { rows, ends }: Room,
): number {
  ends.fill(0, 0, length);
  for (let index = start; index < start + length; index += 1) {
    const slot = (((values[index] as number) - least) * scale) | 0;
    ends[slot] = (ends[slot] as number) + 1;
  }
  let [before, fullest] = [0, 0];
  for (let slot = 0; slot < length; slot += 1) {
    const held = ends[slot] as number;
    ends[slot] = before;
    before += held;
    if (held > fullest) fullest = held;
  }
  for (let index = start; index < start + length; index += 1) {
    const value = values[index] as number;
    const slot = ((value - least) * scale) | 0;
    const at = ends[slot] as number;
    ends[slot] = at + 1;
    rows[at] = value;
  }
  return fullest;
}

/** Insertion sort of values that are nearly in order. */
function insert(values: Float64Array, length: number): void {
  let last = values[0] as number;
  for (let index = 1; index < length; index += 1) {
    const value = values[index] as number;
    if (value >= last) {
      last = value;
      continue;
    }
    values[index] = last;
    let place = index - 2;
    while (place >= 0 && (values[place] as number) > value) {
      values[place + 1] = values[place] as number;
      place -= 1;
    }
    values[place + 1] = value;
  }
}
