/** The numbers that the Arrow format has for its types; a dictionary is no type of the format but of the library. */
export const typeIds = {
  dictionary: -1,
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  struct: 13,
  union: 14,
  fixedSizeBinary: 15,
  fixedSizeList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
  binaryView: 23,
  utf8View: 24,
} as const;

/** A type as apache-arrow describes it; each has the properties that it needs. */
export interface ArrowType {
  readonly typeId: number;
  readonly isSigned?: boolean;
  readonly bitWidth?: number;
  readonly byteWidth?: number;
  readonly listSize?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly unit?: number;
  readonly mode?: number;
  readonly typeIdToChildIndex?: Readonly<Record<number, number>>;
  readonly children?: readonly ArrowField[] | null;
}

export interface ArrowField {
  readonly name: string;
  readonly type: ArrowType;
}

export type Values = Exclude<NodeJS.TypedArray, Uint8ClampedArray>;

/**
 * A chunk of a column as apache-arrow lays it out, of whatever version or copy. Row i of a slice is `values[i]`, but bit
 * `offset + i` of the validity bitmap and of booleans.
 */
export interface ArrowData {
  readonly type: ArrowType;
  readonly length: number;
  readonly offset: number;
  /** Values a row. */
  readonly stride?: number;
  readonly values?: Values;
  readonly nullBitmap?: Uint8Array | null;
  readonly valueOffsets?: Int32Array | BigInt64Array;
  readonly typeIds?: Int8Array;
  readonly children: readonly ArrowData[];
  readonly dictionary?: ArrowVector;
  readonly variadicBuffers?: readonly Uint8Array[];
}

export interface ArrowVector {
  readonly data: readonly ArrowData[];
}

/** A table or a batch of rows. */
export interface ArrowTable {
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  readonly numRows: number;
  getChildAt(index: number): ArrowVector | null;
}

export function isValid({ type, nullBitmap, offset }: ArrowData, row: number): boolean {
  if (type.typeId === typeIds.null) return false;
  if (!nullBitmap || nullBitmap.length === 0) return true;
  const bit = offset + row;
  return ((nullBitmap[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
}

/** Calls for every row without a cell; bytes without a gap are passed over whole. */
export function eachNull(data: ArrowData, visit: (row: number) => void): void {
  const { nullBitmap, offset, length } = data;
  if (isWhole(data)) return;
  for (let row = 0; row < length; row += 1) {
    const bit = offset + row;
    if ((bit & 7) === 0 && nullBitmap?.[bit >> 3] === 0xff) row += 7;
    else if (!isValid(data, row)) visit(row);
  }
}

/** Whether every row has a cell, as far as can be told without looking. */
export function isWhole({ type, nullBitmap }: ArrowData): boolean {
  return type.typeId !== typeIds.null && (!nullBitmap || nullBitmap.length === 0);
}

/** 64-bit values as pairs of 32 bits, low ones first, which is how older versions hold them anyway. */
export function pairsOf(values: Values): Int32Array {
  if (values instanceof Int32Array) return values;
  return new Int32Array(values.buffer, values.byteOffset, values.byteLength >> 2);
}

/** Where a row's bytes or children begin; those of the next row begin where they end. */
export function offsetAt({ valueOffsets }: ArrowData, row: number): number {
  return Number(valueOffsets?.[row]);
}

/** All of these places; a bigint a row is slow, so those of 64 bits are put together from their halves. */
export function offsetsOf({ valueOffsets, length }: ArrowData): Int32Array | Float64Array {
  if (!(valueOffsets instanceof BigInt64Array)) return valueOffsets ?? new Int32Array(length + 1);
  const pairs = pairsOf(valueOffsets);
  const offsets = new Float64Array(length + 1);
  for (let row = 0; row <= length; row += 1)
    offsets[row] = (pairs[2 * row + 1] as number) * 2 ** 32 + ((pairs[2 * row] as number) >>> 0);
  return offsets;
}

/** A whole number of 64 bits: a number where that is exact. */
export function wholeAt({ values, type }: ArrowData, row: number): number | bigint {
  const pairs = pairsOf(values as Values);
  const high = BigInt(pairs[2 * row + 1] as number);
  const whole = (high << 32n) | BigInt((pairs[2 * row] as number) >>> 0);
  return exact(type.isSigned === false ? BigInt.asUintN(64, whole) : whole);
}

export function exact(whole: bigint): number | bigint {
  const number = Number(whole);
  return Number.isSafeInteger(number) ? number : whole;
}
