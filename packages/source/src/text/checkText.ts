import { isUtf8 } from "node:buffer";
import { DriftlineError } from "@driftline/drift";

const magics: readonly { readonly bytes: readonly number[]; readonly says: string }[] = [
  { bytes: [0x50, 0x41, 0x52, 0x31], says: "is a Parquet file; end its name in .parquet" },
  { bytes: [0x1f, 0x8b], says: "is compressed with gzip; end its name in .gz" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], says: "is a zip archive or an Excel file; unpack it, or save the sheet as CSV" },
  { bytes: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], says: "is an Arrow file; end its name in .arrow" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], says: "is compressed with zstd; unpack it first" },
];

/** Stops at bytes that are no UTF-8 text: those of a whole file, or of a part of it from some position on. */
export function checkText(bytes: Buffer, path: string, from = 0): Buffer {
  if (from === 0) checkBeginning(bytes, path);
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    fail("wrongFormat", path, `byte ${from + zero} is NUL, so this is no text; give a CSV, TSV or JSON file`);
  if (!isUtf8(bytes)) {
    const place = from + invalidByte(bytes);
    fail("badEncoding", path, `byte ${place} is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)`);
  }
  return bytes;
}

function checkBeginning(bytes: Buffer, path: string): void {
  if (bytes.length === 0) fail("emptyFile", path, "the file is empty; a table has at least its column names");
  for (const { bytes: magic, says } of magics) {
    if (magic.every((byte, index) => bytes[index] === byte)) fail("wrongFormat", path, `this ${says}`);
  }
}

/** How many bytes there are up to the end of the last character that is not cut off. */
export function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return size > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Where the first character stands that is not UTF-8, by halving: what is before it is whole. */
function invalidByte(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (isPrefix(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  // The longest good prefix may end within the bad character.
  while (!isUtf8(bytes.subarray(0, good))) good -= 1;
  return good;
}

const isPrefix = (bytes: Buffer): boolean => isUtf8(bytes.subarray(0, wholeLength(bytes)));

export function fail(code: string, path: string, message: string): never {
  throw new DriftlineError(code, `${path}: ${message}`);
}
