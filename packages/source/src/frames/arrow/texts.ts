import type { Column } from "../../column.ts";
import { dictionaryOf } from "../../dictionary.ts";
import { encodedColumn } from "../../encoded.ts";
import { type ArrowData, isValid, isWhole, offsetsOf, typeIds } from "./data.ts";
import { startHash, stepHash } from "./hash.ts";
import { appendCode, type Interner, intern, interner, startOf } from "./interner.ts";
import { plainNumber } from "./plainNumber.ts";

/** Chunks of texts: bytes are compared as they are, and each different text is decoded once. */
export function textColumn(chunks: readonly ArrowData[], rows: number): Column {
  const state = interner(rows);
  for (const data of chunks) {
    const whole = isWhole(data);
    const isView = data.type.typeId === typeIds.utf8View;
    const offsets = isView ? [] : offsetsOf(data);
    for (let row = 0; row < data.length; row += 1) {
      if (!whole && !isValid(data, row)) appendCode(state, -1);
      else if (isView) add(state, ...viewAt(data, row));
      else add(state, data.values as Uint8Array, offsets[row] as number, offsets[row + 1] as number);
    }
  }
  const { pool, ends, size } = state;
  const bytes = Buffer.from(pool.buffer, pool.byteOffset, startOf(state, size));
  return encodedColumn(
    state.codes.subarray(0, rows),
    dictionaryOf(
      size,
      (code) => bytes.toString("utf8", startOf(state, code), ends[code]),
      (code) => plainNumber(pool, startOf(state, code), ends[code] as number),
    ),
  );
}

function add(state: Interner, bytes: Uint8Array, start: number, end: number): void {
  let hash = startHash;
  for (let index = start; index < end; index += 1) hash = stepHash(hash, bytes[index] as number);
  intern(state, bytes, start, end, hash);
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
