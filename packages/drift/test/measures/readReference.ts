import { readFileSync } from "node:fs";
import type { Data } from "./outcomeOf.ts";

/** A file of reference cases; where they come from is told in test/reference/README.md. */
export function readReference<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`../../../../test/reference/${name}`, import.meta.url), "utf8")) as Content;
}

/** Equal within 1e-9 of the value, or 1e-12. */
export function isClose(value: number | undefined, expected: number): boolean {
  if (value === undefined) return false;
  if (value === expected) return true;
  return Math.abs(value - expected) <= Math.max(1e-12, 1e-9 * Math.abs(expected));
}

type Written = readonly (number | string | boolean | null)[];

/** The two sides of every case, without missing and infinite values: so the expected values were made. */
export function readInputs(name: "inputs_num.json" | "inputs_cat.json"): Map<string, Data> {
  // A category may be called "NaN"; where numbers are wanted it is the file's way to write one.
  const isPresent = (value: number | string | boolean | null): value is number | string | boolean =>
    value !== null && (name === "inputs_cat.json" || typeof value === "number");
  const cases = readReference<Record<string, { reference: Written; current: Written }>>(name);
  return new Map(
    Object.entries(cases).map(([key, { reference, current }]) => [
      key,
      { reference: reference.filter(isPresent), current: current.filter(isPresent) },
    ]),
  );
}
