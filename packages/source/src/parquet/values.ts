import type { DirectColumn } from "./direct.ts";
import { dictionary, oldDictionary, plain, runLengths } from "./encodings.ts";
import { type Form, forms } from "./form.ts";
import { malformedUnless, textOf } from "./malformed.ts";
import { type Page, type PageReader, readPages } from "./pages.ts";
import { takeRoom } from "./rooms.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** The values of a column of numbers or times, in any order: all of them, or how many rows hold each where they repeat. */
export function readNumbers({ form, parts }: DirectColumn): Float64Array | ReadonlyMap<number, number> {
  const bench = openWorkbench();
  const rows = parts.reduce((sum, part) => sum + part.values, 0);
  const counts = new Map<number, number>();
  let values: Float64Array | undefined;
  let held = 0;
  const append = (at: number, count: number): void => {
    values ??= takeRoom(rows);
    malformedUnless(held + count <= rows);
    new Uint8Array(values.buffer, 8 * held, 8 * count).set(bench.bytes(at, 8 * count));
    held += count;
  };
  for (const part of parts) {
    const codes = codeCounter(bench);
    let different = 0;
    readPages(bench, part, {
      dictionary(page) {
        malformedUnless(page.encoding === plain || page.encoding === oldDictionary);
        // Other pages are unpacked where this one was.
        different = bench.room("dictionary", 8 * page.count);
        // Views of the memory are made last: it moves when it grows.
        const doubles = asDoubles(bench, form, page);
        bench.bytes(different, 8 * page.count).set(bench.bytes(doubles, 8 * page.count));
        codes.begin(page.count);
      },
      data(page) {
        if (page.encoding === plain) append(asDoubles(bench, form, page), page.count);
        else codes.add(page);
      },
    });
    const { at, size, rows: counted } = codes.counted();
    // Values that hardly repeat are not counted.
    if (values === undefined && 8 * (counts.size + size) <= rows) addCounts(bench, different, codes.counts(), counts);
    else if (counted > 0) {
      const wide = bench.room("wide", 8 * counted);
      malformedUnless(bench.code.expand(different, at, size, wide, counted) === 1);
      append(wide, counted);
    }
  }
  if (values === undefined) return counts;
  return values.subarray(0, writeOut(counts, values, held));
}

/** Writes down each value as often as it was counted, from a place on; gives the end. */
export function writeOut(
  counts: Iterable<readonly [value: number, count: number]>,
  values: Float64Array,
  from: number,
): number {
  let held = from;
  for (const [value, count] of counts) {
    values.fill(value, held, held + count);
    held += count;
  }
  return held;
}

function addCounts(bench: Workbench, different: number, found: Uint32Array, counts: Map<number, number>): void {
  const values = new Float64Array(bench.code.memory.buffer, different, found.length);
  for (const [code, count] of found.entries()) {
    const value = values[code] as number;
    if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
  }
}

/** Where the page's values lie as doubles. */
function asDoubles(bench: Workbench, form: Form, { at, end, count }: Page): number {
  malformedUnless(at + count * forms[form].bytes <= end);
  if (form === "double") return at;
  const wide = bench.room("wide", 8 * count);
  const { code } = bench;
  const widen: Partial<Record<Form, () => number>> = {
    float: () => code.fromFloats(at, count, wide),
    integer: () => code.fromIntegers(at, count, wide),
    unsigned: () => code.fromUnsigned(at, count, wide),
    long: () => code.fromLong(at, count, wide),
    days: () => code.fromDays(at, count, wide),
    milliseconds: () => code.fromTimes(at, count, wide, 1),
    microseconds: () => code.fromTimes(at, count, wide, 1e3),
    nanoseconds: () => code.fromTimes(at, count, wide, 1e6),
  };
  malformedUnless(widen[form]?.() === 1);
  return wide;
}

/** How many rows hold each text, of pages that say which ones of a dictionary their rows hold. */
export function readTexts({ parts }: DirectColumn): ReadonlyMap<string, number> {
  const bench = openWorkbench();
  const counts = new Map<string, number>();
  for (const part of parts) {
    const codes = codeCounter(bench);
    let texts: readonly string[] = [];
    readPages(bench, part, {
      dictionary(page) {
        malformedUnless(page.encoding === plain || page.encoding === oldDictionary);
        texts = textsOf(bench.bytes(page.at, page.end - page.at), page.count);
        codes.begin(page.count);
      },
      data: (page) => codes.add(page),
    });
    const found = codes.counts();
    for (const [code, text] of texts.entries()) {
      const count = found[code] as number;
      if (count > 0) counts.set(text, (counts.get(text) ?? 0) + count);
    }
  }
  return counts;
}

/** Each with its length before it. What is no UTF-8 throws a TypeError. */
function textsOf(bytes: Uint8Array, count: number): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return Array.from({ length: count }, () => {
    const start = at + 4;
    at = start + view.getUint32(at, true);
    malformedUnless(at <= bytes.length);
    return textOf(bytes.subarray(start, at));
  });
}

export function readBooleans({ parts }: DirectColumn): ReadonlyMap<string, number> {
  const bench = openWorkbench();
  let [rows, hold] = [0, 0];
  const reader: PageReader = {
    dictionary: () => malformedUnless(false),
    data(page) {
      rows += page.count;
      hold += truths(bench, page);
    },
  };
  for (const part of parts) readPages(bench, part, reader);
  const counts = [["true", hold] as const, ["false", rows - hold] as const];
  return new Map(counts.filter(([, count]) => count > 0));
}

function truths({ code }: Workbench, { at, end, count, encoding }: Page): number {
  if (encoding === plain) {
    malformedUnless(at + Math.ceil(count / 8) <= end);
    return code.bits(at, count);
  }
  malformedUnless(encoding === runLengths && end - at >= 4);
  const found = count === 0 ? 0 : code.ones(at + 4, end, count);
  malformedUnless(found >= 0);
  return found;
}

/** How often each entry of a dictionary is named. */
function codeCounter(bench: Workbench) {
  let [size, at, rows] = [0, 0, 0];
  return {
    begin(count: number): void {
      size = count;
      at = bench.room("counts", 4 * count);
      bench.bytes(at, 4 * count).fill(0);
    },
    add({ at: from, end, count, encoding }: Page): void {
      malformedUnless(encoding === dictionary || encoding === oldDictionary);
      if (count === 0) return;
      malformedUnless(from < end);
      const [width = 0] = bench.bytes(from, 1);
      malformedUnless(width <= 24);
      const codes = bench.room("codes", 4 * count);
      malformedUnless(bench.code.codes(from + 1, end, width, count, codes) === 1);
      malformedUnless(bench.code.tally(codes, count, at, size) === 1);
      rows += count;
    },
    counted: () => ({ at, size, rows }),
    counts: () => new Uint32Array(bench.code.memory.buffer, at, size),
  };
}
