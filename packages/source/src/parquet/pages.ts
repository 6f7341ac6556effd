import { closeSync, openSync, readSync } from "node:fs";
import type { DirectPart } from "./direct.ts";
import { runLengths } from "./encodings.ts";
import { asStructure, dictionaryPage, numberIn } from "./footer.ts";
import { malformedUnless } from "./malformed.ts";
import { readStructure, type Structure } from "./thrift.ts";
import type { Place, Workbench } from "./workbench.ts";

/** The values of a page that are there, as they are written. */
export interface Page extends Place {
  readonly count: number;
  readonly encoding: number;
}

export interface PageReader {
  /** At most one for each part, before its other pages. */
  dictionary(page: Page): void;
  data(page: Page): void;
}

/** Hands out all pages of a part of a column. */
export function readPages(bench: Workbench, part: DirectPart, reader: PageReader): void {
  const start = readPart(bench, part);
  const end = start + part.size;
  let values = 0;
  for (let at = start; at < end && values < part.values; ) {
    const { structure: header, end: length } = readStructure(bench.bytes(at, end - at));
    const [type, size, packedSize] = [1, 2, 3].map((field) => numberIn(header, field) ?? -1) as [
      number,
      number,
      number,
    ];
    const packed = { at: at + length, end: at + length + packedSize };
    malformedUnless(size >= 0 && packedSize >= 0 && packed.end <= end);
    at = packed.end;
    const head = headOf(header, type);
    if (head === undefined) continue;
    const count = numberIn(head, 1) ?? -1;
    malformedUnless(count >= 0);
    if (type === dictionaryPage) {
      const encoding = numberIn(head, 2) ?? -1;
      reader.dictionary({ ...bench.unpacked(part.codec, packed, size), count, encoding });
    } else {
      values += count;
      reader.data(
        type === firstDataPage ? first(bench, part, packed, size, head) : second(bench, part, packed, size, head),
      );
    }
  }
  malformedUnless(values === part.values);
}

function readPart(bench: Workbench, { path, start, size }: DirectPart): number {
  const at = bench.room("part", size);
  const bytes = bench.bytes(at, size);
  const file = openSync(path, "r");
  try {
    let read = 0;
    for (let more = 1; more > 0 && read < size; read += more)
      more = readSync(file, bytes, read, size - read, start + read);
    malformedUnless(read === size);
  } finally {
    closeSync(file);
  }
  return at;
}

/** By parquet.thrift's numbers, and where each has what it says of itself. Others are indexes. */
const firstDataPage = 0;
const secondDataPage = 3;
const heads: ReadonlyMap<number, number> = new Map([
  [firstDataPage, 5],
  [dictionaryPage, 7],
  [secondDataPage, 8],
]);

function headOf(header: Structure, type: number): Structure | undefined {
  const field = heads.get(type);
  return field === undefined ? undefined : asStructure(header.get(field));
}

/** All is packed in one: which rows have a value, where that may be, with its length before it; and the values. */
function first(bench: Workbench, { codec, optional }: DirectPart, packed: Place, size: number, head: Structure): Page {
  const [count, encoding] = [numberIn(head, 1) as number, numberIn(head, 2) ?? -1];
  const { at, end } = bench.unpacked(codec, packed, size);
  if (!optional) return { at, end, count, encoding };
  malformedUnless(numberIn(head, 3) === runLengths && end - at >= 4);
  const levels = at + 4;
  const afterLevels = levels + new DataView(bench.code.memory.buffer).getUint32(at, true);
  malformedUnless(afterLevels <= end);
  const present = bench.code.ones(levels, afterLevels, count);
  malformedUnless(present >= 0);
  return { at: afterLevels, end, count: present, encoding };
}

/** Which rows have a value is not packed, and how many have none is said. */
function second(bench: Workbench, { codec }: DirectPart, packed: Place, size: number, head: Structure): Page {
  const [count, nulls, encoding] = [1, 2, 4].map((field) => numberIn(head, field) ?? -1) as [number, number, number];
  const levels = (numberIn(head, 5) ?? 0) + (numberIn(head, 6) ?? 0);
  malformedUnless(nulls >= 0 && nulls <= count && levels >= 0 && levels <= packed.end - packed.at && levels <= size);
  const values = { at: packed.at + levels, end: packed.end };
  const place = head.get(7) === false ? values : bench.unpacked(codec, values, size - levels);
  return { ...place, count: count - nulls, encoding };
}
