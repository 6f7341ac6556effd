import { numbersModule } from "../assembly/numbers.ts";

/** What the compiled code exports; places are addresses in its memory. */
export interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  keep(size: number): number;
  resultsAt(): number;
  sort(values: number, count: number, to: number): number;
  sumAround(values: number, counts: number, count: number, around: number): number;
  powerSums(values: number, counts: number, count: number, shift: number): void;
  hashes(values: number, counts: number, count: number, tag: number): void;
  facts(values: number, counts: number, count: number): void;
  differing(values: number, count: number): number;
  openWalk(
    reference: number,
    referenceCounts: number,
    referenceSize: number,
    current: number,
    currentCounts: number,
    currentSize: number,
    above: number,
  ): void;
  nextGroups(): number;
  groupsAtMost(): number;
  blockAt(): number;
  rowsInReferenceAt(): number;
  rowsInCurrentAt(): number;
  gap(n: number, m: number, i: number, j: number, above: number, aboveAt: number, below: number, belowAt: number): void;
  areas(n: number, m: number, i: number, j: number, absolute: number, squared: number, last: number): void;
  join(atLeast: number, size: number, inCurrent: number, largest: number, largestInCurrent: number): number;
  joinedAt(): number;
}

/** Compiled code and the memory it works on. */
export interface Workshop {
  readonly code: Exports;
  /** Where some values lie: those that were sorted last, most often the two sides of a column, lie there already. */
  placeOf(values: Float64Array): number;
  /** Where what comes with the values lies, until the next call. 0 without any. */
  besides(counts: ArrayLike<number> | undefined): number;
  /** The same of two sides, half of the workshop's room each. */
  besidesBoth(
    reference: ArrayLike<number> | undefined,
    current: ArrayLike<number> | undefined,
  ): readonly [number, number];
  /** The finite values, sorted, as an array that lies there already: one of its own, or the first of some room. */
  sorted(values: Float64Array, room?: Float64Array): Float64Array;
  result(index: number): number;
}

interface Place {
  readonly at: number;
  /** Who holds these values elsewhere is not to be kept from letting them go. */
  held: WeakRef<Float64Array> | undefined;
}

const fewest = 65_536;
/** Memory for more numbers than this is given back when it is needed no more. */
const many = 2 ** 22;
/** A memory has at most 4 GB, and a column takes about four times its own size. */
export const mostNumbers = 2 ** 26;

/** Some neighbouring ones of a column's values, and the value before them. */
export interface Stretch {
  readonly values: Float64Array;
  readonly counts: ArrayLike<number> | undefined;
  readonly before: number;
}

/** A column in pieces that a workshop has room for: nearly always one. */
export function stretchesOf(values: Float64Array, counts?: ArrayLike<number>): Stretch[] {
  if (values.length <= mostNumbers) return [{ values, counts, before: Number.NaN }];
  return Array.from({ length: Math.ceil(values.length / mostNumbers) }, (_, index) => {
    const [start, end] = [index * mostNumbers, (index + 1) * mostNumbers];
    return {
      values: values.subarray(start, end),
      counts: counts && Array.prototype.slice.call(counts, start, end),
      before: values[start - 1] ?? Number.NaN,
    };
  });
}

let workshop: { readonly room: number; readonly made: Workshop } | undefined;

/** A workshop with room for so many numbers. */
export function workshopFor(count: number): Workshop {
  if (workshop === undefined || workshop.room < count || (workshop.room > many && 16 * count < workshop.room)) {
    const room = Math.max(fewest, count);
    workshop = { room, made: openWorkshop(room) };
  }
  return workshop.made;
}

function openWorkshop(room: number): Workshop {
  const code = numbersModule() as Exports;
  const input = code.keep(8 * room);
  const places: [Place, Place] = [
    { at: code.keep(8 * room), held: undefined },
    { at: code.keep(8 * room), held: undefined },
  ];
  const doubles = (at: number, count: number): Float64Array => new Float64Array(code.memory.buffer, at, count);
  const placeHolding = (values: Float64Array): Place | undefined => places.find(({ held }) => held?.deref() === values);
  /** The one that was used longer ago comes first. */
  const use = (place: Place): Place => {
    if (place === places[0]) places.reverse();
    return place;
  };
  const besidesBoth: Workshop["besidesBoth"] = (reference, current) => {
    const [one, other] = [input, input + 8 * Math.ceil(room / 2)];
    if (reference) doubles(one, reference.length).set(reference);
    if (current) doubles(other, current.length).set(current);
    return [reference ? one : 0, current ? other : 0];
  };
  return {
    code,
    placeOf(values) {
      const present = placeHolding(values);
      if (present) return use(present).at;
      const place = use(places[0]);
      doubles(place.at, values.length).set(values);
      // Somebody else may change what is theirs.
      place.held = undefined;
      return place.at;
    },
    besides: (counts) => besidesBoth(counts, undefined)[0],
    besidesBoth,
    sorted(values, own) {
      doubles(input, values.length).set(values);
      const place = use(places[0]);
      const there = doubles(place.at, code.sort(input, values.length, place.at));
      const found = own?.subarray(0, there.length) ?? there.slice();
      if (own) found.set(there);
      place.held = new WeakRef(found);
      return found;
    },
    result: (index) => doubles(code.resultsAt(), index + 1)[index] as number,
  };
}
