// What a column of a Parquet file is written as: Snappy, runs and packed bits, numbers of several widths. AssemblyScript,
// compiled to WebAssembly by .config/assembly.ts. Bytes may be anything: whatever is not as it should be is told by -1 or
// false, and nothing beyond what was given is read but for some bytes of padding.

import { allocate, release } from "../../drift/assembly/shared/memory";

/** Gives back all rooms. */
export function clear(): void {
  release(__heap_base);
}

/** Room for so many bytes, and for what is read at once beyond them. */
export function room(size: usize): usize {
  return allocate(size + 16);
}

// --- Snappy (its format_description.txt)

/** Unpacks to `to`, where there is room for `size` bytes; false where it does not come to just as many. */
export function snappy(from: usize, end: usize, to: usize, size: usize): bool {
  let at = from;
  let length: u64 = 0;
  for (let shift: u64 = 0; ; shift += 7) {
    if (at >= end || shift > 28) return false;
    const byte = load<u8>(at++);
    length |= (<u64>(byte & 0x7f)) << shift;
    if (byte < 0x80) break;
  }
  if (length != <u64>size) return false;
  const last = to + size;
  let out = to;
  while (at < end) {
    const tag = <usize>load<u8>(at++);
    if ((tag & 3) == 0) {
      let count = tag >> 2;
      if (count >= 60) {
        const bytes = count - 59;
        if (at + bytes > end) return false;
        count = load<u32>(at) & (<u32>0xffff_ffff >> <u32>(32 - 8 * bytes));
        at += bytes;
      }
      count += 1;
      if (count > end - at || count > last - out) return false;
      memory.copy(out, at, count);
      at += count;
      out += count;
      continue;
    }
    let count: usize;
    let back: usize;
    if ((tag & 3) == 1) {
      if (at + 1 > end) return false;
      count = ((tag >> 2) & 7) + 4;
      back = ((tag >> 5) << 8) | load<u8>(at);
      at += 1;
    } else if ((tag & 3) == 2) {
      if (at + 2 > end) return false;
      count = (tag >> 2) + 1;
      back = load<u16>(at);
      at += 2;
    } else {
      if (at + 4 > end) return false;
      count = (tag >> 2) + 1;
      back = load<u32>(at);
      at += 4;
    }
    if (back == 0 || back > out - to || count > last - out) return false;
    if (back >= count) memory.copy(out, out - back, count);
    // What is copied may be what was just written: a pattern that repeats.
    else for (let index: usize = 0; index < count; index++) store<u8>(out + index, load<u8>(out - back + index));
    out += count;
  }
  return out == last;
}

// --- Runs and packed bits (RLE/bit-packing hybrid of parquet-format's Encodings.md)

let next: usize = 0;

/** The head of a run; -1 where it is not whole. */
function head(end: usize): i64 {
  let value: u64 = 0;
  for (let shift: u64 = 0; shift <= 28; shift += 7) {
    if (next >= end) return -1;
    const byte = load<u8>(next++);
    value |= (<u64>(byte & 0x7f)) << shift;
    if (byte < 0x80) return <i64>value;
  }
  return -1;
}

/** The first `count` numbers of `width` bits, at most 24, as whole numbers of 32 bits; false where there are not so many. */
export function codes(from: usize, end: usize, width: u32, count: u32, to: usize): bool {
  next = from;
  const bytes = (width + 7) >> 3;
  const mask: u32 = ((<u32>1) << width) - 1;
  let written: u32 = 0;
  while (written < count) {
    const run = head(end);
    if (run < 0) return false;
    const wanted = count - written;
    let out = to + 4 * <usize>written;
    if ((run & 1) == 0) {
      if (next + bytes > end) return false;
      const value = load<u32>(next) & mask;
      next += bytes;
      const length = <u32>min<i64>(run >> 1, wanted);
      for (let index: u32 = 0; index < length; index++) store<u32>(out + 4 * index, value);
      written += length;
    } else {
      const length = <u32>min<i64>((run >> 1) * 8, wanted);
      if (next + (<usize>length * width + 7) / 8 > end) return false;
      let bit: u64 = 0;
      for (let index: u32 = 0; index < length; index++, out += 4, bit += width)
        store<u32>(out, (load<u32>(next + <usize>(bit >> 3)) >> <u32>(bit & 7)) & mask);
      next += <usize>((run >> 1) * width);
      written += length;
    }
  }
  return true;
}

