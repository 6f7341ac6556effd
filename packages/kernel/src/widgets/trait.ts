import { isDeepStrictEqual, types } from "node:util";
import { isPlain } from "./plain.ts";

/**
 * One property of a widget that the kernel and the page share: what it may be, and what it is at first. `Given` is what
 * else may be given in its place, such as the options of a layout for the layout.
 */
export interface Trait<Value, Given = Value> {
  /** What it must be, for messages: "a whole number". */
  readonly expects: string;
  accepts(value: unknown): boolean;
  initial(): Value;
  /** Turns what was given, and accepted, into the value. */
  take?(given: Given): Value;
  /** The value as it travels; what is not said travels as it is. */
  toWire?(value: Value): unknown;
  fromWire?(wire: unknown): unknown;
  /** Its name on the wire, where that is not its own in snake case. */
  readonly wire?: string;
  /** Stays in the kernel: follows from other traits. */
  readonly local?: true;
  /** Follows from what people set, and is not theirs to see. */
  readonly hidden?: true;
  /** What the page sets is not sent back to it, as it is large. */
  readonly unechoed?: true;
}

// biome-ignore lint/suspicious/noExplicitAny: a trait of any value; `unknown` would refuse those that take values.
export type AnyTrait = Trait<any, any>;
export type Traits = Readonly<Record<string, AnyTrait>>;

/** The values of traits. */
export type ValuesOf<Table extends Traits> = {
  -readonly [Name in keyof Table]: Table[Name] extends Trait<infer Value, infer _Given> ? Value : never;
};

/** What may be given for traits. */
export type GivenOf<Table extends Traits> = {
  -readonly [Name in keyof Table]: Table[Name] extends Trait<infer Value, infer Given> ? Value | Given : never;
};

function trait<Value>(expects: string, accepts: (value: unknown) => boolean, value: Value): Trait<Value> {
  return Object.freeze({ expects, accepts, initial: () => value });
}

/** A whole number. */
export function int(value = 0): Trait<number> {
  return trait("a whole number", Number.isSafeInteger, value);
}

/** A finite number. */
export function float(value = 0): Trait<number> {
  return trait("a finite number", Number.isFinite, value);
}

/** True or false. */
export function bool(value = false): Trait<boolean> {
  return trait("true or false", (given) => typeof given === "boolean", value);
}

/** Text. */
export function text(value = ""): Trait<string> {
  return trait("text", (given) => typeof given === "string", value);
}

/** One of some values; the first is where it starts, unless another is said. */
export function oneOf<const Value extends string | number | boolean | null>(
  values: readonly [Value, ...Value[]],
  value: Value = values[0],
): Trait<Value> {
  const named = values.map((one) => JSON.stringify(one)).join(", ");
  return trait<Value>(`one of ${named}`, (given) => values.some((one) => one === given), value);
}

/** What another trait holds, or nothing, which it starts with. */
export function maybe<Value, Given>(
  other: Trait<Value, Given>,
  value: Value | null = null,
): Trait<Value | null, Given | null> {
  const { take, toWire, fromWire } = other;
  return Object.freeze<Trait<Value | null, Given | null>>({
    ...other,
    expects: `${other.expects} or null`,
    accepts: (given) => given === null || other.accepts(given),
    initial: () => value,
    ...(take && { take: (given) => (given === null ? null : take(given)) }),
    ...(toWire && { toWire: (held) => (held === null ? null : toWire(held)) }),
    ...(fromWire && { fromWire: (wire) => (wire === null ? null : fromWire(wire)) }),
  });
}

/** What one of two traits holds; it starts as the first does. */
export function either<Left, Right>(left: Trait<Left>, right: Trait<Right>): Trait<Left | Right> {
  const accepts = (given: unknown): boolean => left.accepts(given) || right.accepts(given);
  return trait<Left | Right>(`${left.expects} or ${right.expects}`, accepts, left.initial());
}

/** Any number of what another trait holds. The list itself cannot be changed, only exchanged for another. */
export function list<Value, Given>(
  of: Trait<Value, Given>,
  value: readonly Value[] = [],
): Trait<readonly Value[], readonly (Value | Given)[]> {
  const { take, toWire, fromWire } = of;
  return Object.freeze<Trait<readonly Value[], readonly (Value | Given)[]>>({
    expects: `a list, each ${of.expects}`,
    accepts: (given) => Array.isArray(given) && given.every((item) => of.accepts(item)),
    initial: () => Object.freeze([...value]),
    take: (given) => Object.freeze(Array.from(given, (item) => (take ? take(item as Given) : (item as Value)))),
    ...(toWire && { toWire: (held) => held.map((item) => toWire(item)) }),
    ...(fromWire && { fromWire: (wire) => (Array.isArray(wire) ? wire.map((item) => fromWire(item)) : wire) }),
  });
}

/** Two of what another trait holds, such as the ends of a range. */
export function pair<Value>(of: Trait<Value>, value: readonly [Value, Value]): Trait<readonly [Value, Value]> {
  const accepts = (given: unknown): boolean =>
    Array.isArray(given) && given.length === 2 && given.every((item) => of.accepts(item));
  return Object.freeze<Trait<readonly [Value, Value]>>({
    ...trait(`two, each ${of.expects}`, accepts, value),
    take: ([first, second]) => Object.freeze([first, second] as const),
  });
}

/** Named, as compilers differ in what they make of a Uint8Array. */
export interface Bytes extends Uint8Array {}

/** Bytes, such as those of an image. They travel as they are, not as text. */
export function bytes(): Trait<Bytes> {
  return trait("bytes", types.isUint8Array, new Uint8Array());
}

/** What JSON can say, with bytes and typed arrays anywhere in it. */
export function json<Value = unknown>(value: Value): Trait<Value> {
  return trait("what JSON can say, or bytes", isPlain, value);
}

/** A trait with something about it said otherwise. */
export function but<Value, Given>(other: Trait<Value, Given>, how: Partial<Trait<Value, Given>>): Trait<Value, Given> {
  return Object.freeze({ ...other, ...how });
}

/** Whether setting one for the other changes nothing. What was changed in place and is set again counts as changed. */
export function isSame(left: unknown, right: unknown): boolean {
  if (typeof left !== "object" || left === null || Object.isFrozen(left)) {
    if (Object.is(left, right)) return true;
  } else if (left === right) return false;
  return isDeepStrictEqual(left, right);
}

/** A name as it travels: `continuousUpdate` as `continuous_update`. */
export function wireName(name: string, trait: AnyTrait): string {
  return trait.wire ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
