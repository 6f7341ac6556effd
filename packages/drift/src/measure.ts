import type { Kind } from "./kinds/kind.ts";
import type { Extent, Moments } from "./need.ts";
import type { Walk } from "./walk.ts";

/**
 * Where the edges of bins come from. They are fixed before anything is counted and serve both sides.
 * - `quantiles`: the reference's quantiles, `bins` of them, the outer bins open-ended; a value that is several quantiles has a bin of its own.
 * - `width`: `bins` of equal width over `over`.
 * - `sturges`, `doane`: as numpy's `histogram_bin_edges` over `over`.
 * - `values`: one bin for every distinct value of both sides.
 * - `given`: as they are.
 * `fewValues` turns any rule into `values` where the reference has at most that many distinct values.
 */
export type EdgeRule =
  | { readonly rule: "quantiles"; readonly bins: number; readonly fewValues?: number }
  | { readonly rule: "width"; readonly bins: number; readonly over: "reference" | "union"; readonly fewValues?: number }
  | { readonly rule: "sturges" | "doane"; readonly over: "reference" | "union"; readonly fewValues?: number }
  | { readonly rule: "values" }
  | { readonly rule: "given"; readonly edges: readonly number[] };

/** What a measure can ask of the two sides of a column together. `picture` is cells that are good to look at. */
export type PairNeed =
  | { readonly pair: "cells"; readonly edges: EdgeRule }
  | { readonly pair: "picture" }
  | { readonly pair: "counts" }
  | { readonly pair: "moments" }
  | { readonly pair: "extent" }
  | { readonly pair: "quantiles"; readonly probabilities: readonly number[] }
  | { readonly pair: "sample"; readonly size: number; readonly seed: number }
  | { readonly pair: "texts"; readonly size: number; readonly seed: number }
  | { readonly pair: "walk"; readonly walk: Walk<unknown> };

/** Rows of both sides in the same cells: bins between `edges`, or categories by `labels`. */
export interface Cells {
  readonly edges?: readonly number[];
  readonly labels?: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

export interface Sides<Value> {
  readonly reference: Value;
  readonly current: Value;
}

/** Quantiles with their distribution-free 95 % intervals (David and Nagaraja 2003, Order Statistics, 7.1). */
export interface Quantiles {
  readonly values: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export type PairAnswer<Asked extends PairNeed> = Asked extends { pair: "cells" | "counts" | "picture" }
  ? Cells
  : Asked extends { pair: "moments" }
    ? Sides<Moments>
    : Asked extends { pair: "extent" }
      ? Sides<Extent>
      : Asked extends { pair: "quantiles" }
        ? Sides<Quantiles>
        : Asked extends { pair: "sample" }
          ? Sides<Float64Array>
          : Asked extends { pair: "texts" }
            ? Sides<readonly string[]>
            : Asked extends { pair: "walk"; walk: Walk<infer Result> }
              ? Result
              : never;

export type PairNeeds = Readonly<Record<string, PairNeed>>;

export type PairAnswers<Needs extends PairNeeds> = { readonly [Key in keyof Needs]: PairAnswer<Needs[Key]> };

/**
 * What a measure found. `score` is how far the sides are apart (a distance, or a test's statistic);
 * a measure that has no answer for these data says why instead of inventing one.
 */
export type Outcome =
  | { readonly score: number; readonly statistic?: number; readonly pValue?: number }
  | { readonly error: string };

/** A case whose value is known from elsewhere; `origin` is the tool, its version and the call. */
export interface ReferenceCase<Options> {
  readonly reference: readonly (number | string | boolean)[];
  readonly current: readonly (number | string | boolean)[];
  readonly options?: Partial<Options>;
  readonly expected: { readonly score: number; readonly pValue?: number };
  readonly origin: string;
}

/** One drift measure. `needs` names what is asked of the engines, `run` is the measure itself. */
export interface Measure<Options extends object = object, Needs extends PairNeeds = PairNeeds> {
  readonly name: string;
  readonly title: string;
  /** The paper or text that defines it. */
  readonly source: string;
  readonly kinds: readonly Kind[];
  readonly defaults: Options;
  needs(options: Options, kind: Kind): Needs;
  run(answers: PairAnswers<Needs>, options: Options): Outcome;
  readonly cases: readonly ReferenceCase<Options>[];
}

/** Checks a definition and remembers what its needs answer with. */
export function defineMeasure<const Name extends string, Options extends object, const Needs extends PairNeeds>(
  measure: Measure<Options, Needs> & { readonly name: Name },
): Measure<Options, Needs> & { readonly name: Name } {
  return Object.freeze(measure);
}
