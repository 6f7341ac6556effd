/** Which half of a double holds its sign depends on the machine. */
const highWord = new Int32Array(Float64Array.of(1).buffer)[0] === 0 ? 1 : 0;
const lowWord = 1 - highWord;

/** 64 bits. */
export interface Halves {
  low: number;
  high: number;
}

/** What is called again and again is compiled sooner than one long loop. */
const stretch = 1024;

/**
 * The sum of the hashes of some doubles, each as often as its count says, NaN left out. The `tag` tells apart what else they
 * are. Without counts each stands for itself: there may be millions, all of them finite and none -0.
 */
export function sumOfDoubles(values: Float64Array, counts: ArrayLike<number> | undefined, tag: number): Halves {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const sums = { low: 0, high: 0 };
  for (let start = 0; start < values.length; start += stretch) {
    const end = Math.min(start + stretch, values.length);
    if (counts) addCounted(sums, values, words, counts, start, end, tag);
    else addWords(sums, words, 2 * start, 2 * end, tag);
  }
  return sums;
}

/**
 * Each double's halves go through four rounds of a Feistel network (Luby and Rackoff 1988): no two doubles have one hash,
 * and every bit of a double reaches every bit of both halves.
 */
function addWords(sums: Halves, words: Int32Array, start: number, end: number, tag: number): void {
  let { low, high } = sums;
  for (let index = start; index < end; index += 2) {
    let left = (words[index + highWord] as number) ^ tag;
    let right = words[index + lowWord] as number;
    right = (right + scrambled(left, 0x85ebca6b)) | 0;
    left = (left + scrambled(right, 0xc2b2ae35)) | 0;
    right = (right + scrambled(left, 0x9e3779b1)) | 0;
    left = (left + scrambled(right, 0x27d4eb2f)) | 0;
    low = (low + left) | 0;
    high = (high + right) | 0;
  }
  sums.low = low;
  sums.high = high;
}

/** The same of values that are NaN where there is none, each as often as its count says. */
function addCounted(
  sums: Halves,
  values: Float64Array,
  words: Int32Array,
  counts: ArrayLike<number>,
  start: number,
  end: number,
  tag: number,
): void {
  let { low, high } = sums;
  for (let index = start; index < end; index += 1) {
    const value = values[index] as number;
    if (Number.isNaN(value)) continue;
    // Zeros of both signs are one value.
    let left = value === 0 ? tag : (words[2 * index + highWord] as number) ^ tag;
    let right = words[2 * index + lowWord] as number;
    right = (right + scrambled(left, 0x85ebca6b)) | 0;
    left = (left + scrambled(right, 0xc2b2ae35)) | 0;
    right = (right + scrambled(left, 0x9e3779b1)) | 0;
    left = (left + scrambled(right, 0x27d4eb2f)) | 0;
    const count = counts[index] as number;
    low = (low + Math.imul(left, count)) | 0;
    high = (high + Math.imul(right, count)) | 0;
  }
  sums.low = low;
  sums.high = high;
}

function scrambled(half: number, factor: number): number {
  const product = Math.imul(half ^ (half >>> 16), factor);
  return product ^ (product >>> 15);
}
