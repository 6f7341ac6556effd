import { type Content, sumOfDoubles } from "@driftline/drift";
import type { ContentHash, Tally } from "./column.ts";

/**
 * What a column is called and holds: 64 bits over its name, its different values and how many rows hold each, as
 * drift's fingerprints are made of.
 */
export function contentOf(name: string, column: Tally): Content {
  const cells = summing();
  column.addTo(cells.hash);
  const named = summing();
  named.hash.text(name, 1);
  return [mix(named.low() ^ mix(cells.low())), mix(named.high() ^ mix(cells.high() + 1))];
}

const tags = { number: 0x2545f491, time: 0x5bd1e995, boolean: 0x1b873593 } as const;

interface Sums {
  readonly hash: ContentHash;
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
  const addDoubles = (values: Float64Array, counts: ArrayLike<number> | undefined, tag: number): void => {
    const sums = sumOfDoubles(values, counts, tag);
    add(sums.low, sums.high, 1);
  };
  const hash: ContentHash = {
    numbers: (values, counts) => addDoubles(values, counts, tags.number),
    times: (values, counts) => addDoubles(values, counts, tags.time),
    boolean: (value, count) => addDoubles(Float64Array.of(value ? 1 : 0), [count], tags.boolean),
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
  return { hash, low: () => low, high: () => high };
}

/** The last step of MurmurHash3, by Appleby: every bit of the input reaches every bit of the output. */
function mix(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
