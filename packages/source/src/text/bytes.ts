import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { checkText, fail, wholeLength } from "./checkText.ts";
import { fileChanged, stateOf } from "./fileState.ts";

export const isPacked = (path: string): boolean => /\.gz$/i.test(path);

/** Somewhere to put bytes that are about to be read. */
export type Room = (size: number) => Buffer;

/** A file as it is, unpacked where the name ends in .gz. */
export function readBytes(path: string, room?: Room): Buffer {
  const before = stateOf(path);
  const raw = orSayWhy(path, () => (room && !isPacked(path) ? readInto(room, path) : readFileSync(path)));
  if (stateOf(path) !== before) throw fileChanged(path);
  return isPacked(path) ? unpack(raw, path) : raw;
}

function readInto(room: Room, path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    // What is no ordinary file does not say how long it is.
    if (size === 0) return readFileSync(path);
    const bytes = room(size);
    let length = 0;
    for (let more = 1; more > 0 && length < size; length += more)
      more = readSync(file, bytes, length, size - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/**
 * The bytes of a text file as UTF-8 without a byte order mark, unpacked where the name ends in .gz; in the room that is
 * given, unless they had to be changed.
 */
export function readText(path: string, room?: Room): Buffer {
  return checkText(decode(readBytes(path, room)), path);
}

const beginning = 1 << 20;

/** The whole lines at the beginning of a text file, or a part of the first line where that is longer. */
export function readBeginning(path: string): Buffer {
  const part = firstBytes(path, beginning);
  const bytes = decode(isPacked(path) ? unpackBeginning(part, path) : part);
  const lines = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d)) + 1;
  return checkText(bytes.subarray(0, part.length < beginning ? bytes.length : lines || wholeLength(bytes)), path);
}

/** Whether a text file's bytes are UTF-8 as they are: not packed, and without a byte order mark. */
export function isPlain(path: string): boolean {
  return !isPacked(path) && encodingOf(firstBytes(path, 3)) === "utf-8";
}

function firstBytes(path: string, most: number): Buffer {
  const file = orSayWhy(path, () => openSync(path, "r"));
  try {
    const bytes = Buffer.alloc(most);
    return bytes.subarray(
      0,
      orSayWhy(path, () => readSync(file, bytes, 0, most, 0)),
    );
  } finally {
    closeSync(file);
  }
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
    return failToRead(path, error);
  }
}

export function failToRead(path: string, error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (code === "ENOENT" || code === "ENOTDIR") fail("noFile", path, "there is no such file; check the path");
  if (code === "EACCES" || code === "EPERM")
    fail("noAccess", path, "reading is not allowed; check the file's permissions");
  if (code === "ERR_FS_FILE_TOO_LARGE")
    fail("tooLarge", path, "the file is over 2 GiB; split it and name the parts by a glob");
  return fail("unreadable", path, `the file cannot be read (${code})`);
}

export function failToUnpack(path: string): never {
  return fail("badGzip", path, "this is no whole gzip file; copy it again, or take .gz from its name");
}

// The library for gzip is loaded where it is used: most files need no unpacking, and it takes longer to load than a small
// file to read.
function unpackBeginning(raw: Buffer, path: string): Buffer {
  const { gunzipSync, constants } = process.getBuiltinModule("node:zlib");
  try {
    return gunzipSync(raw, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return failToUnpack(path);
  }
}

function unpack(raw: Buffer, path: string): Buffer {
  if (raw.length === 0) return raw;
  try {
    return process.getBuiltinModule("node:zlib").gunzipSync(raw);
  } catch {
    return failToUnpack(path);
  }
}

/** UTF-16 is told by its byte order mark. */
export function encodingOf(raw: Uint8Array): "utf-8 with a mark" | "utf-16le" | "utf-16be" | "utf-8" {
  if (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf) return "utf-8 with a mark";
  if (raw[0] === 0xff && raw[1] === 0xfe) return "utf-16le";
  return raw[0] === 0xfe && raw[1] === 0xff ? "utf-16be" : "utf-8";
}

function decode(raw: Buffer): Buffer {
  const encoding = encodingOf(raw);
  if (encoding === "utf-8") return raw;
  if (encoding === "utf-8 with a mark") return raw.subarray(3);
  const decoder = new TextDecoder(encoding);
  const parts: Buffer[] = [];
  // One text of it all might be longer than texts may be.
  for (let from = 0; from < raw.length; from += decodedAtOnce)
    parts.push(Buffer.from(decoder.decode(raw.subarray(from, from + decodedAtOnce), { stream: true })));
  return Buffer.concat(parts);
}

const decodedAtOnce = 1 << 24;
