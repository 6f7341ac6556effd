import type { Column, ContentHash } from "./column.ts";

/**
 * The fingerprint of a table: 64 bits over its column names and, for every column, its different values and how many
 * rows hold each. Tables of equal content have equal fingerprints, whatever holds them and in whatever order their rows
 * and columns stand. Values are equal that read as the same number, time, boolean or text: 1, "1" and "1.0" are one
 * value, "01" is another. Which values stand in one row together is not part of it. It finds a wrong or changed table,
 * it does not resist forgery.
 */
export function fingerprintOf(rows: number, columns: ReadonlyMap<string, Column>): string {
  const table = summing();
  for (const [name, column] of columns) {
    const cells = summing();
    column.addTo(cells.hash);
    const named = summing();
    named.hash.text(name, 1);
    table.add(mix(named.low() ^ mix(cells.low())), mix(named.high() ^ mix(cells.high() + 1)), 1);
  }
  table.hash.numbers(Float64Array.of(rows), [1]);
  return [table.high(), table.low()].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}
const double = new Float64Array([1]);
const words = new Int32Array(double.buffer);
/** Which half of a double holds its sign depends on the machine. */
const highWord = words[0] === 0 ? 1 : 0;

interface Sums {
  readonly hash: ContentHash;
  add(low: number, high: number, count: number): void;
  low(): number;
  high(): number;
}

/** Sums of hashes: the order of what is added does not matter. */
function summing(): Sums {
  let [low, high] = [0, 0];
  const add = (lowPart: number, highPart: number, count: number): void => {
    low = (low + Math.imul(lowPart, count)) | 0;
    high = (high + Math.imul(highPart, count)) | 0;
  };
  const addDouble = (value: number, tag: number, count: number): void => {
    double[0] = value + 0;
    const first = words[highWord] as number;
    const second = words[1 - highWord] as number;
    add(mix(mix(first ^ tag) ^ second), mix(mix(second + tag) + first), count);
  };
  const hash: ContentHash = {
    numbers(values, counts) {
      for (let index = 0; index < values.length; index += 1) {
        const value = values[index] as number;
        if (!Number.isNaN(value)) addDouble(value, 0x2545f491, counts[index] as number);
      }
    },
    time: (value, count) => addDouble(value, 0x5bd1e995, count),
    boolean: (value, count) => addDouble(value ? 1 : 0, 0x1b873593, count),
    text(text, count) {
      let [first, second] = [0x811c9dc5, text.length];
      for (let index = 0; index < text.length; index += 1) {
        const unit = text.charCodeAt(index);
        first = Math.imul(first ^ unit, 0x01000193);
        second = Math.imul(second + unit, 0x9e3779b1) ^ (second >>> 15);
      }
      add(mix(first), mix(second ^ 0x27d4eb2f), count);
    },
  };
  return { hash, add, low: () => low, high: () => high };
}

/** The last step of MurmurHash3, by Appleby: every bit of the input reaches every bit of the output. */
function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
