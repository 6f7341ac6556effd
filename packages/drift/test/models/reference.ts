import { readReference } from "../measures/readReference.ts";

type Numbers = readonly (number | null)[];

/** Made with scikit-learn; each part names its calls. */
export interface ModelCases {
  readonly logistic: readonly {
    readonly name: string;
    readonly columns: readonly Numbers[];
    readonly targets: Numbers;
    readonly weights?: Numbers;
    readonly c: number;
    readonly intercept: number;
    readonly coefficients: readonly number[];
  }[];
  readonly isotonic: readonly {
    readonly name: string;
    readonly places: Numbers;
    readonly targets: Numbers;
    readonly weights?: Numbers;
    readonly increasing: boolean;
    readonly at: Numbers;
    readonly expected: readonly number[];
  }[];
  readonly pca: {
    readonly columns: readonly Numbers[];
    readonly cases: readonly {
      readonly share: number;
      readonly components: readonly (readonly number[])[];
      readonly variances: readonly number[];
      readonly shares: readonly number[];
      readonly errors: readonly number[];
    }[];
  };
  readonly rocAuc: {
    readonly cases: readonly {
      readonly name: string;
      readonly scores: Numbers;
      readonly isPositive: Numbers;
      readonly auc: number;
      readonly standardError: number;
    }[];
  };
  readonly boosting: {
    readonly columns: readonly Numbers[];
    readonly classes: Numbers;
    readonly targets: Numbers;
    readonly logOdds: readonly number[];
    readonly values: readonly number[];
  };
}

export const modelCases = readReference<ModelCases>("expected_models.json");

/** Null stands for a missing number. */
export const numbers = (values: Numbers): Float64Array => Float64Array.from(values, (value) => value ?? Number.NaN);

/** The largest difference of two lists, as a share of the expected value where that is over one. */
export function distance(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Array.from(expected).reduce((most, value, index) => {
    const difference = Math.abs((found[index] as number) - value) / Math.max(1, Math.abs(value));
    // NaN is as far as can be.
    return difference <= most ? most : Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  }, 0);
}
