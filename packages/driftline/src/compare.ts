import type { CompareOptions as CoreOptions } from "@driftline/drift";
import { inCell } from "./cell/attended.ts";
import { compareTables } from "./compareTables.ts";
import { dress } from "./dress/dressReport.ts";
import type { MeasuresAsked } from "./typed/measureNames.ts";
import type { ColumnsOf, DriftReport, KindsSet } from "./typed/report.ts";
import type { AnyTable, NameIn } from "./typed/tables.ts";

/** How two tables are compared; `Names` are the columns' names. */
export interface CompareOptions<
  Names extends string = string,
  Asked extends MeasuresAsked = MeasuresAsked,
  Chosen extends readonly Names[] | undefined = readonly Names[] | undefined,
  Types extends KindsSet<Names> = KindsSet<Names>,
> extends Omit<CoreOptions, "measures" | "columns" | "types" | "segments"> {
  /** Measures to show beside the verdict; each kind's default ones unless asked for. */
  readonly measures?: Asked;
  /** Only these columns, in this order. */
  readonly columns?: Chosen;
  /** Kinds that are set instead of inferred. */
  readonly types?: Types & { readonly [Wrong in Exclude<keyof Types, Names>]: never };
  /** The comparison is made again within each value of these columns. */
  readonly segments?: readonly Names[];
}

/**
 * Compares two tables, reference first, and tells for each column whether it drifted, how much, and how sure one can be.
 * A table is the path of a file, an array of objects, an object or Map of arrays, or a source such as `adult()` gives.
 *
 * @example
 * const report = await compare({ age: [31, 44, 29] }, { age: [35, 52, 61] });
 * report.column("age").shift?.value; // 21
 * report.verdict; // "unknown"
 */
export async function compare<
  Reference extends AnyTable,
  Current extends AnyTable,
  const Asked extends MeasuresAsked = undefined,
  const Chosen extends readonly (NameIn<Reference> | NameIn<Current>)[] | undefined = undefined,
  const Types extends KindsSet<NameIn<Reference> | NameIn<Current>> = Record<never, never>,
>(
  reference: Reference,
  current: Current,
  options: CompareOptions<NameIn<Reference> | NameIn<Current>, Asked, Chosen, Types> = {},
): Promise<DriftReport<ColumnsOf<Reference, Current, Asked, Chosen, Types>>> {
  const report = await inCell("compare", options as CoreOptions, (attended, doing) =>
    compareTables(reference, current, attended, doing),
  );
  return dress(report);
}
