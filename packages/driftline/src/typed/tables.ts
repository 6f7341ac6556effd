import type { Kind, Source } from "@driftline/drift";
import type { Table } from "@driftline/source";

/** Whatever holds a table: the path of a file or a glob, an array of objects, an object or Map of arrays, or a source. */
export type AnyTable =
  | string
  | Source
  | readonly object[]
  | Readonly<Record<string, ArrayLike<unknown>>>
  | ReadonlyMap<string, ArrayLike<unknown>>;

/** A row of which only the names' type is known: that of a file, say. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** The type of a table's rows, as far as the table's own type tells. */
export type RowIn<Held> = Held extends string | ReadonlyMap<string, unknown>
  ? AnyRow
  : Held extends Source
    ? Held extends Table<infer Row>
      ? unknown extends Row
        ? AnyRow
        : Row
      : AnyRow
    : Held extends readonly (infer Row)[]
      ? Row
      : { readonly [Name in keyof Held]: Held[Name] extends ArrayLike<infer Cell> ? Cell : never };

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
