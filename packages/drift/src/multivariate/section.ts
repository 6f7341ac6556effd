import { combine, type View } from "../evidence/views.ts";
import type { Failed, Interval, MultivariateReport, Pair } from "../report.ts";
import { domainClassifier } from "./domainClassifier.ts";
import { reconstruction } from "./reconstruction.ts";
import { type PooledRows, poolRows, type SampledRows } from "./rows.ts";
import { fewestRows, togetherWeights } from "./rowsNeeded.ts";

/** What one of the two ways of looking found, for the report and for the verdict. */
interface Found<Part> {
  readonly report: Part;
  readonly view: View;
  readonly effect: Interval;
}

/**
 * All columns looked at together on some whole rows of each side, in two ways that share the p-value; the effect is that of
 * the way that saw more. Nothing is decided here, and what cannot be computed says why.
 */
export function multivariateSection(reference: SampledRows, current: SampledRows, seed: number): MultivariateReport {
  const rows = { reference: reference.rows, current: current.rows };
  const few = tooFew(rows);
  if (few) return { rows, verdict: "unknown", rowsNeeded: fewestRows, domainClassifier: few, reconstruction: few };
  const pooled = attempt(() => poolRows(reference, current));
  if ("error" in pooled) return { rows, verdict: "unknown", domainClassifier: pooled, reconstruction: pooled };
  const classified = attempt(() => classify(pooled, seed));
  const rebuilt = attempt(() => rebuild(pooled, seed));
  return {
    rows,
    verdict: "unknown",
    ...together([classified, rebuilt]),
    domainClassifier: "error" in classified ? classified : classified.report,
    reconstruction: "error" in rebuilt ? rebuilt : rebuilt.report,
  };
}

function tooFew({ reference, current }: Pair<number>): Failed | undefined {
  if (Math.min(reference, current) >= fewestRows) return undefined;
  return { error: `it takes ${fewestRows} rows on each side, there are ${reference} and ${current}` };
}

/** One way that fails must not take the other along. */
function attempt<Result extends object>(run: () => Result): Result | Failed {
  try {
    return run();
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function classify(rows: PooledRows, seed: number): Found<ReturnType<typeof domainClassifier>> {
  const report = domainClassifier(rows, seed);
  const { auc, pValue } = report;
  // The chance to be right less the chance to be wrong: at least half of it is a share of rows that moved.
  const told = (area: number) => Math.max(0, 2 * area - 1);
  return {
    report,
    view: {
      view: "columns together",
      method: "rank sum of a classifier's scores of rows it did not learn from, fold by fold",
      weight: togetherWeights.classifier,
      pValue,
    },
    effect: { value: told(auc.value), low: told(auc.low), high: told(auc.high) },
  };
}

function rebuild(rows: PooledRows, seed: number) {
  const { evidence, effect, ...report } = reconstruction(rows, { seed });
  if (!evidence || !effect) throw new Error("every row is what the components make of it: nothing is left to compare");
  const { pValue, method } = evidence;
  return {
    report: { ...report, pValue },
    view: {
      view: "reconstruction",
      method: `distance from the reference's principal components; ${method}`,
      weight: togetherWeights.reconstruction,
      pValue,
    },
    effect,
  };
}

function together(all: readonly (Found<unknown> | Failed)[]): Pick<MultivariateReport, "evidence" | "effect"> {
  const found = all.filter((one): one is Found<unknown> => !("error" in one));
  const [first, ...others] = found;
  if (!first) return {};
  const evidence = combine([first.view, ...others.map(({ view }) => view)]);
  const { effect } = found.find(({ view }) => view.view === evidence.view) ?? first;
  return { evidence, effect };
}
