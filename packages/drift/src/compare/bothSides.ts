import type { Sides } from "../measure.ts";

export function bothSides<Value>(read: (side: keyof Sides<unknown>) => Value): Sides<Value> {
  return { reference: read("reference"), current: read("current") };
}

export const sides = ["reference", "current"] as const;
