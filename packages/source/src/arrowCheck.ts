import { type ArrowData, type ArrowTable, isValid, offsetsOf, typeIds } from "./frames/arrow/data.ts";
import { viewAt } from "./frames/arrow/texts.ts";

const byOffsets: readonly number[] = [
  typeIds.utf8,
  typeIds.largeUtf8,
  typeIds.binary,
  typeIds.largeBinary,
  typeIds.list,
  typeIds.largeList,
  typeIds.map,
];
const byViews: readonly number[] = [typeIds.utf8View, typeIds.binaryView];

/** Stops where buffers are shorter than the rows they are of: the library believes what a damaged file says of itself. */
export function checkArrow(table: ArrowTable): void {
  for (const index of table.schema.fields.keys()) {
    const chunks = table.getChildAt(index)?.data ?? [];
    check(chunks.reduce((sum, { length }) => sum + length, 0) === table.numRows);
    const seen = new Set<unknown>();
    for (const chunk of chunks) checkData(chunk, seen);
  }
}

function checkData(data: ArrowData, seen: Set<unknown>): void {
  const { length, offset, nullBitmap, children, dictionary } = data;
  if (nullBitmap && nullBitmap.length > 0) check(8 * nullBitmap.length >= offset + length);
  if (length > 0) checkValues(data);
  for (const child of children) checkData(child, seen);
  if (dictionary === undefined || seen.has(dictionary)) return;
  seen.add(dictionary);
  for (const chunk of dictionary.data) checkData(chunk, seen);
}

function checkValues(data: ArrowData): void {
  const { type, length, offset, values, children, stride = 1 } = data;
  const held = values?.length ?? 0;
  // A decimal has 76 digits at most.
  if (type.typeId === typeIds.decimal) check(Math.abs(type.scale ?? 0) <= 76);
  const inner = children[0]?.length ?? 0;
  if (byOffsets.includes(type.typeId)) checkOffsets(data, children.length > 0 ? inner : held);
  else if (byViews.includes(type.typeId)) checkViews(data, held);
  else if (type.typeId === typeIds.bool) check(8 * held >= offset + length);
  else if (type.typeId === typeIds.fixedSizeList) check(inner >= length * stride);
  else if (type.typeId === typeIds.struct) for (const child of children) check(child.length >= length);
  else if (type.typeId === typeIds.union) checkUnion(data);
  else if (type.typeId !== typeIds.null) check(held >= length * stride);
}

function checkOffsets(data: ArrowData, held: number): void {
  check((data.valueOffsets?.length ?? 0) > data.length);
  let before = 0;
  for (const place of offsetsOf(data).subarray(0, data.length + 1)) {
    check(place >= before && place <= held);
    before = place;
  }
}

function checkViews(data: ArrowData, held: number): void {
  check(held >= 16 * data.length);
  for (let row = 0; row < data.length; row += 1) {
    if (!isValid(data, row)) continue;
    const [bytes, start, end] = viewAt(data, row);
    check(start >= 0 && end >= start && end <= (bytes?.length ?? 0));
  }
}

function checkUnion({ type, typeIds: ids, valueOffsets, children, length }: ArrowData): void {
  for (let row = 0; row < length; row += 1) {
    const child = children[type.typeIdToChildIndex?.[ids?.[row] ?? -1] ?? -1];
    const place = type.mode === 1 ? Number(valueOffsets?.[row]) : row;
    check(child !== undefined && place >= 0 && place < child.length);
  }
}

function check(isSo: boolean): void {
  if (!isSo) throw new RangeError("it is damaged: there are fewer bytes than its rows take");
}
