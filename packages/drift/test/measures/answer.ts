import type { Measure, Outcome, PairNeeds } from "../../src/measure.ts";
import { type Data, outcomeOfData } from "./outcomeOf.ts";

export type { Data, Value } from "./outcomeOf.ts";

/** A measure's outcome for two plain lists of values, by its defaults where no option is given. */
export function answer<Options extends object, Needs extends PairNeeds>(
  measure: Measure<Options, Needs>,
  data: Data,
  options: Partial<Options> = {},
): Outcome {
  return outcomeOfData(measure, data, options);
}
