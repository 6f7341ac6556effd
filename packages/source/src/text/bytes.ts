import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { DriftlineError } from "@driftline/drift";

const magics: readonly { readonly bytes: readonly number[]; readonly says: string }[] = [
  { bytes: [0x50, 0x41, 0x52, 0x31], says: "is a Parquet file; end its name in .parquet" },
  { bytes: [0x1f, 0x8b], says: "is compressed with gzip; end its name in .gz" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], says: "is a zip archive or an Excel file; unpack it, or save the sheet as CSV" },
  { bytes: [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], says: "is an Arrow file; end its name in .arrow" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], says: "is compressed with zstd; unpack it first" },
];

const isPacked = (path: string): boolean => /\.gz$/i.test(path);

/** A file as it is, unpacked where the name ends in .gz. */
export function readBytes(path: string): Buffer {
  const raw = orSayWhy(path, () => readFileSync(path));
  return isPacked(path) ? unpack(raw, path) : raw;
}

/** The bytes of a text file as UTF-8 without a byte order mark, unpacked where the name ends in .gz. */
export function readText(path: string): Buffer {
  return checkText(decode(readBytes(path)), path);
}

/** The beginning of a text file that is too large to be read whole; UTF-16 would have to be. */
export function readBeginning(path: string): Buffer {
  const file = orSayWhy(path, () => openSync(path, "r"));
  const raw = Buffer.alloc(beginning);
  const length = readSync(file, raw, 0, beginning, 0);
  closeSync(file);
  const part = raw.subarray(0, length);
  const bytes = decode(isPacked(path) ? unpackBeginning(part, path) : part);
  // A character may be cut in two at the end: only whole lines are looked at.
  return checkText(
    bytes.subarray(0, Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d)) + 1 || bytes.length),
    path,
  );
}

const beginning = 1 << 20;

function checkText(bytes: Buffer, path: string): Buffer {
  if (bytes.length === 0) fail("emptyFile", path, "the file is empty; a table has at least its column names");
  for (const { bytes: magic, says } of magics) {
    if (magic.every((byte, index) => bytes[index] === byte)) fail("wrongFormat", path, `this ${says}`);
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) fail("wrongFormat", path, `byte ${zero} is NUL, so this is no text; give a CSV, TSV or JSON file`);
  if (!isUtf8(bytes)) {
    fail(
      "badEncoding",
      path,
      `byte ${invalidByte(bytes)} is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)`,
    );
  }
  return bytes;
}

/** The first sign of a text file that is not blank. */
export function firstSign(path: string): string {
  return readBeginning(path).toString("utf8").trimStart().slice(0, 1);
}

export function fileSize(path: string): number {
  return orSayWhy(path, () => statSync(path).size);
}

/** Stops at a path that is no file, whatever its name ends in. */
export function checkFile(path: string): void {
  const isDirectory = orSayWhy(path, () => statSync(path).isDirectory());
  if (isDirectory) fail("isDirectory", path, "this is a directory; name a file, or several by a glob such as *.csv");
}

function orSayWhy<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (code === "ENOENT" || code === "ENOTDIR") fail("noFile", path, "there is no such file; check the path");
    if (code === "EACCES" || code === "EPERM")
      fail("noAccess", path, "reading is not allowed; check the file's permissions");
    if (code === "ERR_FS_FILE_TOO_LARGE")
      fail("tooLarge", path, "the file is over 2 GiB; split it and name the parts by a glob");
    return fail("unreadable", path, `the file cannot be read (${code})`);
  }
}

function unpackBeginning(raw: Buffer, path: string): Buffer {
  const { gunzipSync, constants } = process.getBuiltinModule("node:zlib");
  try {
    return gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return fail("badGzip", path, "this is no whole gzip file; copy it again, or take .gz from its name");
  }
}

function unpack(raw: Buffer, path: string): Buffer {
  if (raw.length === 0) return raw;
  try {
    // Loaded only here: most files need no unpacking, and it takes longer to load than a small file to read.
    return process.getBuiltinModule("node:zlib").gunzipSync(raw);
  } catch {
    return fail("badGzip", path, "this is no whole gzip file; copy it again, or take .gz from its name");
  }
}

/** UTF-16 is told by its byte order mark. */
function decode(raw: Buffer): Buffer {
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) return raw.subarray(3);
  const little = raw[0] === 0xff && raw[1] === 0xfe;
  const big = raw[0] === 0xfe && raw[1] === 0xff;
  if (!little && !big) return raw;
  return Buffer.from(new TextDecoder(little ? "utf-16le" : "utf-16be").decode(raw));
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

function isPrefix(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function fail(code: string, path: string, message: string): never {
  throw new DriftlineError(code, `${path}: ${message}`);
}
