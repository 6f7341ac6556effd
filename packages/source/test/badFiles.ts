import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { DriftlineError, fingerprint, type Source } from "@driftline/drift";
import { runInDuckdb } from "./duckdb.ts";

export const folder = mkdtempSync(join(tmpdir(), "driftline-"));
after(() => rmSync(folder, { recursive: true }));

export const place = (name: string): string => join(folder, name);

export function save(name: string, content: string | Uint8Array): string {
  mkdirSync(dirname(place(name)), { recursive: true });
  writeFileSync(place(name), content);
  return place(name);
}

/** The Parquet file that DuckDB makes of a query. */
export async function saveParquet(name: string, query: string, options = ""): Promise<string> {
  const path = place(name);
  mkdirSync(dirname(path), { recursive: true });
  await runInDuckdb(":memory:", `COPY (${query}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet${options})`);
  return path;
}

/** Code and message of what is thrown, without the folder; it must be one line. */
export async function messageOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof DriftlineError, String(error));
    assert.doesNotMatch(error.message, /[\p{Cc}\p{Zl}\p{Zp}]/u);
    assert.ok(error.message.length < 600, `${error.message.length} characters`);
    return `${error.code}: ${error.message.replaceAll(`${folder}/`, "")}`;
  }
  return assert.fail("nothing was thrown");
}

/** What there is to know of a small table: its columns, their kinds and cells, and its notes without the folder. */
export async function contentOf(source: Source): Promise<unknown> {
  const { rows, columns, notes } = await source.describe();
  const cells: unknown[] = [];
  for (const { name, kind, empty } of columns) {
    const [presence, texts] = await source.summarise([
      { need: "presence", column: name, as: "category" },
      { need: "texts", column: name, as: "category", size: rows + 1, seed: 1 },
    ]);
    cells.push({ name, kind, empty, presence, texts });
  }
  const said = notes.map(({ code, message }) => `${code}: ${message.replaceAll(`${folder}/`, "")}`);
  return { rows, cells, said, fingerprint: await fingerprint(source) };
}

/** The notes on a table, without the folder. */
export async function notesOf(source: Source): Promise<string[]> {
  const { notes } = await source.describe();
  return notes.map(({ code, message }) => `${code}: ${message.replaceAll(`${folder}/`, "")}`);
}

export async function columnsOf(source: Source): Promise<string[]> {
  return (await source.describe()).columns.map(({ name }) => name);
}

export async function countsOf(source: Source, column: string): Promise<[string, number][]> {
  const [counts] = await source.summarise([{ need: "counts", column, as: "category" }]);
  return [...counts].sort();
}

const lines = 120_000;
/** A CSV whose hundred-thousandth row, on line 100,001, is another. */
export const broken = (row: string): string =>
  ["id,word,amount", ...Array.from({ length: lines }, (_, index) => `${index},word ${index % 10},${index / 2}`)]
    .with(100_000, row)
    .join("\n");
export const jsonRows = Array.from({ length: lines }, (_, index) =>
  JSON.stringify({ id: index, word: `word ${index % 10}` }),
);
export const brokenLines = (row: string): string => jsonRows.with(99_999, row).join("\n");
