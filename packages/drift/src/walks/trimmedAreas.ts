import { runWalks } from "../runWalks.ts";
import type { Walk } from "../walk.ts";
import { type Areas, areas } from "./areas.ts";

/**
 * The areas between the sides after each has lost what lies outside of its own quantiles `trim` and 1 - `trim` (by
 * method R-7). How many values a side keeps is known only at the end, so the groups are kept until then.
 */
export function trimmedAreas(trim: number): Walk<Areas> {
  return {
    name: `areas without tails of ${trim}`,
    start(sizes) {
      let kept = room(1024);
      const reference = side(sizes.reference, trim);
      const current = side(sizes.current, trim);
      return {
        step(groups) {
          if (kept.length + groups.length > kept.values.length) kept = widened(kept, groups.length);
          kept.values.set(groups.values.subarray(0, groups.length), kept.length);
          keep(reference, groups.length, groups.reference, kept.reference, kept.length);
          keep(current, groups.length, groups.current, kept.current, kept.length);
          kept.length += groups.length;
          dropEmpty(kept, kept.length - groups.length);
        },
        finish() {
          const values = kept.values.subarray(0, kept.length);
          const [found] = runWalks(
            { values, counts: kept.reference.subarray(0, kept.length) },
            { values, counts: kept.current.subarray(0, kept.length) },
            [areas],
          );
          return found as Areas;
        },
      };
    },
  };
}

/** Rows of one side: how many were passed and kept, and the ranks they are kept between. */
interface Side {
  readonly least: number;
  readonly most: number;
  passed: number;
  kept: number;
}

const side = (rows: number, trim: number): Side => ({
  least: (rows - 1) * trim,
  most: (rows - 1) * (1 - trim),
  passed: 0,
  kept: 0,
});

function keep(side: Side, length: number, rows: Uint32Array, kept: Float64Array, start: number): void {
  const { least, most } = side;
  let { passed } = side;
  for (let index = 0; index < length; index += 1) {
    const count = rows[index] as number;
    // A group's values reach a quantile exactly if the rank of one of them does.
    const stays = passed + count - 1 >= least && passed <= most ? count : 0;
    kept[start + index] = stays;
    side.kept += stays;
    passed += count;
  }
  side.passed = passed;
}

interface Kept extends Readonly<Record<"values" | "reference" | "current", Float64Array>> {
  length: number;
}

const room = (most: number): Kept => ({
  length: 0,
  values: new Float64Array(most),
  reference: new Float64Array(most),
  current: new Float64Array(most),
});

function widened(groups: Kept, more: number): Kept {
  const wider = room(2 * (groups.length + more));
  wider.values.set(groups.values);
  wider.reference.set(groups.reference);
  wider.current.set(groups.current);
  wider.length = groups.length;
  return wider;
}

/** Groups that no side keeps rows of leave no trace. */
function dropEmpty(kept: Kept, start: number): void {
  const { values, reference, current } = kept;
  let held = start;
  for (let index = start; index < kept.length; index += 1) {
    values[held] = values[index] as number;
    reference[held] = reference[index] as number;
    current[held] = current[index] as number;
    held += Number((reference[index] as number) + (current[index] as number) > 0);
  }
  kept.length = held;
}
