import type { Kind, Report } from "@driftline/drift";
import type { KindsIn } from "@driftline/source";
import type { Shown } from "../dress/display.ts";
import type { AnyColumn, ColumnFor } from "./columns.ts";
import type { MeasuresAsked, MeasuresShown } from "./measureNames.ts";
import type { KindIn, KindOfBoth, NameIn } from "./tables.ts";

export type KindsSet<Names extends string> = { readonly [Name in Names]?: Kind };

/** The columns of a comparison by their names: those of the reference, or of them the chosen ones. */
export type ColumnsOf<
  Reference,
  Current,
  Asked extends MeasuresAsked,
  Chosen extends readonly string[] | undefined,
  Types,
> = {
  readonly [Name in ChosenOf<NameIn<Reference>, Chosen>]: OneColumn<
    Name extends keyof Types ? Extract<Types[Name], Kind> : KindOfBoth<KindOn<Reference, Name>, KindOn<Current, Name>>,
    Asked,
    Name extends NameIn<Current> ? true : false
  >;
} & (string extends NameIn<Reference> ? ColumnsSet<Types, Asked> : unknown);

/** The kind that a column was declared with, else the one that its cells speak for. */
type KindOn<Held, Name extends string> = Name extends keyof KindsIn<Held>
  ? Extract<KindsIn<Held>[Name], Kind>
  : KindIn<Held, Name>;

/** Where no names are known, those whose kind was set are. */
type ColumnsSet<Types, Asked extends MeasuresAsked> = {
  readonly [Name in keyof Types & string]: OneColumn<Extract<Types[Name], Kind>, Asked, true>;
};

/** Of a union of kinds each has its own measures; a column that is not on both sides has none. */
type OneColumn<As extends Kind, Asked extends MeasuresAsked, OnBoth extends boolean> = As extends Kind
  ? ColumnFor<As, OnBoth extends true ? MeasuresShown<Asked, As> : never>
  : never;

type ChosenOf<Names extends string, Chosen extends readonly string[] | undefined> = Chosen extends readonly string[]
  ? string extends Chosen[number]
    ? Names
    : Extract<Names, Chosen[number]> extends never
      ? Extract<Chosen[number], Names>
      : Extract<Names, Chosen[number]>
  : Names;

export type AnyColumns = { readonly [Name in string]: AnyColumn };

/**
 * A report and its dress for cells: typed columns and how it is shown. JSON, structuredClone and comparisons see the
 * plain report alone.
 */
export interface DriftReport<Columns = AnyColumns> extends Omit<Report, "columns">, Shown {
  readonly columns: readonly Extract<Columns[keyof Columns], AnyColumn>[];
  /** One column; a name that the tables do not have is a compile error where their types tell, else a DriftlineError. */
  column<Name extends keyof Columns & string>(name: Name): Columns[Name];
  /**
   * The report as it is decided by what a person set where it is shown: the false alarms and the smallest effect that were
   * moved in the notebook. As it is where nothing was.
   */
  decided(): DriftReport<Columns>;
  /** The report with numbers that JSON does not have as strings: "NaN", "Infinity", "-Infinity". */
  toJSON(): unknown;
}
