import { type Assumption, DriftlineError } from "@driftline/drift";
import { arrowTable } from "./arrowBytes.ts";
import { checkArrow } from "./arrowCheck.ts";
import { checkMetadata } from "./arrowMetadata.ts";
import type { ArrowTable } from "./frames/arrow/data.ts";
import { arrowColumns } from "./frames/arrow/table.ts";
import type { Columns } from "./table.ts";
import { checkSameColumns, type FirstFile, type TextPart } from "./text/sameColumns.ts";

const mark = "ARROW1";

/** What a file begins with that is something else. */
const others: readonly (readonly [start: string, says: string])[] = [
  ["FEA1", "is a Feather file of version 1; write it again in version 2"],
  ["PAR1", "is a Parquet file; end its name in .parquet"],
  ["\x1f\x8b", "is compressed with gzip; end its name in .gz"],
  ["\x28\xb5\x2f\xfd", "is compressed with zstd; unpack it first"],
];

/** A table from Arrow files, Feather files of version 2 or Arrow streams, one or several of the same columns. */
export async function readArrow(parts: Iterable<TextPart>): Promise<Columns> {
  let first: FirstFile | undefined;
  const tables: ArrowTable[] = [];
  const notes: Assumption[] = [];
  for (const { path, bytes } of parts) {
    checkFormat(bytes, path);
    const { table, isEnded } = await orSayWhere(path, bytes);
    const message = `${path}: the stream has no mark at its end; where it was cut off, rows are missing`;
    if (!isEnded) notes.push({ code: "noEnd", message });
    const names = table.schema.fields.map(({ name }) => name);
    if (first) checkSameColumns(names, path, first);
    first ??= { path, names };
    tables.push(table);
  }
  const columns = arrowColumns(tables, first?.path ?? "");
  return { ...columns, notes: [...notes, ...columns.notes] };
}

/** A stream begins with the length of its first message, since version 0.15 with four bytes of ones before it. */
function checkFormat(bytes: Buffer, path: string): void {
  if (bytes.length === 0) fail("emptyFile", path, "the file is empty; write the table again");
  const other = others.find(([start]) => bytes.toString("latin1", 0, start.length) === start);
  if (other) fail("wrongFormat", path, `this ${other[1]}`);
  if (isFile(bytes)) {
    const isWhole = bytes.length > 2 * mark.length + 6 && bytes.toString("latin1", bytes.length - mark.length) === mark;
    if (!isWhole) fail("badArrow", path, "the end of this Arrow file is missing; copy or write it again");
    return;
  }
  const length = bytes.length < 8 ? 0 : bytes.readInt32LE(bytes.readInt32LE(0) === -1 ? 4 : 0);
  if (length > 0 && length < bytes.length) return;
  fail("wrongFormat", path, "this is no Arrow file; give one of Arrow or Feather, or end its name in what it is");
}

function isFile(bytes: Buffer): boolean {
  return bytes.toString("latin1", 0, mark.length) === mark;
}

/** The library fails in many ways on damaged bytes, and says why for those who know the format. */
async function orSayWhere(path: string, bytes: Buffer): Promise<{ table: ArrowTable; isEnded: boolean }> {
  try {
    const isEnded = checkMetadata(bytes, isFile(bytes));
    const table = await arrowTable(bytes);
    checkArrow(table);
    return { table, isEnded };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(
      "badArrow",
      path,
      `the Arrow file cannot be read (${why}); copy it again, or write it with plainer types`,
    );
  }
}

function fail(code: string, path: string, message: string): never {
  throw new DriftlineError(code, `${path}: ${message}`);
}
