import { DriftlineError } from "@driftline/drift";

/** What DuckDB says, in words that name the file or the table and what to do. */
export function engineError(error: unknown, table: string): DriftlineError {
  if (error instanceof DriftlineError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const file = fileIn(said) ?? table;
  for (const [pattern, code, message] of known) {
    const found = pattern.exec(said);
    if (found) return new DriftlineError(code, `${file}: ${message(found)}`);
  }
  return new DriftlineError("engineFailed", `${file}: DuckDB could not read it: ${inOneLine(said)}`);
}

/** Whether some column cannot be read, which need not end the others. */
export const isDamage = (error: unknown): error is DriftlineError =>
  error instanceof DriftlineError && error.code === "badParquet";

/** A copy of ours goes by the name of the table. */
const copy = /[/\\]driftline-\w{6}[/\\]\d+\.\w+$/;

function fileIn(said: string): string | undefined {
  const found = /^\s*file = (.*)$/m.exec(said) ?? /(?:file|database|read) (["'])(.+?)\1/i.exec(said);
  const path = found?.at(-1);
  return path === undefined || copy.test(path) ? undefined : path;
}

/** Only the first line speaks of the data; it may quote any of them. */
function inOneLine(said: string): string {
  const [first = ""] = said.split("\n");
  return first.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").slice(0, 300);
}

type Known = readonly [pattern: RegExp, code: string, message: (found: RegExpExecArray) => string];

/** DuckDB counts records where it says lines. Of files up to 2 GiB our own readers say what is wrong in their words. */
const known: readonly Known[] = [
  [
    /CSV Error on Line: (\d+)[\s\S]*?Expected Number of Columns: (\d+) Found: (\d+)/,
    "raggedRow",
    ([, record, expected, found]) =>
      `record ${record} has ${fields(found)} but ${columns(expected)}; ${
        Number(found) > Number(expected)
          ? "put fields that hold the separator in quotes"
          : "write missing cells as empty fields"
      }`,
  ],
  [
    /CSV Error on Line: (\d+)[\s\S]*?unterminated quote/i,
    "openQuote",
    ([, record]) =>
      `record ${record} opens a quote that is never closed, or has text behind one that is; write a quote within quotes twice`,
  ],
  [
    /CSV Error on Line: (\d+)[\s\S]*?Maximum line size/i,
    "longLine",
    ([, record]) => `record ${record} is over 2 MB; look for a quote that is never closed, or take the record out`,
  ],
  [
    /CSV Parser state machine reached an invalid state/,
    "lineEnds",
    () => "some lines end in CRLF and others in LF alone; write them all alike",
  ],
  [
    /Duplicate struct entry name "(.*)"/,
    "duplicateColumn",
    ([, name]) => `another column is named like ${JSON.stringify(name)} but for capital letters; rename one`,
  ],
  [
    /Malformed JSON|Invalid JSON|JSON transform error/i,
    "badJson",
    () => "a part of the file is not valid JSON, or not one object a row; mend it or take it out",
  ],
  [/Parquet file .*is encrypted/i, "badParquet", () => "this Parquet file is encrypted; write it without encryption"],
  [/Need at least one non-root column/, "noColumns", () => "this Parquet file has no columns; write it again"],
  [
    /Invalid string encoding found in Parquet file/,
    "badParquet",
    () => "a text is not UTF-8: the file is damaged or was written wrong; copy it again, or write it again",
  ],
  [
    /^Invalid Error: |[Dd]ecompression failure|likely corrupted|Footer length error|No magic bytes found at end of file|too small to be a Parquet file/,
    "badParquet",
    () => "the file is damaged; copy it again",
  ],
  [/No files found/i, "noFile", () => "there is no such file; check the path"],
  [/database does not exist/, "noFile", () => "there is no such file; check the path"],
  [
    /not a valid DuckDB database file/,
    "wrongFormat",
    () => "this is no DuckDB database; give a file that DuckDB wrote, or the path of a CSV, JSON or Parquet file alone",
  ],
  [
    /Could not set lock on file|being used by another process/,
    "locked",
    () => "another process writes to this database; wait until it has ended, or compare a copy",
  ],
  [/Corrupt database file|Could not read enough bytes/, "badDatabase", () => "the database is damaged; copy it again"],
  [
    /Out of Memory|could not allocate/i,
    "outOfMemory",
    () => "DuckDB ran out of memory; compare fewer columns with --columns, or on a machine with more",
  ],
  [
    /No space left|disk full/i,
    "diskFull",
    () => "the folder for temporary files is full; set TMPDIR to a folder with room for a copy of the file",
  ],
];

const fields = (count = ""): string => (count === "1" ? "1 field" : `${count} fields`);
const columns = (count = ""): string => (count === "1" ? "there is 1 column" : `there are ${count} columns`);
