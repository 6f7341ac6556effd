import { DriftlineError } from "../errors.ts";

/**
 * What a share of nothing counts as, where its logarithm is asked for.
 * - `halfRow`: half a row of its side.
 * - `evidently`: 0.0001, or a millionth of the side's smallest share where that is at most 0.0001.
 * - `replace`: this share for every zero.
 * - `floor`: every share is at least this.
 */
export type ZeroRule = "halfRow" | "evidently" | { readonly replace: number } | { readonly floor: number };

/** Shares with the zeros filled; they are not brought back to a sum of one. */
export function fillZeros(shares: readonly number[], rows: number, rule: ZeroRule): number[] {
  if (typeof rule === "object" && "floor" in rule) return shares.map((share) => Math.max(share, rule.floor));
  const filler = rule === "halfRow" ? 0.5 / rows : rule === "evidently" ? evidentlyFiller(shares) : rule.replace;
  return shares.map((share) => (share === 0 ? filler : share));
}

function evidentlyFiller(shares: readonly number[]): number {
  const smallest = shares.reduce((least, share) => (share > 0 && share < least ? share : least), 1);
  return smallest <= 0.0001 ? smallest / 10 ** 6 : 0.0001;
}

export function checkZeros(measure: string, rule: unknown, others: readonly string[] = []): void {
  const named = ["halfRow", "evidently", ...others];
  if (typeof rule === "string" && named.includes(rule)) return;
  if (typeof rule === "object" && rule !== null) {
    const [[name, share] = []] = Object.entries(rule);
    if ((name === "replace" || name === "floor") && typeof share === "number" && share > 0 && share < 1) return;
  }
  throw new DriftlineError(
    "badOption",
    `${measure}: zeros must be one of ${named.join(", ")}, { replace: share } or { floor: share }, got ${JSON.stringify(rule)}`,
  );
}
