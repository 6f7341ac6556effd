import { type Cell, random } from "@driftline/drift";
import { type ConformanceTable, cases } from "../../source/test/conformanceCases.ts";

export interface TablePair {
  readonly name: string;
  readonly reference: ConformanceTable;
  readonly current: ConformanceTable;
}

const slice = (table: ConformanceTable, from: number, to?: number): ConformanceTable =>
  new Map([...table].map(([column, cells]) => [column, cells.slice(from, to)]));

/** Every case of the conformance suite, its first half against its second. */
const halves: readonly TablePair[] = cases.map(({ name, columns }) => {
  const table: ConformanceTable = new Map([...columns].map(([column, [cells]]) => [column, cells]));
  const rows = table.values().next().value?.length ?? 0;
  return { name, reference: slice(table, 0, rows >> 1), current: slice(table, rows >> 1) };
});

const start = Date.UTC(2026, 0, 5);
const words = [
  "late",
  "early",
  "parcel",
  "box",
  "never",
  "came",
  "broken",
  "fine",
  "thanks",
  "again",
  "ünïcödé",
  "日本",
];

/** A table with a column of every kind, with ties, missing cells, and what cannot be read as the kind. */
function generated(rows: number, seed: number, moved: number): ConformanceTable {
  const { next, below } = random(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const missing = (share: number, cell: () => Cell): Cell | null => (next() < share ? null : cell());
  const column = (cell: (row: number) => Cell | null): (Cell | null)[] =>
    Array.from({ length: rows }, (_, row) => cell(row));
  return new Map<string, (Cell | null)[]>([
    ["normal", column(() => normal() + moved)],
    ["heavy", column(() => missing(0.05, () => Math.exp(3 * normal())))],
    ["rounded", column(() => missing(0.02 + 0.1 * moved, () => Math.round(10 * normal()) / 4))],
    ["count", column(() => below(7 + Math.round(4 * moved)))],
    ["infinite", column(() => (next() < 0.02 ? Number.POSITIVE_INFINITY : normal()))],
    ["large", column(() => 1e9 + normal() * (1 + moved))],
    ["constant", column(() => 5)],
    ["nothing", column(() => null)],
    ["serial", column((row) => (row % 2 === 0 ? 9007199254740993n + BigInt(below(1000)) : BigInt(below(1000))))],
    [
      "few",
      column(() =>
        missing(0.1, () => ["a", "b", "c", "d e"][Math.min(3, Math.floor(4 * next() ** (1 + moved)))] as string),
      ),
    ],
    ["many", column(() => `value ${Math.floor(400 * next() ** (1 + moved))}`)],
    ["zip", column(() => String(below(9000)).padStart(5, "0"))],
    ["mixed", column(() => (next() < 0.5 ? String(below(20)) : `word ${below(5)}`))],
    [
      "dirty",
      column(() => (next() < 0.05 ? (["lost", "5 kg", "?", "unknown"][below(4)] as string) : String(below(500) / 4))),
    ],
    ["paid", column(() => missing(0.03, () => next() < 0.3 + 0.2 * moved))],
    ["at", column((row) => missing(0.01, () => new Date(start + row * 60_000 + below(1000))))],
    ["day", column(() => new Date(start + below(30 + Math.round(10 * moved)) * 86_400_000))],
    [
      "text",
      column(
        (row) =>
          `${Array.from({ length: 3 + below(4 + Math.round(3 * moved)) }, () => words[below(words.length)]).join(" ")} ${row}`,
      ),
    ],
    ["group", column(() => ["north", "south", "west"][below(3)] as string)],
  ]);
}

export const pairs: readonly TablePair[] = [
  ...halves,
  { name: "3,000 rows of every kind", reference: generated(3000, 1, 0), current: generated(3000, 2, 0.3) },
];
