import type { Settle } from "./model.ts";

type Comparable = number | string | Date;

interface Bounds<Value> {
  readonly min: Value | null;
  readonly max: Value | null;
}

function checkBounds({ min, max }: Bounds<Comparable>): void {
  if (min !== null && max !== null && min > max) {
    throw new RangeError(`min ${min} is greater than max ${max}`);
  }
}

/** The nearest value between the bounds; numbers, moments and texts that sort as moments do. */
function within<Value extends Comparable>(value: Value, { min, max }: Bounds<Value>): Value {
  if (min !== null && value < min) return min;
  return max !== null && value > max ? max : value;
}

interface Bounded extends Bounds<Comparable> {
  readonly value: Comparable | null;
}

/** A value stays between its bounds, and moves with them. */
export const bounded: Settle<Bounded> = (next) => {
  checkBounds(next);
  return next.value === null ? {} : { value: within(next.value, next) };
};

interface BoundedByPowers {
  readonly base: number;
  readonly min: number;
  readonly max: number;
  readonly value: number;
}

/** The bounds are exponents. */
export const boundedByPowers: Settle<BoundedByPowers> = ({ base, min, max, value }) => {
  checkBounds({ min, max });
  return { value: within(value, { min: base ** min, max: base ** max }) };
};

interface BoundedRange extends Bounds<number> {
  readonly value: readonly [low: number, high: number];
}

/** Both ends of a range stay between the bounds, in order. */
export const boundedRange: Settle<BoundedRange> = ({ min, max, value: [low, high] }, given) => {
  checkBounds({ min, max });
  if (given("value") && low > high) throw new RangeError(`value ${low} to ${high} is not in order`);
  return { value: Object.freeze([within(low, { min, max }), within(high, { min, max })] as const) };
};
