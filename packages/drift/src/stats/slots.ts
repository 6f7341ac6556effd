/**
 * A hash table of different finite values, with a number for each, and linear probing. A slot without a value holds NaN;
 * at most half of them hold one.
 */
export interface Slots {
  readonly values: Float64Array;
  readonly words: Int32Array;
  readonly counts: Float64Array;
}

/** Room for so many values, with at least as many slots to spare. */
export function slotsFor(values: number): Slots {
  const held = new Float64Array(2 ** Math.ceil(Math.log2(2 * Math.max(8, values)))).fill(Number.NaN);
  return { values: held, words: wordsOf(held), counts: new Float64Array(held.length) };
}

/** The halves of every double, in whatever order the machine has them. */
export const wordsOf = (values: Float64Array): Int32Array =>
  new Int32Array(values.buffer, values.byteOffset, 2 * values.length);

/**
 * Where the search for a double begins, from its halves; the shift leaves as many bits as number the slots. Zeros of both
 * signs begin at one slot, as the sign has no say.
 */
export function slotOf(words: Int32Array, index: number, shift: number): number {
  const first = (words[2 * index] as number) << 1;
  const second = (words[2 * index + 1] as number) << 1;
  return (Math.imul(first, 0x9e3779b1) + Math.imul(second, 0x85ebca6b)) >>> shift;
}

/** The same values and counts in twice as many slots. */
export function widened({ values, words, counts }: Slots): Slots {
  const wider = slotsFor(values.length);
  const mask = wider.values.length - 1;
  const shift = Math.clz32(mask);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    if (Number.isNaN(value)) continue;
    let slot = slotOf(words, index, shift);
    while (!Number.isNaN(wider.values[slot])) slot = (slot + 1) & mask;
    wider.values[slot] = value;
    wider.counts[slot] = counts[index] as number;
  }
  return wider;
}
