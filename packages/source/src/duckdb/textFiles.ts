import { readFileSync, rmSync, statSync } from "node:fs";
import { DriftlineError, type Stop } from "@driftline/drift";
import type { TextPart } from "../text/sameColumns.ts";
import { checkUnchanged } from "./files.ts";
import type { FileState } from "./recipe.ts";
import { plainText } from "./unpacked.ts";

/** A text file by its name, and where DuckDB can read it. */
export interface TextFile {
  readonly path: string;
  readonly plain: string;
}

export async function plainTexts(paths: readonly string[], stop: Stop | undefined): Promise<TextFile[]> {
  const files: TextFile[] = [];
  try {
    for (const path of paths) files.push({ path, plain: await plainText(path, stop) });
    return files;
  } catch (error) {
    forget(files);
    throw error;
  }
}

/** Copies may be large. */
function forget(files: readonly TextFile[]): void {
  for (const { path, plain } of files) if (plain !== path) rmSync(plain, { force: true });
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
 * texts that it can read and DuckDB cannot, such as of lines that end in two ways: then there is no result. In the end
 * there are no copies any more.
 */
export async function inOwnWords<Result>(
  files: readonly TextFile[],
  states: readonly FileState[],
  check: (part: TextPart) => void,
  read: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    const result = await read();
    checkUnchanged(states);
    return result;
  } catch (error) {
    checkUnchanged(states);
    if (!(error instanceof DriftlineError) || !ofTexts.includes(error.code)) throw error;
    const sizes = files.map(({ plain }) => statSync(plain).size);
    for (const [index, { path, plain }] of files.entries())
      if ((sizes[index] as number) <= mostChecked) check({ path, bytes: readFileSync(plain) });
    if (sizes.reduce((sum, size) => sum + size, 0) > mostHeld) throw error;
    return undefined;
  } finally {
    forget(files);
  }
}
