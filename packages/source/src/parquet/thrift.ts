/** A structure of Thrift's compact protocol, by the numbers of its fields. Whole numbers of 64 bits are bigints. */
export type Structure = ReadonlyMap<number, Value>;
export type Value = boolean | number | bigint | Uint8Array | readonly Value[] | Structure;

/** What lies at the start of some bytes, and how many it took. Throws a RangeError where they are not Thrift. */
export function readStructure(bytes: Uint8Array, start = 0): { readonly structure: Structure; readonly end: number } {
  const cursor = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: start, depth: 0 };
  return { structure: structure(cursor), end: cursor.at };
}

interface Cursor {
  readonly view: DataView;
  at: number;
  depth: number;
}

/** A nested column has a few levels; bytes that are not what they should be may have any number. */
const deepest = 32;

function structure(cursor: Cursor): Structure {
  cursor.depth += 1;
  if (cursor.depth > deepest) throw new RangeError("a structure is nested too deep");
  const fields = new Map<number, Value>();
  for (let field = 0; ; ) {
    const head = byte(cursor);
    const type = head & 15;
    if (type === 0) break;
    field = head >> 4 === 0 ? Number(zigzag(varint(cursor))) : field + (head >> 4);
    fields.set(field, type <= 2 ? type === 1 : value(cursor, type));
  }
  cursor.depth -= 1;
  return fields;
}

function value(cursor: Cursor, type: number): Value {
  switch (type) {
    case 1:
    case 2:
      return byte(cursor) === 1;
    case 3:
      return (byte(cursor) << 24) >> 24;
    case 4:
    case 5:
      return Number(zigzag(varint(cursor)));
    case 6:
      return zigzag(varint(cursor));
    case 7: {
      const at = advance(cursor, 8);
      return cursor.view.getFloat64(at, true);
    }
    case 8: {
      const length = Number(varint(cursor));
      const at = advance(cursor, length);
      return new Uint8Array(cursor.view.buffer, cursor.view.byteOffset + at, length);
    }
    case 9:
    case 10:
      return list(cursor);
    case 12:
      return structure(cursor);
    default:
      throw new RangeError(`there is no type ${type}`);
  }
}

function list(cursor: Cursor): readonly Value[] {
  const head = byte(cursor);
  const length = head >> 4 === 15 ? Number(varint(cursor)) : head >> 4;
  // Every item takes a byte at least.
  if (length > cursor.view.byteLength - cursor.at) throw new RangeError("a list is longer than what holds it");
  return Array.from({ length }, () => value(cursor, head & 15));
}

function advance(cursor: Cursor, length: number): number {
  const { at } = cursor;
  if (length > cursor.view.byteLength - at) throw new RangeError("a text is longer than what holds it");
  cursor.at += length;
  return at;
}

function byte(cursor: Cursor): number {
  const found = cursor.view.getUint8(cursor.at);
  cursor.at += 1;
  return found;
}

function varint(cursor: Cursor): bigint {
  let low = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    const next = byte(cursor);
    low |= (next & 0x7f) << shift;
    if (next < 0x80) return BigInt(low);
  }
  let found = BigInt(low);
  for (let shift = 28n; shift < 70n; shift += 7n) {
    const next = byte(cursor);
    found |= BigInt(next & 0x7f) << shift;
    if (next < 0x80) return BigInt.asUintN(64, found);
  }
  throw new RangeError("a number has too many bytes");
}

const zigzag = (coded: bigint): bigint => (coded >> 1n) ^ -(coded & 1n);
