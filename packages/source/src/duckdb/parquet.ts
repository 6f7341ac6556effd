import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { fail } from "../text/checkText.ts";
import { pathLiteral } from "./sql.ts";

/** A file by its name, and where it can be read. */
export interface ParquetFile {
  readonly path: string;
  readonly whole: string;
}

const magic = "PAR1";
const encrypted = "PARE";

/** Stops at a file that is not Parquet from its first to its last bytes, before an engine is loaded for it. */
export function checkParquet({ path, whole }: ParquetFile): void {
  const file = openSync(whole, "r");
  try {
    const { size } = fstatSync(file);
    if (size === 0) fail("emptyFile", path, "the file is empty; a Parquet file has at least its columns' names");
    const start = textAt(file, 0);
    if (start === encrypted) fail("badParquet", path, "this Parquet file is encrypted; write it without encryption");
    if (start !== magic)
      fail("wrongFormat", path, "this is no Parquet file, whatever its name says; give it the ending of what it is");
    if (size < 12 || textAt(file, size - magic.length) !== magic)
      fail("badParquet", path, "the end of this Parquet file is missing; copy it again, or wait until it is written");
  } finally {
    closeSync(file);
  }
}

function textAt(file: number, position: number): string {
  const bytes = Buffer.alloc(magic.length);
  readSync(file, bytes, 0, bytes.length, position);
  return bytes.toString("latin1");
}

/** Folders named `key=value` are only folders: every other way to read the file knows nothing of them. */
export const parquetTable = (paths: readonly string[]): string =>
  `read_parquet([${paths.map(pathLiteral).join(",")}], union_by_name = true, hive_partitioning = false)`;
