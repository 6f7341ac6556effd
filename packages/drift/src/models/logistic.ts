import { DriftlineError } from "../errors.ts";
import { solvePositive } from "./solve.ts";

export interface LogisticOptions {
  /** The inverse of how strongly large coefficients are held back (L2). */
  readonly c?: number;
  /** How much each row counts; 1 each without. */
  readonly weights?: Float64Array;
}

export interface Logistic {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/** What is minimised: the loss of the rows plus, for each coefficient, `held` times half its square. */
interface Problem {
  readonly design: readonly Float64Array[];
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  readonly held: Float64Array;
}

const mostSteps = 100;
/** So near to the minimum, as a share of the loss, one whole step more leaves nothing but rounding. */
const near = 1e-12;

/**
 * Logistic regression by Newton's method, which for this loss is iteratively reweighted least squares (McCullagh and
 * Nelder 1989, Generalized Linear Models, 4.4). It minimises half the sum of squared coefficients plus `c` times the loss,
 * as scikit-learn's LogisticRegression does: that keeps coefficients finite where the classes can be told apart.
 *
 *     const { intercept, coefficients } = fitLogistic([Float64Array.of(1, 2, 3, 4)], Float64Array.of(0, 0, 1, 1));
 *     coefficients[0]; // 0.9583
 *     intercept; // -2.3957
 */
export function fitLogistic(
  columns: readonly Float64Array[],
  targets: Float64Array,
  { c = 1, weights = new Float64Array(targets.length).fill(1) }: LogisticOptions = {},
): Logistic {
  check(columns, targets, weights, c);
  // Around their means columns go together less with the intercept, which is not held back and so loses nothing by it.
  const means = columns.map((values) => weightedMean(values, weights));
  const centred = columns.map((values, column) => values.map((value) => value - (means[column] as number)));
  const design = [...centred, new Float64Array(targets.length).fill(1)];
  const held = Float64Array.from(design, (_, column) => (column < columns.length ? 1 / c : 0));
  const found = minimise({ design, targets, weights, held });
  const coefficients = Array.from(found.subarray(0, columns.length));
  const atMeans = found[columns.length] as number;
  return {
    coefficients,
    intercept: coefficients.reduce((sum, slope, column) => sum - slope * (means[column] as number), atMeans),
  };
}

/** The log odds of each row; 1 / (1 + exp(-score)) is its probability. */
export function scoreLogistic({ intercept, coefficients }: Logistic, columns: readonly Float64Array[]): Float64Array {
  const scores = linear(columns, coefficients);
  return scores.map((score) => score + intercept);
}

function minimise(problem: Problem): Float64Array {
  let at: Float64Array = new Float64Array(problem.design.length);
  let loss = lossAt(problem, at);
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const newton = newtonStep(problem, at);
    if (!newton) break;
    const moved = (part: number) => at.map((value, column) => value - part * (newton.step[column] as number));
    if (newton.fall <= near * loss) return moved(1);
    // Far from the minimum a whole step can overshoot.
    let part = 1;
    let there = lossAt(problem, moved(part));
    while (part > near && !(there < loss)) {
      part /= 2;
      there = lossAt(problem, moved(part));
    }
    at = moved(part);
    loss = there;
  }
  return at;
}

function lossAt({ design, targets, weights, held }: Problem, at: Float64Array): number {
  const scores = linear(design, at);
  let sum = 0;
  for (let row = 0; row < targets.length; row += 1) {
    const score = scores[row] as number;
    // log(1 + exp(score)) without overflow.
    const log = Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score)));
    sum += (weights[row] as number) * (log - (targets[row] as number) * score);
  }
  return at.reduce((total, value, column) => total + ((held[column] as number) * value * value) / 2, sum);
}

/** The inverse of the second derivatives times the first, and by how much the loss would fall if it were a parabola. */
function newtonStep(
  { design, targets, weights, held }: Problem,
  at: Float64Array,
): { readonly step: Float64Array; readonly fall: number } | undefined {
  const shares = linear(design, at).map((score) => 1 / (1 + Math.exp(-score)));
  const first = shares.map((share, row) => (weights[row] as number) * (share - (targets[row] as number)));
  const second = shares.map((share, row) => (weights[row] as number) * share * (1 - share));
  const slopes = Float64Array.from(
    design,
    (values, column) => product(values, first) + (held[column] as number) * (at[column] as number),
  );
  const curvatures = design.map((one, column) => {
    const weighted = one.map((value, row) => value * (second[row] as number));
    return Float64Array.from(
      design,
      (other, place) => product(weighted, other) + (place === column ? (held[column] as number) : 0),
    );
  });
  const step = solvePositive(curvatures, slopes);
  return step && { step, fall: product(slopes, step) / 2 };
}

function linear(columns: readonly Float64Array[], slopes: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(columns[0]?.length ?? 0);
  for (const [column, values] of columns.entries()) {
    const slope = slopes[column] as number;
    for (let row = 0; row < sums.length; row += 1) sums[row] = (sums[row] as number) + slope * (values[row] as number);
  }
  return sums;
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < one.length; row += 1) sum += (one[row] as number) * (other[row] as number);
  return sum;
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  return product(values, weights) / weights.reduce((sum, weight) => sum + weight, 0);
}

function check(columns: readonly Float64Array[], targets: Float64Array, weights: Float64Array, c: number): void {
  const fail = (what: string) => new DriftlineError("badOption", `logistic regression: ${what}`);
  if (!(c > 0)) throw fail(`c must be more than 0, got ${c}`);
  if (columns.length === 0) throw fail("it takes at least one column");
  const lengths = [...columns, weights].map(({ length }) => length);
  if (lengths.some((length) => length !== targets.length))
    throw fail(`columns, weights and targets must be equally long, got ${[...lengths, targets.length].join(", ")}`);
  const bad = columns.findIndex((values) => !values.every(Number.isFinite));
  if (bad >= 0) throw fail(`column ${bad} holds values that are missing or not finite; fill them in first`);
  if (!targets.every((target) => target === 0 || target === 1)) throw fail("targets must be 0 or 1");
  if (!(targets.includes(0) && targets.includes(1))) throw fail("it takes rows of both classes");
}
