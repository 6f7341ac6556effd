import type { Cell, Filter, Source, Types } from "@driftline/drift";

export interface TableOptions {
  /** What reports call the table. */
  readonly name?: string;
  /** Kinds that are set instead of inferred, by column. */
  readonly types?: Types;
  /** The column of times that `between` goes by; where there is only one, it need not be named. */
  readonly time?: string;
}

/** A point in time: text is ISO 8601 and UTC unless it says otherwise, a number is milliseconds since 1970. */
export type Moment = Date | string | number;

declare const rowType: unique symbol;
declare const kindsType: unique symbol;

/** A table's type parameters, from the table: its methods name none of them, so that any table goes where a plain one does. */
interface Typed<Row, Kinds> {
  readonly [rowType]?: Row;
  readonly [kindsType]?: Kinds;
}

type RowIn<Held> = Held extends Typed<infer Row, unknown> ? Row : unknown;

/** The kinds that a table was declared with, by column; none where they are inferred. */
export type KindsIn<Held> = Held extends Typed<unknown, infer Kinds> ? Kinds : unknown;

/** The names of a table's columns; any text where its type does not tell. */
export type NamesIn<Held> = NamesOf<RowIn<Held>>;

type NamesOf<Row> = unknown extends Row ? string : Row extends unknown ? keyof Row & string : never;

type CellIn<Row, Name> = unknown extends Row ? Cell : Row extends unknown ? Known<Row[Name & keyof Row]> : never;

type Known<Value> = unknown extends Value ? Cell : Extract<Value, Cell>;

type Only<Row, Name extends string> = unknown extends Row
  ? { readonly [Chosen in Name]: unknown }
  : Row extends unknown
    ? { readonly [Chosen in Extract<keyof Row, Name>]: Row[Chosen] }
    : never;

type OnlyKinds<Kinds, Name extends string> = unknown extends Kinds ? unknown : Pick<Kinds, Extract<keyof Kinds, Name>>;

/**
 * A source that knows its rows' type, so that a report of it knows the columns' names, and the kinds that were declared.
 * Its parts are tables too, whose work is done where the table's is: in memory or in the database, on the rows asked for.
 */
export interface Table<Row = unknown, Kinds = unknown> extends Source, Typed<Row, Kinds> {
  /** The rows whose cell is this one: the same number or time, however it is written, or the same text. */
  where<Held, Name extends NamesIn<Held>>(this: Held, column: Name, equals: CellIn<RowIn<Held>, Name>): Held;
  /** The rows that a filter keeps: `{ column, equals }` or, in [from, to), `{ column, from, to }`. */
  where<Held>(this: Held, filter: Filter | { readonly column: NamesIn<Held>; readonly equals: Cell }): Held;
  where(filter: Filter): this;

  /**
   * The rows from one time until before another. They go by `column`, else by the table's option `time`, else by its only
   * column of times.
   */
  between<Held>(this: Held, from: Moment, to: Moment, options?: { readonly column?: NamesIn<Held> }): Held;

  /** Rows chosen by chance, whole and in their order: the same ones for the same seed, which is 1 unless set. */
  sample(size: number, options?: { readonly seed?: number }): this;

  /** The table with these columns alone, in this order. */
  select<Held, Name extends NamesIn<Held>>(
    this: Held,
    columns: readonly Name[],
  ): Table<Only<RowIn<Held>, Name>, OnlyKinds<KindsIn<Held>, Name>>;
}
