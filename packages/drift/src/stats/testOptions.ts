import { DriftlineError } from "../errors.ts";
import type { Sizes } from "../walk.ts";

/** Which way the sides are asked to differ; each test says what its "less" and "greater" are. */
export const alternatives = ["two-sided", "less", "greater"] as const;
export type Alternative = (typeof alternatives)[number];

/** `auto` is exact where that is quick, asymptotic over that. */
export const methods = ["auto", "exact", "asymptotic"] as const;
export type Method = (typeof methods)[number];

export interface NumberRange {
  readonly least: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/** Stops at an option that is no number in the range. */
export function checkNumber(
  measure: string,
  option: string,
  given: unknown,
  { least, most, whole }: NumberRange,
): void {
  const wanted = `${whole ? "a whole number" : "a number"} from ${least}${most === undefined ? "" : ` to ${most}`}`;
  const fits =
    typeof given === "number" &&
    given >= least &&
    given <= (most ?? Number.POSITIVE_INFINITY) &&
    (!whole || Number.isInteger(given));
  if (!fits) throw new DriftlineError("badOption", `${measure}: ${option} must be ${wanted}, got ${shown(given)}`);
}

export function checkFlag(measure: string, option: string, given: unknown): void {
  if (typeof given !== "boolean")
    throw new DriftlineError("badOption", `${measure}: ${option} must be true or false, got ${shown(given)}`);
}

function shown(given: unknown): string {
  return typeof given === "number" ? String(given) : String(JSON.stringify(given));
}

/** Why two sides of these sizes cannot be compared, if they cannot. */
export function tooFew(measure: string, sizes: Sizes, least = 1): { readonly error: string } | undefined {
  for (const side of ["reference", "current"] as const) {
    const size = sizes[side];
    if (size === 0) return { error: `${measure}: the ${side} side has no values` };
    if (size < least)
      return {
        error: `${measure}: the ${side} side has ${size} value${size === 1 ? "" : "s"}, it takes at least ${least}`,
      };
  }
  return undefined;
}
