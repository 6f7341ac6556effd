import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { encodingOf, failToRead, failToUnpack, isPacked } from "./bytes.ts";
import { checkText, wholeLength } from "./checkText.ts";

const partSize = 1 << 22;

/** The bytes of a file part by part, unpacked where the name ends in .gz. */
export async function* byteParts(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: partSize });
  const bytes: Readable = isPacked(path) ? pipeline(file, createGunzip({ chunkSize: partSize }), () => {}) : file;
  try {
    for await (const part of bytes) yield part as Buffer;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_")) failToUnpack(path);
    failToRead(path, error);
  }
}

/** The same of a text file as UTF-8 without a byte order mark, in whole characters; stops at what is no text. */
export async function* textParts(path: string): AsyncGenerator<Buffer> {
  let position = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of decoded(byteParts(path))) {
    const bytes = rest.length === 0 ? part : Buffer.concat([rest, part]);
    const whole = checkText(bytes.subarray(0, wholeLength(bytes)), path, position);
    rest = bytes.subarray(whole.length);
    position += whole.length;
    yield whole;
  }
  if (rest.length > 0 || position === 0) checkText(rest, path, position);
}

async function* decoded(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isFirst = true;
  for await (const part of parts) {
    const encoding = isFirst ? encodingOf(part) : "utf-8";
    isFirst = false;
    if (encoding === "utf-16le" || encoding === "utf-16be") decoder = new TextDecoder(encoding);
    const bytes = encoding === "utf-8 with a mark" ? part.subarray(3) : part;
    const text = decoder ? Buffer.from(decoder.decode(bytes, { stream: true })) : bytes;
    if (text.length > 0) yield text;
  }
}
