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
      const kept = { values: [] as number[], reference: [] as number[], current: [] as number[] };
      const left = { reference: 0, current: 0 };
      const passed = { reference: 0, current: 0 };
      const keep = (side: "reference" | "current", count: number) => {
        const first = passed[side];
        passed[side] += count;
        const last = sizes[side] - 1;
        // A group's values reach a quantile exactly if the rank of one of them does.
        if (count === 0 || passed[side] - 1 < last * trim || first > last * (1 - trim)) return 0;
        left[side] += count;
        return count;
      };
      return {
        step(groups) {
          for (let index = 0; index < groups.length; index += 1) {
            const reference = keep("reference", groups.reference[index] as number);
            const current = keep("current", groups.current[index] as number);
            if (reference + current === 0) continue;
            kept.values.push(groups.values[index] as number);
            kept.reference.push(reference);
            kept.current.push(current);
          }
        },
        finish() {
          const fold = areas.start(left);
          fold.step({
            length: kept.values.length,
            values: Float64Array.from(kept.values),
            reference: Uint32Array.from(kept.reference),
            current: Uint32Array.from(kept.current),
          });
          return fold.finish();
        },
      };
    },
  };
}
