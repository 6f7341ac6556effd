import type { Kind } from "../kinds/kind.ts";
import { readLength } from "../kinds/read.ts";
import type { Feature } from "../models/histogramBins.ts";
import { pooled } from "../stats/pooled.ts";

/** One column of some whole rows: as numbers, NaN where there is none, or as labels. */
export interface SampledColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly numbers?: Float64Array;
  readonly labels?: readonly (string | undefined)[];
}

/** Whole rows of one side: the same place in every column is the same row. */
export interface SampledRows {
  readonly rows: number;
  readonly columns: readonly SampledColumn[];
}

export interface PooledColumn {
  readonly name: string;
  readonly feature: Feature;
}

/** The rows of both sides in one table, those of the reference first. */
export interface PooledRows {
  readonly reference: number;
  readonly current: number;
  readonly columns: readonly PooledColumn[];
}

/** The columns that both sides have, but for the rows' own clock, which parts the sides without any drift. */
export function poolRows(reference: SampledRows, current: SampledRows): PooledRows {
  const others = new Map(current.columns.map((column) => [column.name, column]));
  const columns = reference.columns.flatMap((before): PooledColumn[] => {
    const after = others.get(before.name);
    const feature = after && poolColumn(before, after);
    return feature ? [{ name: before.name, feature }] : [];
  });
  return { reference: reference.rows, current: current.rows, columns };
}

function poolColumn(before: SampledColumn, after: SampledColumn): Feature | undefined {
  const sides = { reference: numbersOf(before), current: numbersOf(after) };
  const { reference, current } = sides;
  if (reference && current) {
    if (before.kind === "time" && isClock(reference, current)) return undefined;
    return { kind: "number", values: pooled({ reference, current }) };
  }
  return before.labels && after.labels ? { kind: "category", codes: codesOf(before.labels, after.labels) } : undefined;
}

/** A text is as long as it is; what it says is looked at by itself. */
function numbersOf({ kind, numbers, labels }: SampledColumn): Float64Array | undefined {
  if (numbers || kind !== "text" || !labels) return numbers;
  return Float64Array.from(labels, (text) => (text === undefined ? Number.NaN : readLength(text)));
}

/** All of the current side's times lie after all of the reference's. */
function isClock(reference: Float64Array, current: Float64Array): boolean {
  const known = (times: Float64Array) => times.filter(Number.isFinite).sort();
  const [last, first] = [known(reference).at(-1), known(current)[0]];
  return last !== undefined && first !== undefined && first > last;
}

type Labels = readonly (string | undefined)[];

/** Codes in the order of the labels' names: any other order would give away which side a label was first seen on. */
function codesOf(reference: Labels, current: Labels): Int32Array {
  const places = new Map<string, number>();
  const placeOf = (label: string | undefined): number => {
    if (label === undefined) return -1;
    const known = places.get(label);
    if (known !== undefined) return known;
    places.set(label, places.size);
    return places.size - 1;
  };
  const codes = new Int32Array(reference.length + current.length);
  for (let row = 0; row < reference.length; row += 1) codes[row] = placeOf(reference[row]);
  for (let row = 0; row < current.length; row += 1) codes[reference.length + row] = placeOf(current[row]);
  const codeOfPlace = new Int32Array(places.size);
  const sorted = [...places].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [code, [, place]] of sorted.entries()) codeOfPlace[place] = code;
  return codes.map((place) => (place < 0 ? -1 : (codeOfPlace[place] as number)));
}
