import { type CompareOptions, decide as decidePlain, type Report, type SmallestEffect } from "@driftline/drift";
import { dress } from "./dress/dressReport.ts";
import type { DriftReport } from "./typed/report.ts";

export type DecideOptions = Pick<CompareOptions, "falseAlarms" | "smallestEffect">;

/**
 * The same report under other settings, without anything being computed anew. What is not given stays as it was.
 *
 *     decide(report, { falseAlarms: 0.01, smallestEffect: { columns: { age: { shift: 5 } } } }).verdict;
 */
export function decide<Columns>(report: DriftReport<Columns>, options?: DecideOptions): DriftReport<Columns>;
export function decide(report: Report, options?: DecideOptions): DriftReport;
export function decide(report: Report, options: DecideOptions = {}): DriftReport {
  const { falseAlarms, smallestEffect } = options;
  const settings = {
    ...(falseAlarms === undefined ? {} : { falseAlarms }),
    ...(smallestEffect === undefined ? {} : { smallestEffect: settled(report, smallestEffect) }),
  };
  return dress(decidePlain(report, settings));
}

function settled({ options }: Report, given: NonNullable<DecideOptions["smallestEffect"]>): SmallestEffect {
  return { ...options.smallestEffect, ...(typeof given === "number" ? { value: given } : given) };
}
