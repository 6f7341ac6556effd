import { normalTail } from "../../packages/drift/src/stats/distributions.ts";
import { categoryOf, equalShares, type Law, normal } from "./draw.ts";

/** A column before and after a change that one would want to see. */
export interface Shift {
  readonly name: string;
  readonly before: Law;
  readonly after: Law;
}

const numberShift = (name: string, before: Law["cell"], after: Law["cell"]): Shift => ({
  name,
  before: { name, kind: "number", cell: before },
  after: { name, kind: "number", cell: after },
});

const categoryShift = (name: string, before: readonly number[], after: readonly number[]): Shift => ({
  name,
  before: { name, kind: "category", cell: categoryOf(before) },
  after: { name, kind: "category", cell: categoryOf(after) },
});

const moved = (name: string, by: number): Shift => numberShift(name, normal, (uniform) => normal(uniform) + by);

const five = [0.4, 0.25, 0.15, 0.12, 0.08] as const;

/** The third of five categories takes some of the rows of the four others, in proportion. */
const points = (by: number): Shift =>
  categoryShift(
    `5 categories, one +${100 * by} points`,
    five,
    five.map((share, index) => (index === 2 ? share + by : (share * (0.85 - by)) / 0.85)),
  );

const newCategory = (share: number): Shift =>
  categoryShift(`new category with ${100 * share} %`, five, [...five.map((old) => old * (1 - share)), share]);

const still = moved("missing 0 to 3 %", 0);

export const shifts: readonly Shift[] = [
  moved("mean .1 sd", 0.1),
  moved("mean .2 sd", 0.2),
  moved("mean .5 sd", 0.5),
  numberShift("variance x 1.5", normal, (uniform) => normal(uniform) * Math.sqrt(1.5)),
  points(0.05),
  points(0.1),
  newCategory(0.01),
  newCategory(0.05),
  { ...still, after: { ...still.after, missing: 0.03 } },
];

/** Changes of numbers whose Kuiper V is `size`, of many kinds: what `rowsNeeded` promises to see. */
export function numberShiftsOfSize(size: number): readonly Shift[] {
  const bent = (name: string, pieces: readonly Piece[]): Shift =>
    numberShift(
      name,
      (uniform) => uniform,
      (uniform) => bend(uniform, pieces),
    );
  const [less, more] = [1 - 4 * size, 1 + 4 * size];
  const wider = spreadOfSize(size);
  return [
    // V of normals d deviations apart is 2 Phi(d / 2) - 1, nearly .3989 d.
    moved("mean", size / 0.3989),
    numberShift("spread", normal, (uniform) => normal(uniform) * wider),
    bent("from the middle to both ends", [
      [0.25, 1 + 2 * size],
      [0.75, 1 - 2 * size],
      [1, 1 + 2 * size],
    ]),
    bent("a wave", [
      [0.25, 1],
      [0.5, more],
      [0.75, less],
      [1, 1],
    ]),
    bent("two waves", [
      [0.25, less],
      [0.5, more],
      [0.75, less],
      [1, more],
    ]),
    bent("a tenth from left to right", [
      [0.4, 1],
      [0.5, 1 - 10 * size],
      [0.9, 1],
      [1, 1 + 10 * size],
    ]),
  ];
}

/** Equal categories, half of which grow and half shrink alike: the change of total variation `size` that is hardest to see. */
export function categoryShiftOfSize(categories: number, size: number): Shift {
  const half = Math.floor(categories / 2);
  const before = equalShares(categories);
  const change = (index: number) => (index < half ? size / half : index >= categories - half ? -size / half : 0);
  return categoryShift(
    `${categories} categories`,
    before,
    before.map((share, index) => share + change(index)),
  );
}

/** A piece of a density: where it ends, and how dense it is. */
type Piece = readonly [end: number, density: number];

function bend(uniform: number, pieces: readonly Piece[]): number {
  let left = uniform;
  let start = 0;
  for (const [end, density] of pieces) {
    const mass = (end - start) * density;
    if (left < mass) return start + left / density;
    left -= mass;
    start = end;
  }
  return 1;
}

/** The factor that moves `size` of a normal's rows: they move most at x^2 = 2 log(f) / (1 - 1 / f^2), on both sides. */
function spreadOfSize(size: number): number {
  let low = 1;
  let high = 4;
  for (let step = 0; step < 60; step += 1) {
    const factor = (low + high) / 2;
    const x = Math.sqrt((2 * Math.log(factor)) / (1 - 1 / factor ** 2));
    if (2 * (normalTail(x / factor) - normalTail(x)) < size) low = factor;
    else high = factor;
  }
  return low;
}
