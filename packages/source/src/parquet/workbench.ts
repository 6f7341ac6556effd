import { pagesModule } from "../assembly/pages.ts";
import { plainCodec, snappyCodec, unpack } from "./codecs.ts";
import { malformedUnless } from "./malformed.ts";

/** What the compiled code exports; places are addresses in its memory. */
export interface Code {
  readonly memory: { readonly buffer: ArrayBuffer };
  clear(): void;
  room(size: number): number;
  snappy(from: number, end: number, to: number, size: number): number;
  codes(from: number, end: number, width: number, count: number, to: number): number;
  ones(from: number, end: number, count: number): number;
  bits(from: number, count: number): number;
  expand(values: number, counts: number, size: number, to: number, room: number): number;
  tally(codes: number, count: number, counts: number, size: number): number;
  fromFloats(from: number, count: number, to: number): number;
  fromIntegers(from: number, count: number, to: number): number;
  fromUnsigned(from: number, count: number, to: number): number;
  fromLong(from: number, count: number, to: number): number;
  fromDays(from: number, count: number, to: number): number;
  fromTimes(from: number, count: number, to: number, parts: number): number;
}

/** Some bytes in the memory of the compiled code. */
export interface Place {
  readonly at: number;
  readonly end: number;
}

/** Compiled code, and rooms in its memory, of one use each, that grow as they must. */
export interface Workbench {
  readonly code: Code;
  /** Bytes there; another room may move them. */
  bytes(at: number, size: number): Uint8Array;
  room(use: "part" | "page" | "dictionary" | "codes" | "counts" | "wide", size: number): number;
  /** A page's bytes as they were before they were packed. */
  unpacked(codec: number, packed: Place, size: number): Place;
}

/** A bench that grew larger than this is not kept. */
const mostKept = 64 * 2 ** 20;

let kept: Code | undefined;

export function openWorkbench(): Workbench {
  const code = kept && kept.memory.buffer.byteLength <= mostKept ? kept : (pagesModule() as Code);
  kept = code;
  code.clear();
  const rooms = new Map<string, { readonly at: number; readonly size: number }>();
  const bytes = (at: number, size: number): Uint8Array => new Uint8Array(code.memory.buffer, at, size);
  const room: Workbench["room"] = (use, size) => {
    const present = rooms.get(use);
    if (present && present.size >= size) return present.at;
    const at = code.room(size);
    rooms.set(use, { at, size });
    return at;
  };
  return {
    code,
    bytes,
    room,
    unpacked(codec, packed, size) {
      const length = packed.end - packed.at;
      if (codec === plainCodec) return malformedUnless(length === size) ?? packed;
      const at = room("page", size);
      const end = at + size;
      if (codec === snappyCodec) malformedUnless(code.snappy(packed.at, packed.end, at, size) === 1);
      else bytes(at, size).set(unpack(codec, bytes(packed.at, length), size));
      return { at, end };
    },
  };
}
