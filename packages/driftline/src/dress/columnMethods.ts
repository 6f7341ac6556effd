import { type ColumnReport, DriftlineError, type Kind, type Pair } from "@driftline/drift";

const kept = [0.05, 0.25, 0.5, 0.75, 0.95];

/** What a column of any kind can be asked; a question that its kind has no answer to says so. */
export function columnMethods(column: ColumnReport) {
  return {
    quantile(probability: number): Pair<number> {
      mustBe(column, "quantile", ["number", "time"]);
      const at = kept.indexOf(probability);
      if (at < 0) {
        const message = `quantile: a report keeps the quantiles ${kept.join(", ")}, got ${probability}`;
        throw new DriftlineError("badOption", message);
      }
      const of = (summary: object): number =>
        ("quantiles" in summary ? quantilesOf(summary)[at] : undefined) ?? Number.NaN;
      return { reference: of(column.summary.reference), current: of(column.summary.current) };
    },
    share(value: string | boolean): Pair<number> {
      mustBe(column, "share", ["category", "boolean"]);
      const { labels = [], reference, current, rest } = column.bins;
      const at = labels.indexOf(String(value));
      if (at < 0 && rest) {
        const message = `share: column ${JSON.stringify(column.name)} names its ${labels.length} most frequent values, and ${JSON.stringify(value)} is not one of them`;
        throw new DriftlineError("notNamed", message);
      }
      const of = (counts: readonly number[], others = 0): number =>
        (counts[at] ?? 0) / counts.reduce((sum, count) => sum + count, others);
      return { reference: of(reference, rest?.reference), current: of(current, rest?.current) };
    },
  };
}

const quantilesOf = ({ quantiles }: { readonly quantiles: unknown }): readonly number[] =>
  Array.isArray(quantiles) ? quantiles : [];

function mustBe({ name, kind }: ColumnReport, method: string, wanted: readonly Kind[]): void {
  if (wanted.includes(kind)) return;
  throw new DriftlineError(
    "wrongKind",
    `${method}: column ${JSON.stringify(name)} is compared as ${kind}; it takes ${wanted.join(" or ")}, which the option types can set`,
  );
}
