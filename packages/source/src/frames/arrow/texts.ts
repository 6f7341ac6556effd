import type { Column } from "../../column.ts";
import { dictionaryOf } from "../../dictionary.ts";
import { encodedColumn } from "../../encoded.ts";
import { type TextCollector, textCollector } from "../../text/collector.ts";
import { type ArrowData, isValid, isWhole, offsetsOf, typeIds } from "./data.ts";

/** Chunks of texts: bytes are compared as they are, and each different text is decoded once. */
export function textColumn(chunks: readonly ArrowData[], rows: number): Column {
  const collector = textCollector(rows);
  for (const data of chunks) {
    const add = data.type.typeId === typeIds.utf8View ? addViews : addTexts(data);
    for (let row = 0; row < data.length; row += batchRows)
      add(collector, data, row, Math.min(batchRows, data.length - row));
  }
  const { codes, counts, numbers, textOf } = collector.finish();
  return encodedColumn(
    codes,
    dictionaryOf(numbers.length, textOf, (code) => numbers[code] as number),
    counts,
  );
}

/** Texts are handed over so many at a time. */
const batchRows = 16_384;
const absent = 0xffff_ffff;

type Add = (collector: TextCollector, data: ArrowData, first: number, count: number) => void;

/** One after the other in one piece of memory. */
function addTexts(chunk: ArrowData): Add {
  const offsets = offsetsOf(chunk);
  return (collector, data, first, count) => {
    const whole = isWhole(data);
    const base = offsets[first] as number;
    const [starts, ends] = [new Uint32Array(count), new Uint32Array(count)];
    for (let index = 0; index < count; index += 1) {
      const row = first + index;
      starts[index] = whole || isValid(data, row) ? (offsets[row] as number) - base : absent;
      ends[index] = (offsets[row + 1] as number) - base;
    }
    // Where no row holds anything, there may be no bytes at all.
    const bytes = (data.values ?? new Uint8Array(0)) as Uint8Array;
    collector.append(bytes.subarray(base, offsets[first + count]), starts, ends);
  };
}

function addViews(collector: TextCollector, data: ArrowData, first: number, count: number): void {
  const whole = isWhole(data);
  const [starts, ends] = [new Uint32Array(count), new Uint32Array(count)];
  const texts: Uint8Array[] = [];
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const row = first + index;
    starts[index] = absent;
    if (!whole && !isValid(data, row)) continue;
    const [bytes, start, end] = viewAt(data, row);
    texts.push(bytes.subarray(start, end));
    starts[index] = length;
    length += end - start;
    ends[index] = length;
  }
  collector.append(Buffer.concat(texts, length), starts, ends);
}

/** A view is 16 bytes: the length, then up to 12 bytes themselves, or four of them, a buffer's number and a place in it. */
export function viewAt(data: ArrowData, row: number): readonly [bytes: Uint8Array, start: number, end: number] {
  const bytes = data.values as Uint8Array;
  const at = 16 * row;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 16);
  const length = view.getInt32(0, true);
  if (length <= 12) return [bytes, at + 4, at + 4 + length];
  const start = view.getInt32(12, true);
  return [data.variadicBuffers?.[view.getInt32(8, true)] as Uint8Array, start, start + length];
}
