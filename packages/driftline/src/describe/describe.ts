import {
  DriftlineError,
  type Kind,
  type Note,
  type Progress,
  type Reading,
  type Source,
  type Stop,
  suggest,
  type Types,
} from "@driftline/drift";
import { toSource } from "@driftline/source";
import { inCell } from "../cell/attended.ts";
import { addHidden, displayOfLines, type Shown } from "../dress/display.ts";
import type { AnyTable } from "../typed/tables.ts";
import { declaration } from "./declaration.ts";
import type { DescribedColumn, TableDescription } from "./description.ts";

export interface DescribeOptions {
  /** Kinds that are set instead of inferred. */
  readonly types?: Types;
  readonly signal?: Stop;
  /** Called as columns are done. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Tells what a table's columns are taken for, and what was assumed. It is shown as the declaration that `table` takes,
 * ready to be pasted and changed.
 *
 * @example
 * const found = await describe({ age: [31, 44, null, 29], plan: ["a", "b", "b", "b"] });
 * found.columns[0]?.missing; // 0.25
 * found.columns[1]?.kind; // "category"
 */
export async function describe(table: AnyTable, options: DescribeOptions = {}): Promise<TableDescription & Shown> {
  const described = await inCell("describe", options, async (attended) => {
    const { signal } = attended;
    return describeSource(await toSource(table, "table", signal ? { signal } : {}), attended);
  });
  return addHidden(
    { ...described },
    displayOfLines(() => declaration(described)),
  );
}

async function describeSource(source: Source, options: DescribeOptions): Promise<TableDescription> {
  const { types = {}, signal, onProgress } = options;
  const facts = await source.describe(types, signal);
  checkNames(
    Object.keys(types),
    facts.columns.map(({ name }) => name),
  );
  const columns: DescribedColumn[] = [];
  const notes: Note[] = [...facts.notes];
  for (const { name, kind } of facts.columns) {
    signal?.throwIfAborted();
    const told = Object.hasOwn(types, name) ? { told: kind } : {};
    const [{ rows, present }, assumptions] = await source.summarise(
      [
        { need: "presence", column: name, as: readingOf(kind) },
        { need: "assumptions", column: name, ...told },
      ],
      signal,
    );
    columns.push({ name, kind, missing: rows === 0 ? 0 : (rows - present) / rows });
    notes.push(...assumptions.map(({ code, message }) => ({ code, column: name, message })));
    onProgress?.({ done: columns.length, of: facts.columns.length, column: name });
  }
  return { schema: "driftline.description/1", name: source.name, rows: facts.rows, columns, notes };
}

const readingOf = (kind: Kind): Reading => (kind === "text" ? "category" : kind);

function checkNames(asked: readonly string[], known: readonly string[]): void {
  for (const name of asked)
    if (!known.includes(name))
      throw new DriftlineError("unknownColumn", `types: there is no column "${name}"; ${suggest(name, known)}`);
}
