import type { Walk } from "../walk.ts";

/** The largest distance between neighbouring distinct values of each side: an outage shows as one wide gap in time. */
export const spacing: Walk<{ readonly reference: number; readonly current: number }> = {
  name: "spacing",
  start() {
    const last = { reference: Number.NaN, current: Number.NaN };
    const widest = { reference: 0, current: 0 };
    const pass = (side: "reference" | "current", value: number) => {
      if (value - last[side] > widest[side]) widest[side] = value - last[side];
      last[side] = value;
    };
    return {
      step(groups) {
        for (let index = 0; index < groups.length; index += 1) {
          const value = groups.values[index] as number;
          if ((groups.reference[index] as number) > 0) pass("reference", value);
          if ((groups.current[index] as number) > 0) pass("current", value);
        }
      },
      finish: () => widest,
    };
  },
};
