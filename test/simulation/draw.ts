import { normalScore } from "../../packages/drift/src/stats/normalScore.ts";
import type { Random } from "../../packages/drift/src/stats/random.ts";

/** A column of simulated rows. Categories are whole numbers that stand for names; NaN is a missing cell. */
export interface Drawn {
  readonly kind: "number" | "category";
  readonly values: Float64Array;
}

/** How one cell of a column comes about from a uniform number, which columns may share, and from chance of its own. */
export interface Law {
  readonly name: string;
  readonly kind: "number" | "category";
  readonly missing?: number;
  cell(uniform: number, chance: Random): number;
}

export function draw(law: Law, rows: number, chance: Random): Drawn {
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) values[row] = cellOf(law, inside(chance.next()), chance);
  return { kind: law.kind, values };
}

export function cellOf(law: Law, uniform: number, chance: Random): number {
  const cell = law.cell(uniform, chance);
  return law.missing !== undefined && chance.next() < law.missing ? Number.NaN : cell;
}

/** A uniform number that is neither 0 nor 1, so that every law has a value for it. */
function inside(uniform: number): number {
  return uniform === 0 ? Number.MIN_VALUE : uniform;
}

export const normal = (uniform: number): number => normalScore(uniform);

/** The category that a uniform number falls into. */
export function categoryOf(shares: readonly number[]): (uniform: number) => number {
  const ends = new Float64Array(shares.length);
  let sum = 0;
  shares.forEach((share, index) => {
    sum += share;
    ends[index] = sum;
  });
  return (uniform) => {
    const position = uniform * sum;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (position < (ends[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

export function equalShares(count: number): number[] {
  return new Array<number>(count).fill(1 / count);
}

/** Shares that fall as 1 / rank (Zipf). */
export function fallingShares(count: number): number[] {
  return Array.from({ length: count }, (_, rank) => 1 / (rank + 1));
}
