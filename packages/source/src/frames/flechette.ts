import type { ArrowData, ArrowField, ArrowTable, ArrowType, ArrowVector, Values } from "./arrow/data.ts";
import { arrowColumns } from "./arrow/table.ts";
import type { Frame } from "./frame.ts";

interface FlechetteTable {
  readonly schema: { readonly fields: readonly ArrowField[] };
  readonly numRows: number;
  readonly children: readonly { readonly data: readonly Batch[] }[];
}

/** What apache-arrow calls a chunk, under other names and never sliced. */
interface Batch {
  readonly type: ArrowType & {
    readonly signed?: boolean;
    readonly stride?: number;
    readonly typeMap?: Readonly<Record<number, number>>;
  };
  readonly length: number;
  readonly nullCount: number;
  readonly validity?: Uint8Array;
  readonly values?: Values;
  readonly offsets?: Int32Array | BigInt64Array;
  readonly typeIds?: Int8Array;
  readonly children?: readonly Batch[];
  readonly dictionary?: { readonly data: readonly Batch[] };
  readonly data?: readonly Uint8Array[];
}

/** Tables of flechette, the Arrow library of arquero and Mosaic. */
export const flechette: Frame<FlechetteTable> = {
  matches(value): value is FlechetteTable {
    const { schema, numRows, children }: Partial<FlechetteTable> = value;
    return Array.isArray(schema?.fields) && typeof numRows === "number" && Array.isArray(children);
  },
  columns(table, name) {
    const seen = new Map<unknown, ArrowVector>();
    const { schema, numRows, children } = table;
    const getChildAt: ArrowTable["getChildAt"] = (index) => vectorOf(children[index], seen);
    return arrowColumns([{ schema, numRows, getChildAt }], name);
  },
};

/** The same vector for the same column, so that a dictionary that batches share is read once. */
function vectorOf(
  column: { readonly data: readonly Batch[] } | undefined,
  seen: Map<unknown, ArrowVector>,
): ArrowVector {
  const vector = seen.get(column) ?? { data: (column?.data ?? []).map((batch) => dataOf(batch, seen)) };
  seen.set(column, vector);
  return vector;
}

function dataOf(batch: Batch, seen: Map<unknown, ArrowVector>): ArrowData {
  const { type, length, nullCount, validity, values, offsets, typeIds, children, dictionary, data } = batch;
  const { signed, stride, typeMap } = type;
  return {
    type: {
      ...type,
      ...(signed === undefined ? {} : { isSigned: signed }),
      ...(stride === undefined ? {} : { byteWidth: stride, listSize: stride }),
      ...(typeMap === undefined ? {} : { typeIdToChildIndex: typeMap }),
    },
    length,
    offset: 0,
    children: (children ?? []).map((child) => dataOf(child, seen)),
    ...(values === undefined ? {} : { values }),
    ...(nullCount > 0 && validity ? { nullBitmap: validity } : {}),
    ...(offsets === undefined ? {} : { valueOffsets: offsets }),
    ...(typeIds === undefined ? {} : { typeIds }),
    ...(dictionary === undefined ? {} : { dictionary: vectorOf(dictionary, seen) }),
    ...(data === undefined ? {} : { variadicBuffers: data }),
  };
}
