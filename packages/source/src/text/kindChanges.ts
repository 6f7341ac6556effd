import { type Assumption, infer, type Kind, type Types } from "@driftline/drift";
import { columnsOf } from "../arrays.ts";
import type { Column } from "../column.ts";
import { cellsOfRows } from "../rows.ts";
import { readBeginning } from "./bytes.ts";
import { collectedColumn } from "./collectedColumn.ts";
import type { CollectedFields } from "./collector.ts";
import { jsonLines } from "./json.ts";
import type { TextPart } from "./sameColumns.ts";
import { readHeader } from "./separated.ts";

/** So many rows at the beginning of a file show what its columns hold. */
const glance = 1000;

const words: Readonly<Record<Kind, string>> = {
  number: "numbers",
  time: "times",
  boolean: "true and false",
  category: "words",
  text: "words",
};

interface Seen {
  readonly path: string;
  readonly holds: string;
}

/**
 * Which columns look otherwise from some file on than in the files before: read together they are of one kind, and what
 * does not fit it is lost. Columns whose kind is told are what they are told to be.
 */
export function kindChanges(paths: readonly string[], ending: string, told: Types): Assumption[] {
  const read = readers.get(ending);
  if (!read) return [];
  const seen = new Map<string, Seen>();
  const notes = new Map<string, Assumption>();
  for (const path of paths) {
    const columns = read({ path, bytes: readBeginning(path) });
    for (const [name, column] of columns) {
      const { kind, values } = infer(column.profile(), { name });
      if (values === 0 || Object.hasOwn(told, name)) continue;
      const before = seen.get(name);
      const holds = words[kind];
      seen.set(name, before ?? { path, holds });
      if (before === undefined || before.holds === holds || notes.has(name)) continue;
      const message = `column ${JSON.stringify(name)} holds ${before.holds} in ${before.path} but ${holds} from ${path} on; compare the files apart, or set its type`;
      notes.set(name, { code: "kindChanges", message });
    }
  }
  return [...notes.values()];
}

/** How the beginning of a file is read, where that can be told from whole lines. */
const readers: ReadonlyMap<string, (part: TextPart) => ReadonlyMap<string, Column>> = new Map([
  ["csv", (part) => records(part, ",")],
  ["tsv", (part) => records(part, "\t")],
  ["ndjson", objects],
  ["jsonl", objects],
]);

function records(part: TextPart, wanted: "," | "\t"): ReadonlyMap<string, Column> {
  const { names, reader } = readHeader(part, wanted, () => {});
  const collecting = reader.collect(names.length);
  untilCut(() => collecting.read([...names.keys()], glance));
  const collected = collecting.finish();
  return new Map(names.map((name, index) => [name, collectedColumn(collected[index] as CollectedFields)]));
}

function objects(part: TextPart): ReadonlyMap<string, Column> {
  const found: unknown[] = [];
  untilCut(() => {
    for (const value of jsonLines(part)) if (found.push(value) >= glance) return;
  });
  return columnsOf(cellsOfRows(found, part.path), part.path).columns;
}

/** The beginning of a file may end anywhere, and what is wrong with the file is said by who reads it whole. */
function untilCut(read: () => void): void {
  try {
    read();
  } catch {
    return;
  }
}
