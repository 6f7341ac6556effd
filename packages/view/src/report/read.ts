import { type Report, type Verdict, verdicts } from "@driftline/drift";
import { reportOf } from "@driftline/drift/render/readReport";

/** A report, or why there is none and what of it can still be told. */
export type Reading = { readonly report: Report } | { readonly problem: string; readonly rest: readonly Remains[] };

export interface Remains {
  readonly name: string;
  readonly verdict: Verdict | undefined;
}

export function readState(value: unknown): Reading {
  try {
    return { report: reportOf(value) };
  } catch (thrown) {
    return { problem: thrown instanceof Error ? thrown.message : String(thrown), rest: remainsOf(value) };
  }
}

/** Names and verdicts are what all versions of a report have had so far. */
function remainsOf(value: unknown): readonly Remains[] {
  const columns = field(value, "columns");
  if (!Array.isArray(columns)) return [];
  return columns.flatMap((column: unknown): Remains[] => {
    const name = field(column, "name");
    if (typeof name !== "string") return [];
    return [{ name, verdict: verdicts.find((verdict) => verdict === field(column, "verdict")) }];
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
