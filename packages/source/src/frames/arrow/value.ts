import { type ArrowData, exact, isValid, offsetAt, typeIds } from "./data.ts";
import { scaled, unscaledAt } from "./decimals.ts";
import { numberAt } from "./numbers.ts";
import { viewAt } from "./texts.ts";
import { timeAt } from "./times.ts";

/**
 * One cell of any type, null where there is none: a number, bigint, text, boolean or Date; bytes as hexadecimal text;
 * lists as arrays; structs, maps and calendar intervals as objects. For dictionaries, nested types and mixed chunks.
 */
export function valueAt(data: ArrowData, row: number): unknown {
  const { type } = data;
  if (type.typeId === typeIds.union) return unionAt(data, row);
  if (!isValid(data, row)) return null;
  switch (type.typeId) {
    case typeIds.int:
    case typeIds.float:
    case typeIds.duration:
    case typeIds.time:
      return numberAt(data, row);
    case typeIds.decimal:
      return decimalAt(data, row);
    case typeIds.date:
    case typeIds.timestamp:
      return timeAt(data, row);
    case typeIds.bool:
      return booleanAt(data, row);
    case typeIds.utf8:
    case typeIds.largeUtf8:
    case typeIds.utf8View:
      return bytesAt(data, row).toString("utf8");
    case typeIds.binary:
    case typeIds.largeBinary:
    case typeIds.binaryView:
    case typeIds.fixedSizeBinary:
      return `0x${bytesAt(data, row).toString("hex")}`;
    case typeIds.dictionary:
      return entryAt(data, Number(data.values?.[row]));
    case typeIds.interval:
      return intervalAt(data, row);
    default:
      return nestedAt(data, row);
  }
}

function nestedAt(data: ArrowData, row: number): unknown {
  const { type, children } = data;
  const [child] = children;
  if (type.typeId === typeIds.struct)
    return objectOf(type.children?.map(({ name }, index) => [name, children[index], row]));
  if (child === undefined) throw new TypeError(`Arrow's type ${type.typeId} is not known`);
  const size = type.typeId === typeIds.fixedSizeList ? (type.listSize ?? 0) : undefined;
  const start = size === undefined ? offsetAt(data, row) : row * size;
  const end = size === undefined ? offsetAt(data, row + 1) : start + size;
  const places = Array.from({ length: end - start }, (_, index) => start + index);
  if (type.typeId !== typeIds.map) return places.map((place) => valueAt(child, place));
  const [keys, values] = child.children;
  return objectOf(places.map((place) => [keys ? String(valueAt(keys, place)) : "", values, place]));
}

/** Without a prototype, so that any name is only a name. */
function objectOf(cells: readonly (readonly [name: string, data: ArrowData | undefined, row: number])[] = []): unknown {
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, data, row] of cells) object[name] = data ? valueAt(data, row) : null;
  return object;
}

function unionAt(data: ArrowData, row: number): unknown {
  const { type, children } = data;
  const child = children[type.typeIdToChildIndex?.[data.typeIds?.[row] as number] as number];
  if (child === undefined) return null;
  const isDense = type.mode === 1;
  return valueAt(child, isDense ? offsetAt(data, row) : row);
}

/** An entry of a dictionary, which may come in several chunks. */
function entryAt({ dictionary }: ArrowData, index: number): unknown {
  let start = 0;
  for (const chunk of dictionary?.data ?? []) {
    if (index < start + chunk.length) return valueAt(chunk, index - start);
    start += chunk.length;
  }
  throw new RangeError(`there is no entry ${index} in a dictionary of ${start}`);
}

export function booleanAt({ values, offset }: ArrowData, row: number): boolean {
  const bit = offset + row;
  return ((values?.[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
}

function bytesAt(data: ArrowData, row: number): Buffer {
  const { type } = data;
  const isView = type.typeId === typeIds.utf8View || type.typeId === typeIds.binaryView;
  const width = type.byteWidth ?? 0;
  const [bytes, start, end] = isView
    ? viewAt(data, row)
    : type.typeId === typeIds.fixedSizeBinary
      ? [data.values as Uint8Array, row * width, (row + 1) * width]
      : [data.values as Uint8Array, offsetAt(data, row), offsetAt(data, row + 1)];
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
}

function decimalAt(data: ArrowData, row: number): number | bigint {
  const scale = data.type.scale ?? 0;
  const unscaled = unscaledAt(data, row);
  return scale > 0 ? scaled(unscaled, scale) : exact(BigInt(unscaled) * 10n ** BigInt(-scale));
}

/** Months alone; days and milliseconds; or months, days and nanoseconds. */
function intervalAt({ type, values }: ArrowData, row: number): unknown {
  const part = (index: number): number => Number(values?.[index]);
  if (type.unit === 0) return part(row);
  if (type.unit === 1) return { days: part(2 * row), milliseconds: part(2 * row + 1) };
  const nanoseconds = part(4 * row + 3) * 2 ** 32 + (part(4 * row + 2) >>> 0);
  return { months: part(4 * row), days: part(4 * row + 1), nanoseconds };
}