/** How many of the first `count` numbers of one bit are 1; -1 where there are not so many. */
export function ones(from: usize, end: usize, count: u32): i32 {
  next = from;
  let seen: u32 = 0;
  let found: u32 = 0;
  while (seen < count) {
    const run = head(end);
    if (run < 0 || next >= end) return -1;
    const wanted = count - seen;
    if ((run & 1) == 0) {
      const length = <u32>min<i64>(run >> 1, wanted);
      if ((load<u8>(next++) & 1) == 1) found += length;
      seen += length;
    } else {
      const length = <u32>min<i64>((run >> 1) * 8, wanted);
      if (next + (length + 7) / 8 > end) return -1;
      found += bits(next, length);
      next += <usize>(run >> 1);
      seen += length;
    }
  }
  return found;
}

/** How many of the first `count` bits are 1. */
export function bits(from: usize, count: u32): u32 {
  let found: u32 = 0;
  let at = from;
  for (const end = from + count / 8; at < end; at++) found += popcnt<u32>(load<u8>(at));
  return found + popcnt<u32>(load<u8>(at) & ((1 << (count & 7)) - 1));
}

// --- What codes stand for

/** Adds one to what was counted of each code; false of a code beyond all. */
export function tally(codes: usize, count: u32, counts: usize, size: u32): bool {
  for (let index: u32 = 0; index < count; index++) {
    const code = load<u32>(codes + 4 * index);
    if (code >= size) return false;
    const at = counts + 4 * code;
    store<u32>(at, load<u32>(at) + 1);
  }
  return true;
}

/** Writes down each value as often as it was counted; false where that is more than `room`. */
export function expand(values: usize, counts: usize, size: u32, to: usize, room: u32): bool {
  let out = to;
  const end = to + 8 * <usize>room;
  for (let code: u32 = 0; code < size; code++) {
    const value = load<f64>(values + 8 * code);
    for (let times = load<u32>(counts + 4 * code); times > 0; times--) {
      if (out == end) return false;
      store<f64>(out, value);
      out += 8;
    }
  }
  return true;
}

// --- Numbers as doubles

const exact: i64 = 1 << 53;
/** As far from 1970 as a Date goes, in milliseconds. */
const farthest: i64 = 8_640_000_000_000_000;

export function fromFloats(from: usize, count: u32, to: usize): bool {
  for (let index: u32 = 0; index < count; index++) store<f64>(to + 8 * index, <f64>load<f32>(from + 4 * index));
  return true;
}

export function fromIntegers(from: usize, count: u32, to: usize): bool {
  for (let index: u32 = 0; index < count; index++) store<f64>(to + 8 * index, <f64>load<i32>(from + 4 * index));
  return true;
}

export function fromUnsigned(from: usize, count: u32, to: usize): bool {
  for (let index: u32 = 0; index < count; index++) store<f64>(to + 8 * index, <f64>load<u32>(from + 4 * index));
  return true;
}

/** False of a number that a double rounds. */
export function fromLong(from: usize, count: u32, to: usize): bool {
  let fits = true;
  for (let index: u32 = 0; index < count; index++) {
    const value = load<i64>(from + 8 * index);
    fits = fits && value < exact && value > -exact;
    store<f64>(to + 8 * index, <f64>value);
  }
  return fits;
}

export function fromDays(from: usize, count: u32, to: usize): bool {
  let fits = true;
  for (let index: u32 = 0; index < count; index++) {
    const value = <i64>load<i32>(from + 4 * index) * 86_400_000;
    fits = fits && value <= farthest && value >= -farthest;
    store<f64>(to + 8 * index, <f64>value);
  }
  return fits;
}

/** Times in parts of a millisecond: whole milliseconds and what is left, as the ISO texts are read. */
export function fromTimes(from: usize, count: u32, to: usize, parts: i32): bool {
  let fits = true;
  for (let index: u32 = 0; index < count; index++) {
    const value = load<i64>(from + 8 * index);
    const whole = value / <i64>parts;
    fits = fits && whole < farthest && whole > -farthest;
    store<f64>(to + 8 * index, <f64>whole + <f64>(value % <i64>parts) / <f64>parts);
  }
  return fits;
}
