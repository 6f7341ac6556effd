import type { JoinedGroups, Sizes, TieGroups } from "./walk.ts";

const mostGroups = 4096;

export interface GroupJoiner {
  step(groups: TieGroups): void;
  finish(): JoinedGroups;
}

/** Joins neighbouring groups while blocks of them go by. */
export function groupJoiner({ reference, current }: Sizes): GroupJoiner {
  const atLeast = (reference + current) / mostGroups;
  const room = Math.min(reference + current, 2 * mostGroups + 1);
  const joined = { rows: new Float64Array(room), inCurrent: new Float64Array(room) };
  let [length, distinct, size, inCurrent, largest, largestInCurrent] = [0, 0, 0, 0, 0, 0];
  const add = (rows: number, ofCurrent: number): void => {
    joined.rows[length] = rows;
    joined.inCurrent[length] = ofCurrent;
    length += 1;
  };
  return {
    step({ passes, length: groups }) {
      const closed = passes.join(atLeast, size, inCurrent, largest, largestInCurrent);
      [size = 0, inCurrent = 0, largest = 0, largestInCurrent = 0] = passes.results;
      for (let index = 0; index < closed; index += 1)
        add(passes.joined[2 * index] as number, passes.joined[2 * index + 1] as number);
      distinct += groups;
    },
    finish() {
      if (size > 0) add(size, inCurrent);
      const [rows, ofCurrent] = [joined.rows.subarray(0, length), joined.inCurrent.subarray(0, length)];
      return { rows, inCurrent: ofCurrent, distinct, largest, largestInCurrent };
    },
  };
}
