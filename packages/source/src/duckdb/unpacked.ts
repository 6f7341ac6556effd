import { writeFileSync } from "node:fs";
import { readBytes } from "../text/bytes.ts";
import { temporary } from "./temporary.ts";

/** A file that can be read at any place: one under gzip is unpacked first. */
export function unpacked(path: string): string {
  if (!/\.gz$/i.test(path)) return path;
  const target = temporary("parquet");
  writeFileSync(target, readBytes(path));
  return target;
}
