import type { Outcome } from "../../src/measure.ts";
import { readInputs } from "./readReference.ts";

/** Two-sided inputs of numbers by name. */
export const inputs = [...readInputs("inputs_num.json")];

/** What a peer found; a number alone is a score, and what the peer could not do is an error or null. */
export type Found = number | string | null | Readonly<Record<string, number | string | null>>;

/** A peer's statistic and p-value under any of its names; undefined where it has none. */
export function read(found: Found | undefined): { score: number | undefined; pValue: number | undefined } {
  if (found === null || found === undefined) return { score: undefined, pValue: undefined };
  if (typeof found !== "object") return { score: usable(found), pValue: undefined };
  const first = (...names: string[]) => names.map((name) => found[name]).find((value) => value !== undefined);
  return {
    score: usable(first("statistic", "distance", "value", "score")),
    pValue: usable(first("pvalue", "p_value", "p_val")),
  };
}

function usable(value: number | string | null | undefined): number | undefined {
  const number = value === null || value === undefined ? Number.NaN : Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** Whether a value lies within a share of what is expected, or at a distance of at most `least`. */
export function within(value: number | undefined, expected: number, share: number, least = 0): boolean {
  return (
    value !== undefined &&
    (value === expected || Math.abs(value - expected) <= Math.max(least, share * Math.abs(expected)))
  );
}

export function scoreOf(outcome: Outcome): number | undefined {
  return "score" in outcome ? outcome.score : undefined;
}

export function pValueOf(outcome: Outcome): number | undefined {
  return "score" in outcome ? outcome.pValue : undefined;
}
