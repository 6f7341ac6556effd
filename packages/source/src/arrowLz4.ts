interface Block {
  readonly from: number;
  readonly to: number;
  readonly isPacked: boolean;
}

const damaged = "its LZ4 data are damaged";

/**
 * Unpacks an LZ4 frame, by the LZ4 Frame Format Description 1.6.4 and the LZ4 Block Format Description of 2022.
 * Checksums are passed over: Arrow's writers leave those of the content out.
 */
export function unpackLz4(packed: Uint8Array): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const { start, largest, hasChecksums } = readHeader(view);
  const blocks = readBlocks(view, start, hasChecksums);
  const sizes = blocks.map(({ from, to, isPacked }) => (isPacked ? Math.min(largest, 255 * (to - from)) : to - from));
  const target = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let length = 0;
  for (const { from, to, isPacked } of blocks) {
    if (isPacked) length = unpackBlock(packed.subarray(from, to), target, length);
    else {
      target.set(packed.subarray(from, to), length);
      length += to - from;
    }
  }
  return target.slice(0, length);
}

function readHeader(view: DataView): { start: number; largest: number; hasChecksums: boolean } {
  const flags = view.getUint8(4);
  const size = (view.getUint8(5) >> 4) & 7;
  if (view.getUint32(0, true) !== 0x184d2204 || flags >> 6 !== 1 || size < 4) throw new RangeError(damaged);
  const hasLength = (flags & 8) !== 0;
  if ((flags & 1) !== 0) throw new RangeError("its LZ4 data need a dictionary, which Arrow does not know");
  return { start: hasLength ? 15 : 7, largest: 4 ** (size + 4), hasChecksums: (flags & 16) !== 0 };
}

/** Until a size of 0; its highest bit says that a block is stored as it is. */
function readBlocks(view: DataView, start: number, hasChecksums: boolean): Block[] {
  const blocks: Block[] = [];
  for (let at = start; ; ) {
    const size = view.getUint32(at, true);
    if (size === 0) return blocks;
    const from = at + 4;
    const to = from + (size & 0x7fffffff);
    if (to > view.byteLength) throw new RangeError(damaged);
    blocks.push({ from, to, isPacked: size >>> 31 === 0 });
    at = to + (hasChecksums ? 4 : 0);
  }
}

/** Sequences of literals and a copy of what came before, which may lie in an earlier block and reach into itself. */
function unpackBlock(source: Uint8Array, target: Uint8Array, start: number): number {
  let at = start;
  let from = 0;
  const lengthOf = (nibble: number): number => {
    let length = nibble;
    if (nibble < 15) return length;
    for (let byte = 255; byte === 255; from += 1) {
      byte = source[from] ?? fail();
      length += byte;
    }
    return length;
  };
  while (from < source.length) {
    const token = source[from] as number;
    from += 1;
    const literals = lengthOf(token >> 4);
    if (from + literals > source.length || at + literals > target.length) fail();
    for (const end = from + literals; from < end; from += 1, at += 1) target[at] = source[from] as number;
    if (from === source.length) break;
    const distance = (source[from] as number) | ((source[from + 1] ?? fail()) << 8);
    from += 2;
    const end = at + lengthOf(token & 15) + 4;
    if (distance === 0 || distance > at || end > target.length) fail();
    for (; at < end; at += 1) target[at] = target[at - distance] as number;
  }
  return at;
}

function fail(): never {
  throw new RangeError(damaged);
}
