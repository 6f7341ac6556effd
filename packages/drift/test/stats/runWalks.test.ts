import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  gap,
  type Ordered,
  orderedCounts,
  orderedOf,
  random,
  runWalks,
  type TieGroups,
  type Walk,
} from "@driftline/drift";

type Group = readonly [value: number, reference: number, current: number];

/** Writes down what a walk is shown. */
const written: Walk<Group[]> = {
  name: "written",
  start() {
    const groups: Group[] = [];
    return {
      step({ length, values, reference, current }: TieGroups) {
        for (let index = 0; index < length; index += 1)
          groups.push([values[index] as number, reference[index] as number, current[index] as number]);
      },
      finish: () => groups,
    };
  },
};

function groupsOf(reference: Float64Array, current: Float64Array): Group[] {
  const groups = new Map<number, [number, number]>();
  for (const [side, values] of [reference, current].entries())
    for (const value of values) {
      const group = groups.get(value) ?? [0, 0];
      group[side] = (group[side] as number) + 1;
      groups.set(value, group);
    }
  return [...groups].map(([value, [before, after]]): Group => [value, before, after]).sort(([a], [b]) => a - b);
}

/** Names the first difference: all of them would be pages. */
function assertGroups(found: readonly Group[], expected: readonly Group[]): void {
  for (const [index, group] of expected.entries()) assert.deepEqual(found[index], group, `group ${index}`);
  assert.equal(found.length, expected.length);
}

const { next, normal, below } = random(8);

const columns: Readonly<Record<string, (index: number) => number>> = {
  different: normal,
  "a few equal": () => below(5000),
  "many equal": () => below(40),
  "two values": () => below(2),
  "one value": () => 3,
  "one value often": () => (next() < 0.5 ? 0 : normal()),
  "all below": (index) => index - 1e6,
  "all above": (index) => index + 1e6,
  "in turns": (index) => index,
  "in long turns": (index) => index + 4000 * Math.floor(index / 2000),
};

/** Shorter than a block of a walk, as long, and of many blocks. */
const lengths = [0, 1, 2, 1023, 1024, 1025, 2047, 2048, 2049, 9000];

const counted = (values: Float64Array): Ordered => orderedCounts(values, new Uint8Array(values.length).fill(1));

describe("a walk is shown every value once, with the rows of both sides", () => {
  for (const [name, cellAt] of Object.entries(columns))
    for (const [otherName, otherCellAt] of Object.entries(columns))
      test(`${name}, ${otherName}`, () => {
        for (const length of lengths) {
          const otherLength = lengths[below(lengths.length)] as number;
          const reference = Float64Array.from({ length }, (_, index) => cellAt(index));
          const current = Float64Array.from({ length: otherLength }, (_, index) => otherCellAt(index) + 0);
          const expected = groupsOf(reference, current);
          const [plain, withCounts] = [
            { reference: orderedOf(reference), current: orderedOf(current) },
            { reference: counted(reference), current: counted(current) },
          ];
          for (const before of [plain.reference, withCounts.reference])
            for (const after of [plain.current, withCounts.current])
              assertGroups(runWalks(before, after, [written])[0] as Group[], expected);
        }
      });
});

test("sides that are too long to be walked in one go are walked in parts, each value once", () => {
  for (const [name, cellAt] of Object.entries(columns)) {
    const reference = Float64Array.from({ length: 5000 }, (_, index) => cellAt(index));
    const current = Float64Array.from({ length: 3000 }, (_, index) => cellAt(index) + below(2));
    const expected = groupsOf(reference, current);
    for (const after of [orderedOf(current), counted(current)])
      for (const most of [1, 7, 900]) {
        const [found, apart] = runWalks(orderedOf(reference), after, [written, gap], most);
        assertGroups(found as Group[], expected);
        assert.deepEqual(apart, runWalks(orderedOf(reference), after, [gap])[0], name);
      }
  }
  const unordered = Float64Array.of(3, 2, 1, 5, 0);
  assert.throws(
    () => runWalks({ values: unordered }, { values: unordered }, [written], 2),
    /must be numbers and ascend/,
  );
});

test("values that are no numbers, or do not ascend, are an error and no endless walk", () => {
  const many = Float64Array.from({ length: 5000 }, (_, index) => index);
  const broken = (at: number, value: number): Ordered => {
    const values = many.slice();
    values[at] = value;
    return { values };
  };
  for (const other of [many, many.subarray(0, 10), new Float64Array(0)])
    for (const at of [0, 1, 700, 1024, 4999])
      for (const value of at > 0 ? [Number.NaN, -5] : [Number.NaN]) {
        const error = { name: "RangeError", message: /runWalks: values must be numbers and ascend/ };
        assert.throws(() => runWalks(broken(at, value), { values: other }, [written]), error);
        assert.throws(() => runWalks({ values: other }, broken(at, value), [written]), error);
      }
});
