import { type Assumption, DriftlineError } from "@driftline/drift";
import type { Columns } from "../table.ts";
import { collectedColumn } from "./collectedColumn.ts";
import type { CollectedFields } from "./collector.ts";
import { type Collecting, type FieldReader, fieldReader } from "./fields.ts";
import { checkSameColumns, type FirstFile, type TextPart } from "./sameColumns.ts";

type Separator = "," | ";" | "\t";

const separatorNames: Readonly<Record<Separator, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs" };

/**
 * A table from CSV or TSV, in one file or several of the same columns: RFC 4180 with a line of column names. An empty
 * field is missing, `""` is an empty string. Blank lines are skipped, but in a table of one column each is a missing
 * cell. A CSV whose names hold no comma but a semicolon or a tab is separated by that, and a column without a name is
 * called column1 by its place: both are noted.
 */
export function readSeparated(
  parts: Iterable<TextPart>,
  wanted: "," | "\t",
  reader: FieldReader = fieldReader(),
): Columns {
  const notes = new Map<string, Assumption>();
  const note = (code: string, message: string): unknown => notes.set(message, { code, message });
  let first: (FirstFile & { readonly collecting: Collecting }) | undefined;
  for (const { path, bytes } of parts) {
    const { names } = readHeader({ path, bytes }, wanted, note, reader);
    if (first) checkSameColumns(names, path, first);
    first ??= { path, names, collecting: reader.collect(names.length) };
    const places = new Map(first.names.map((name, index) => [name, index]));
    first.collecting.read(names.map((name) => places.get(name) as number));
  }
  const names = first?.names ?? [];
  const collected = first?.collecting.finish() ?? [];
  const columns = new Map(names.map((name, index) => [name, collectedColumn(collected[index] as CollectedFields)]));
  return { rows: collected[0]?.codes.length ?? 0, columns, notes: [...notes.values()], typed: false };
}

/** Reads a table without keeping any of it: stops at what is wrong with it. */
export function checkSeparated(part: TextPart, wanted: "," | "\t"): void {
  const { names, reader } = readHeader(part, wanted, () => {});
  reader.check(names.length);
}

export interface Header {
  readonly names: readonly string[];
  readonly separator: Separator;
  /** Blank lines before the names. */
  readonly blank: number;
  /** Stands behind the header. */
  readonly reader: FieldReader;
}

/** The line of column names, and what separates them. */
export function readHeader(
  { path, bytes }: TextPart,
  wanted: "," | "\t",
  note: (code: string, message: string) => unknown,
  reader: FieldReader = fieldReader(),
): Header {
  const separator = wanted === "," ? guessSeparator(bytes) : wanted;
  if (separator !== wanted) note("separator", `${path}: fields are separated by ${separatorNames[separator]}`);
  reader.open({ path, bytes }, separator);
  let blank = 0;
  while (reader.skipBlankLine()) blank += 1;
  return { names: namesOf(reader.record(), path, note), separator, blank, reader };
}

function guessSeparator(bytes: Uint8Array): Separator {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const line = bytes.subarray(0, end < 0 ? bytes.length : end);
  if (line.includes(0x2c)) return ",";
  return line.includes(0x3b) ? ";" : line.includes(0x09) ? "\t" : ",";
}

function namesOf(fields: readonly string[], path: string, note: (code: string, message: string) => unknown): string[] {
  const names: string[] = [];
  for (const [index, written] of fields.entries()) {
    const place = index + 1;
    const name = written || `column${place}`;
    if (written === "") note("unnamedColumn", `${path}: column ${place} has no name and is called ${name}`);
    const before = names.indexOf(name);
    if (before >= 0) {
      throw new DriftlineError(
        "duplicateColumn",
        `${path}: columns ${before + 1} and ${place} are both named ${JSON.stringify(name)}; rename one`,
      );
    }
    names.push(name);
  }
  return names;
}
