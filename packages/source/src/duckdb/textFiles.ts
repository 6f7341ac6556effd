import { readFileSync, statSync } from "node:fs";
import { DriftlineError } from "@driftline/drift";
import type { TextPart } from "../text/sameColumns.ts";

/** A text file by its name, and where DuckDB can read it. */
export interface TextFile {
  readonly path: string;
  readonly plain: string;
}

/** What DuckDB says of texts that it cannot read. */
const ofTexts: readonly string[] = [
  "raggedRow",
  "openQuote",
  "longLine",
  "lineEnds",
  "duplicateColumn",
  "badJson",
  "engineFailed",
];

/** Buffers of Node's hold no more. */
const mostChecked = 2 ** 31 - 1;
/** Texts of Node's hold no more, and tables in memory should not. */
const mostHeld = 2 ** 29;

/**
 * Where DuckDB cannot read texts, our own reader says what is wrong, with the line, as it does of every file. There are
 * texts that it can read and DuckDB cannot, such as of lines that end in two ways: then there is no result.
 */
export async function inOwnWords<Result>(
  files: readonly TextFile[],
  check: (part: TextPart) => void,
  read: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DriftlineError) || !ofTexts.includes(error.code)) throw error;
    const sizes = files.map(({ plain }) => statSync(plain).size);
    for (const [index, { path, plain }] of files.entries())
      if ((sizes[index] as number) <= mostChecked) check({ path, bytes: readFileSync(plain) });
    if (sizes.reduce((sum, size) => sum + size, 0) > mostHeld) throw error;
    return undefined;
  }
}
