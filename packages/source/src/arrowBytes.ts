import { unpackLz4 } from "./arrowLz4.ts";
import type { ArrowTable } from "./frames/arrow/data.ts";

/** By the number that Arrow has for a way to pack buffers. */
const codecs: ReadonlyMap<number, (packed: Uint8Array) => Uint8Array> = new Map([
  [0, unpackLz4],
  [1, unpackZstd],
]);

/** The table in the bytes of an Arrow file or stream. apache-arrow is loaded only here: it takes longer than a small file. */
export async function arrowTable(bytes: Uint8Array): Promise<ArrowTable> {
  const { compressionRegistry, tableFromIPC } = await import("apache-arrow");
  // The library's registry is one for all: whoever else has set a codec keeps it.
  for (const [type, decode] of codecs) {
    const codec = compressionRegistry.get(type);
    if (codec?.decode === undefined) compressionRegistry.set(type, { ...codec, decode });
  }
  // What its chunks hold is unknown to the library's types.
  return tableFromIPC(bytes) as unknown as ArrowTable;
}

/** Node's own, from 22.15 on. Buffers are copied to where 64-bit values may stand. */
function unpackZstd(packed: Uint8Array): Uint8Array {
  const { zstdDecompressSync: unpack } = process.getBuiltinModule("node:zlib");
  if (unpack === undefined) throw new RangeError("it is compressed with zstd, which needs Node 22.15 or newer");
  return new Uint8Array(unpack(packed));
}
