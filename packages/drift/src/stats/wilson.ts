import type { Interval } from "../report.ts";
import { normalQuantile } from "./distributions.ts";

const z = normalQuantile(0.975);

/** A share and its 95 % interval (Wilson 1927). */
export function wilson(marked: number, rows: number): Interval {
  const value = marked / rows;
  const middle = (marked + (z * z) / 2) / (rows + z * z);
  const half = (z / (rows + z * z)) * Math.sqrt(rows * value * (1 - value) + (z * z) / 4);
  return {
    value,
    low: marked === 0 ? 0 : Math.max(0, middle - half),
    high: marked === rows ? 1 : Math.min(1, middle + half),
  };
}
