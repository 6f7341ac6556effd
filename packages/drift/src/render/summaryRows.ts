import type { ColumnReport, NumberSummary, Pair, Summary } from "../report.ts";
import { amount, count, decimal, instant } from "./format.ts";

/** Both sides' summary of a column, in words; "–" where a side has none. */
export interface SummaryTable {
  readonly title: string;
  readonly rows: readonly (Pair<string> & { readonly name: string })[];
}

export function summaryTables({ summary, kind }: ColumnReport): readonly SummaryTable[] {
  const pick = (read: (one: Summary) => NumberSummary | undefined) => ({
    reference: read(summary.reference),
    current: read(summary.current),
  });
  const tables =
    kind === "text"
      ? [tableOf("Characters", pick(lengthsOf), decimal, decimal), tableOf("Words", pick(wordsOf), decimal, decimal)]
      : kind === "time"
        ? [tableOf("Times", pick(numbersOf), instant, duration)]
        : [tableOf("Summary", pick(numbersOf), decimal, decimal)];
  return tables.filter((table) => table !== undefined);
}

const numbersOf = (one: Summary | NumberSummary): NumberSummary | undefined =>
  "mean" in one ? (one as NumberSummary) : undefined;
const lengthsOf = (one: Summary): NumberSummary | undefined => ("length" in one ? numbersOf(one.length) : undefined);
const wordsOf = (one: Summary): NumberSummary | undefined => ("words" in one ? numbersOf(one.words) : undefined);
const duration = (value: number): string => amount(value, "ms");

type Write = (value: number) => string;
type Read = (one: NumberSummary) => number | undefined;

const quantileNames = ["5 %", "25 %", "Median", "75 %", "95 %"];

function tableOf(
  title: string,
  sides: Pair<NumberSummary | undefined>,
  write: Write,
  writeSpan: Write,
): SummaryTable | undefined {
  if (!sides.reference && !sides.current) return undefined;
  const row = (name: string, read: Read, how: Write) => {
    const cell = (side: NumberSummary | undefined): string => {
      const value = side && read(side);
      return value === undefined ? "–" : how(value);
    };
    return { name, reference: cell(sides.reference), current: cell(sides.current) };
  };
  const isTime = [sides.reference, sides.current].some((side) => side && "span" in side);
  const rows = [
    row("Mean", (one) => one.mean, write),
    row("Standard deviation", (one) => one.standardDeviation, writeSpan),
    row("Smallest", (one) => one.minimum, write),
    ...quantileNames.map((name, index) => row(name, (one) => one.quantiles[index], write)),
    row("Largest", (one) => one.maximum, write),
    row("Distinct", (one) => one.distinct, count),
    ...(isTime ? [row("Span", timeOf("span"), duration), row("Largest gap", timeOf("largestGap"), duration)] : []),
  ];
  return { title, rows };
}

const timeOf =
  (name: "span" | "largestGap"): Read =>
  (one) =>
    name in one ? (one as NumberSummary & Record<typeof name, number>)[name] : undefined;
