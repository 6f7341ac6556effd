import { type Cell, cellText } from "./cell.ts";
import { longest, numberFacts } from "./numberFacts.ts";
import { labelOf, readLength, readNumber, readWords, saysNothing } from "./read.ts";
import { readTimeText } from "./readTime.ts";

/** What a cell looks like, whatever type it came in. */
export type CellClass = "number" | "time" | "boolean" | "nothing" | "text";

/** What the cells of a column look like, counted in rows. `infer` makes a kind of it. */
export interface Profile {
  readonly rows: number;
  /** Cells that are not there. */
  readonly empty: number;
  /** Cells of each class; they and `empty` make up all rows. */
  readonly classes: Readonly<Record<CellClass, number>>;
  /** Whole numbers, and those among them whose digits a double cannot hold. */
  readonly integers: number;
  readonly rounded: number;
  readonly infinite: number;
  /** Digits that begin with a zero that a number would lose, such as 02134. */
  readonly leadingZeros: number;
  /** Numbers, times and booleans that came as text. */
  readonly textual: number;
  /** Different cells, and different cells of class text. */
  readonly distinct: number;
  readonly distinctTexts: number;
  /** Sums over the cells of class text. */
  readonly length: number;
  readonly words: number;
  /** Whole numbers by their count of digits, up to 16. */
  readonly digits: readonly number[];
  /** The least cell of each class, numbers by size and others by text: which one is shown hangs on no order of rows. */
  readonly examples: Readonly<Partial<Record<Example, string>>>;
}

type Example = CellClass | "leadingZeros" | "rounded";

/** Collects a profile from different cells and how many rows hold each. */
export interface Profiler {
  add(cell: Cell, count: number): void;
  /**
   * The same as `add` of each different number, NaN left out; `textual` when they came as text of at most 15 digits.
   * Without counts numbers ascend, each once for every row.
   */
  addNumbers(values: Float64Array, counts: ArrayLike<number> | undefined, textual: boolean): void;
  /** The same as `add` of each different Date, in milliseconds since 1970, and without counts as for numbers. */
  addTimes(values: Float64Array, counts: ArrayLike<number> | undefined): void;
  finish(rows: number): Profile;
}

const leadingZero = /^\s*[+-]?0\d+\s*$/;
const wholeDigits = /^\s*[+-]?\d+\s*$/;

/** Whether a text is digits led by a zero that a number would lose. */
export function hasLeadingZero(cell: Cell): boolean {
  return typeof cell === "string" && leadingZero.test(cell);
}

/** Whether a cell is a whole number that a double rounds. */
export function isRounded(cell: Cell): boolean {
  if (typeof cell === "bigint") return !Number.isFinite(Number(cell)) || BigInt(Number(cell)) !== cell;
  if (typeof cell !== "string" || cell.length < 16 || cell.length > 400 || !wholeDigits.test(cell)) return false;
  const value = Number(cell);
  return Number.isFinite(value) && BigInt(value) !== BigInt(cell.trim().replace("+", ""));
}

export function classify(cell: Cell): CellClass {
  if (typeof cell === "boolean") return "boolean";
  if (cell instanceof Date) return "time";
  if (!Number.isNaN(readNumber(cell))) return "number";
  if (saysNothing(cell)) return "nothing";
  const text = cellText(cell).trim();
  if (/^(?:true|false)$/i.test(text)) return "boolean";
  return Number.isNaN(readTimeText(text)) ? "text" : "time";
}

export function profiler(): Profiler {
  const classes: Record<CellClass, number> = { number: 0, time: 0, boolean: 0, nothing: 0, text: 0 };
  const examples: Partial<Record<Example, string>> = {};
  const digits = new Array<number>(longest + 1).fill(0);
  const sums = { integers: 0, rounded: 0, infinite: 0, leadingZeros: 0, textual: 0 };
  const differing = { distinct: 0, distinctTexts: 0, length: 0, words: 0 };

  let leastNumber = Number.NaN;

  function offer(example: Example, text: string): void {
    const before = examples[example];
    if (before === undefined || text < before) examples[example] = text;
  }

  function addNumbers(values: Float64Array, counts: ArrayLike<number> | undefined, isText: boolean): void {
    const facts = numberFacts(values, counts);
    if (facts.rows === 0) return;
    for (const [length, rows] of facts.digits.entries()) digits[length] = (digits[length] as number) + rows;
    differing.distinct += facts.differing;
    classes.number += facts.rows;
    sums.integers += facts.whole;
    sums.infinite += facts.infinite;
    if (isText) sums.textual += facts.rows;
    if (!(facts.least >= leastNumber)) leastNumber = facts.least;
    examples.number = String(leastNumber);
  }

  function addTimes(values: Float64Array, counts: ArrayLike<number> | undefined): void {
    const facts = numberFacts(values, counts);
    if (facts.rows === 0) return;
    differing.distinct += facts.differing;
    classes.time += facts.rows;
    offer("time", labelOf(facts.least, "time"));
  }

  function add(cell: Cell, count: number): void {
    const found = classify(cell);
    if (found === "number") {
      addNumbers(Float64Array.of(readNumber(cell)), [count], typeof cell === "string");
      if (hasLeadingZero(cell)) {
        sums.leadingZeros += count;
        offer("leadingZeros", cellText(cell));
      }
      if (isRounded(cell)) {
        sums.rounded += count;
        offer("rounded", cellText(cell));
      }
      return;
    }
    differing.distinct += 1;
    classes[found] += count;
    offer(found, cellText(cell));
    if (found === "text") {
      differing.distinctTexts += 1;
      differing.length += count * readLength(cell);
      differing.words += count * readWords(cell);
    } else if (typeof cell === "string" && found !== "nothing") sums.textual += count;
  }

  return {
    add,
    addNumbers,
    addTimes,
    finish(rows) {
      const held = Object.values(classes).reduce((sum, count) => sum + count, 0);
      return { rows, empty: rows - held, classes, ...sums, ...differing, digits, examples };
    },
  };
}

/** The profile of cells as they come; null, undefined and NaN are empty. */
export function profileOf(cells: Iterable<Cell | null | undefined>): Profile {
  const counts = new Map<Cell, number>();
  let rows = 0;
  for (const cell of cells) {
    rows += 1;
    if (cell === null || cell === undefined || Number.isNaN(cell)) continue;
    // Dates are objects, each its own key of a Map: their text is shared.
    const key = cell instanceof Date ? cell.toISOString() : cell;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const profile = profiler();
  for (const [cell, count] of counts) profile.add(cell, count);
  return profile.finish(rows);
}
