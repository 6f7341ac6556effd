/**
 * The different fields of a column and the code of every row, collected from bytes: text is decoded and numbers are
 * read once for every different field and not for every row.
 */
export interface Interner {
  codes: Int32Array;
  rows: number;
  /** The different fields' bytes, one after the other; field i ends at ends[i]. */
  pool: Uint8Array;
  ends: Int32Array;
  hashes: Int32Array;
  size: number;
  /** Open addressing: 1 + code, 0 where free. */
  slots: Int32Array;
}

/** `rows` is a guess: with a good one the codes need not move while they grow. */
export function interner(rows: number): Interner {
  return {
    codes: new Int32Array(rows),
    rows: 0,
    pool: new Uint8Array(512),
    ends: new Int32Array(32),
    hashes: new Int32Array(32),
    size: 0,
    slots: new Int32Array(64),
  };
}

export function startOf({ ends }: Interner, code: number): number {
  return code === 0 ? 0 : (ends[code - 1] as number);
}

export function textOf(state: Interner, code: number): string {
  const start = startOf(state, code);
  return Buffer.from(state.pool.buffer, start, (state.ends[code] as number) - start).toString("utf8");
}

/** Appends a row whose field is bytes[start..end), which has that hash. */
export function intern(state: Interner, bytes: Uint8Array, start: number, end: number, hash: number): void {
  const { slots, hashes, ends, pool } = state;
  const mask = slots.length - 1;
  const length = end - start;
  let slot = firstSlot(hash, mask);
  for (;;) {
    const code = (slots[slot] as number) - 1;
    if (code < 0) {
      appendCode(state, addField(state, bytes, start, end, hash, slot));
      return;
    }
    if (hashes[code] === hash) {
      const to = ends[code] as number;
      let from = code === 0 ? 0 : (ends[code - 1] as number);
      if (to - from === length) {
        let at = start;
        while (from < to && pool[from] === bytes[at]) {
          from += 1;
          at += 1;
        }
        if (from === to) {
          appendCode(state, code);
          return;
        }
      }
    }
    slot = (slot + 1) & mask;
  }
}

/** Appends a row; -1 is a field that is not there. */
export function appendCode(state: Interner, code: number): void {
  if (state.rows === state.codes.length) state.codes = enlarged(state.codes);
  state.codes[state.rows] = code;
  state.rows += 1;
}

function firstSlot(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

function addField(state: Interner, bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
  const code = state.size;
  const from = startOf(state, code);
  const to = from + end - start;
  if (code === state.ends.length) {
    state.ends = enlarged(state.ends);
    state.hashes = enlarged(state.hashes);
  }
  if (to > state.pool.length) {
    const pool = new Uint8Array(Math.max(to, 4 * state.pool.length));
    pool.set(state.pool.subarray(0, from));
    state.pool = pool;
  }
  const { pool } = state;
  for (let index = start; index < end; index += 1) pool[from + index - start] = bytes[index] as number;
  state.ends[code] = to;
  state.hashes[code] = hash;
  state.slots[slot] = code + 1;
  state.size = code + 1;
  if (2 * state.size > state.slots.length) rehash(state);
  return code;
}

function rehash(state: Interner): void {
  // Rehashing costs time while a column is small, memory once it is large.
  const slots = new Int32Array((state.size < 65_536 ? 8 : 2) * state.slots.length);
  const mask = slots.length - 1;
  for (let code = 0; code < state.size; code += 1) {
    let slot = firstSlot(state.hashes[code] as number, mask);
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = code + 1;
  }
  state.slots = slots;
}

function enlarged(values: Int32Array): Int32Array {
  const larger = new Int32Array(4 * values.length);
  larger.set(values);
  return larger;
}
