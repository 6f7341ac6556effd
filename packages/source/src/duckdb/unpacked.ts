import { rmSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Stop } from "@driftline/drift";
import { isPacked, isPlain } from "../text/bytes.ts";
import { byteParts, textParts } from "../text/parts.ts";
import { temporary } from "./temporary.ts";

/** A file that can be read at any place: one under gzip is unpacked first. */
export async function unpacked(path: string, stop?: Stop): Promise<string> {
  return isPacked(path) ? copied(byteParts(path), "parquet", stop) : path;
}

/** A text file as DuckDB reads it, UTF-8 as it is, or a copy that is so; stops at what is no text. */
export async function plainText(path: string, stop?: Stop): Promise<string> {
  if (!isPlain(path)) return copied(textParts(path), "txt", stop);
  for await (const _ of textParts(path)) stop?.throwIfAborted();
  return path;
}

async function copied(parts: AsyncIterable<Buffer>, ending: string, stop: Stop | undefined): Promise<string> {
  const target = temporary(ending);
  const file = await open(target, "w");
  try {
    for await (const part of parts) {
      stop?.throwIfAborted();
      await file.writeFile(part);
    }
    return target;
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
