import type { Interval } from "../report.ts";

/**
 * The difference current - reference of two independent estimates, its interval made from theirs by the method of
 * variance estimates recovery (Zou and Donner 2008), which needs no normality of either.
 */
export function differenceInterval(reference: Interval, current: Interval): Interval {
  const value = current.value - reference.value;
  return {
    value,
    low: value - Math.hypot(current.value - current.low, reference.high - reference.value),
    high: value + Math.hypot(current.high - current.value, reference.value - reference.low),
  };
}
