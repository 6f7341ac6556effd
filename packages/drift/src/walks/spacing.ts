import type { TieGroups, Walk } from "../walk.ts";

/** The largest distance between neighbouring distinct values of each side: an outage shows as one wide gap in time. */
export const spacing: Walk<{ readonly reference: number; readonly current: number }> = {
  name: "spacing",
  start() {
    const reference: Passed = { last: Number.NaN, widest: 0, own: new Float64Array(0) };
    const current: Passed = { last: Number.NaN, widest: 0, own: new Float64Array(0) };
    return {
      step(groups) {
        pass(reference, groups, groups.reference);
        pass(current, groups, groups.current);
      },
      finish: () => ({ reference: reference.widest, current: current.widest }),
    };
  },
};

interface Passed {
  last: number;
  widest: number;
  own: Float64Array;
}

function pass(passed: Passed, { length, values }: TieGroups, rows: Uint32Array): void {
  if (passed.own.length <= length) passed.own = new Float64Array(length + 1);
  const { own } = passed;
  // Whose a value is cannot be foreseen, and a wrong guess of the processor takes longer than all else: no branch.
  let held = 0;
  for (let index = 0; index < length; index += 1) {
    own[held] = values[index] as number;
    held += Number((rows[index] as number) > 0);
  }
  let { last, widest } = passed;
  for (let index = 0; index < held; index += 1) {
    const value = own[index] as number;
    if (value - last > widest) widest = value - last;
    last = value;
  }
  passed.last = last;
  passed.widest = widest;
}
