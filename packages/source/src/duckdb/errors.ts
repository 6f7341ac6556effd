import { DriftlineError } from "@driftline/drift";

/** What DuckDB says, in words that name the table and what to do. Only its first lines speak of the data. */
export function engineError(error: unknown, table: string): DriftlineError {
  if (error instanceof DriftlineError) return error;
  const said = error instanceof Error ? error.message : String(error);
  const file = /^\s*file = (.*)$/m.exec(said)?.[1] ?? fileIn(said) ?? table;
  for (const [pattern, code, message] of known) {
    const found = pattern.exec(said);
    if (found) return new DriftlineError(code, `${file}: ${message(found)}`);
  }
  const [first = ""] = said.split("\n");
  return new DriftlineError("engineFailed", `${table}: DuckDB could not read it: ${first.slice(0, 300)}`);
}

function fileIn(said: string): string | undefined {
  return /file ["']([^"'\n]+)["']/i.exec(said)?.[1];
}

type Known = readonly [pattern: RegExp, code: string, message: (found: RegExpExecArray) => string];

const known: readonly Known[] = [
  [
    /CSV Error on Line: (\d+)[\s\S]*?Expected Number of Columns: (\d+) Found: (\d+)/,
    "raggedRow",
    ([, line, expected, found]) =>
      `line ${line} has ${fields(found)} but ${columns(expected)}; ${
        Number(found) > Number(expected)
          ? "put fields that hold the separator in quotes"
          : "write missing cells as empty fields"
      }`,
  ],
  [
    /CSV Error on Line: (\d+)[\s\S]*?unterminated quote/i,
    "openQuote",
    ([, line]) => `line ${line} opens a quote that is never closed; close it, or write a quote within quotes twice`,
  ],
  [
    /CSV Error on Line: (\d+)[\s\S]*?not utf-8/i,
    "badEncoding",
    ([, line]) => `line ${line} is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)`,
  ],
  [
    /CSV Error on Line: (\d+)\s[\s\S]*?\n(?!Original)([^\n]*\S)/,
    "badCsv",
    ([, line, what]) => `line ${line} cannot be read as CSV: ${what}`,
  ],
  [
    /Malformed JSON[^\n]*?(?:in line (\d+)|at byte (\d+))[^\n]*/i,
    "badJson",
    ([, line, byte]) => `${line ? `line ${line}` : `byte ${byte}`} is not valid JSON; mend it or take it out`,
  ],
  [
    /too small to be a Parquet file|No magic bytes found|Footer length error|footer/i,
    "badParquet",
    () => "this is no whole Parquet file; copy it again",
  ],
  [
    /TProtocolException|Parquet|Snappy|ZSTD|decompress|corrupt|out of buffer|Invalid .*encoding/i,
    "badParquet",
    ([found]) => `the file is damaged (${found}); copy it again`,
  ],
  [/No files found/i, "noFile", () => "there is no such file; check the path"],
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
