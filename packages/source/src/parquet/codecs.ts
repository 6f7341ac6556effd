import zlib from "node:zlib";
import { malformedUnless } from "./malformed.ts";

/** What packs pages, by parquet.thrift's numbers. Snappy is unpacked where the pages lie. */
export const plainCodec = 0;
export const snappyCodec = 1;

type Unpack = (packed: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

const unpackers: ReadonlyMap<number, Unpack | undefined> = new Map<number, Unpack | undefined>([
  [2, zlib.gunzipSync],
  // Node has it from 22.15 on.
  [6, zlib.zstdDecompressSync],
]);

export const isPackedAs = (codec: number): boolean =>
  codec === plainCodec || codec === snappyCodec || unpackers.get(codec) !== undefined;

/** What is not packed so is malformed, whatever zlib calls it. */
export function unpack(codec: number, packed: Uint8Array, size: number): Uint8Array {
  const unpacked = attempt(() => unpackers.get(codec)?.(packed, { maxOutputLength: Math.max(1, size) }));
  return malformedUnless(unpacked?.length === size) ?? (unpacked as Uint8Array);
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
