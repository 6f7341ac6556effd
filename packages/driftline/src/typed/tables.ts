import type { Kind, Source } from "@driftline/drift";
import type { Table } from "@driftline/source";

/**
 * Whatever holds a table: the path of a file or a glob, an array of objects, an object or Map of arrays, a table of
 * danfojs, polars, Arrow or arquero, or a source.
 */
export type AnyTable =
  | string
  | Source
  | readonly object[]
  | Readonly<Record<string, ArrayLike<unknown>>>
  | ReadonlyMap<string, ArrayLike<unknown>>
  | AnyFrame;

/** Tables of other libraries, by what of their shape their own types tell; nobody needs those libraries for it. */
export type AnyFrame = ArrowFrame | ArqueroFrame | DanfoFrame | PolarsFrame | PolarsSeries;

interface ArrowFrame {
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  readonly numRows: number;
  getChildAt(index: number): object | null | undefined;
}

interface ArqueroFrame {
  columnNames(): readonly string[];
  numRows(): number;
  isFiltered(): boolean;
}

interface DanfoFrame {
  readonly $isSeries: boolean;
  readonly columns: readonly string[];
}

interface PolarsFrame {
  readonly columns: readonly string[];
  readonly height: number;
  writeIPCStream(): Uint8Array;
}

interface PolarsSeries {
  readonly name: string;
  readonly dtype: object;
  toFrame(): PolarsFrame;
}

/** A row of which only the names' type is known: that of a file, say. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** The type of a table's rows, as far as the table's own type tells; `any` tells nothing. */
export type RowIn<Held> = unknown extends Held ? AnyRow : RowOf<Held>;

type RowOf<Held> = Held extends string | ReadonlyMap<string, unknown>
  ? AnyRow
  : Held extends Source
    ? Held extends Table<infer Row>
      ? unknown extends Row
        ? AnyRow
        : Row
      : AnyRow
    : Held extends AnyFrame
      ? RowOfFrame<Held>
      : Held extends readonly (infer Row)[]
        ? Row
        : { readonly [Name in keyof Held]: Held[Name] extends ArrayLike<infer Cell> ? Cell : never };

/** Of frames, those of apache-arrow tell names and types, where they were not read from a file. */
type RowOfFrame<Held> = Held extends { readonly TType: { readonly dataTypes: infer Types } }
  ? string extends keyof Types
    ? AnyRow
    : { readonly [Name in keyof Types]: ArrowCell<Types[Name]> }
  : AnyRow;

/** By the numbers that Arrow has for its types: 8 and 10 are dates and timestamps, 7 decimals; negative ones name the unit. */
type ArrowCell<Type> = Type extends { readonly TType: infer Id extends number; readonly TValue: infer Value }
  ? `${Id}` extends "8" | "10" | `-1${3 | 4 | 5 | 6 | 7 | 8}`
    ? Date
    : `${Id}` extends "7"
      ? number
      : Value
  : unknown;

/** The names of all columns, also where rows are of several types. */
export type NameIn<Held> = NameOf<RowIn<Held>>;

type NameOf<Row> = Row extends unknown ? keyof Row & string : never;

type CellOf<Row, Name extends string> = Row extends unknown ? (Name extends keyof Row ? Row[Name] : never) : never;

/** The kind that a column's cells speak for; `Kind` where they do not tell. */
export type KindIn<Held, Name extends string> = KindOf<NonNullable<CellOf<RowIn<Held>, Name>>>;

/** Strings are taken for categories; that they are text, times or numbers is said by the option `types`. */
type KindOf<Cell> = unknown extends Cell
  ? Kind
  : [Cell] extends [never]
    ? Kind
    : [Cell] extends [number | bigint]
      ? "number"
      : [Cell] extends [boolean]
        ? "boolean"
        : [Cell] extends [Date]
          ? "time"
          : [Cell] extends [string]
            ? "category"
            : Kind;

/** As the report chooses: the reference decides, but new words in a column of booleans make it one of categories. */
export type KindOfBoth<Before extends Kind, After extends Kind> = [Before, After] extends ["boolean", "category"]
  ? "category"
  : Before;
