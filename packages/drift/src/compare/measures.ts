import { DriftlineError } from "../errors.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Measure, Outcome, PairNeed } from "../measure.ts";
import type { ConfiguredRecord, MeasureReport, ReportOptions } from "../report.ts";
import { suggest } from "../suggest.ts";
import type { Gathered } from "./gather.ts";

/** A measure's name, a definition of one's own, or either of them with options, another name and a threshold. */
export type MeasureRequest = string | Measure | ConfiguredMeasure;

export interface ConfiguredMeasure {
  readonly measure: string | Measure;
  readonly name?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Drifted when the p-value is below it; for a measure without p-value, when the score is at least it. */
  readonly threshold?: number;
}

/** A measure with its options settled, under the name it has in the report. */
export interface AskedMeasure {
  readonly name: string;
  readonly definition: Measure;
  readonly options: object;
  readonly threshold?: number;
}

const forNumbers = ["kuiper", "ks", "wasserstein", "psi", "jensenShannon"];
const forCategories = ["totalVariation", "chiSquare", "psi", "jensenShannon"];

/** Shown when none are asked for. Text is shown by these measures of its length. */
export function defaultMeasures(registry: readonly Measure[]): (kind: Kind) => readonly AskedMeasure[] {
  const numbers = forNumbers.map((name) => settleMeasure(name, registry));
  const categories = forCategories.map((name) => settleMeasure(name, registry));
  return (kind) => (kind === "category" || kind === "boolean" ? categories : numbers);
}

export function askedMeasures(
  requests: "all" | readonly MeasureRequest[],
  registry: readonly Measure[],
): AskedMeasure[] {
  const asked = (requests === "all" ? registry : requests).map((request) => settleMeasure(request, registry));
  const names = new Set<string>();
  for (const { name } of asked) {
    if (names.has(name))
      throw new DriftlineError("badOption", `measures: "${name}" is asked for twice; give one of them another name`);
    names.add(name);
  }
  return asked;
}

export function settleMeasure(request: MeasureRequest, registry: readonly Measure[]): AskedMeasure {
  const asked: ConfiguredMeasure = typeof request === "string" || "run" in request ? { measure: request } : request;
  const definition = typeof asked.measure === "string" ? find(asked.measure, registry) : asked.measure;
  const given = asked.options ?? {};
  const known = Object.keys(definition.defaults);
  for (const option of Object.keys(given))
    if (!known.includes(option))
      throw new DriftlineError(
        "badOption",
        `${definition.name}: there is no option "${option}"; ${suggest(option, known)}`,
      );
  const options = { ...definition.defaults, ...given };
  // Wrong options are the caller's mistake and must not hide in a column's note.
  for (const kind of definition.kinds) definition.needs(options, kind);
  const { threshold } = asked;
  return {
    name: asked.name ?? definition.name,
    definition,
    options,
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** What a report must hold of measures, beside their names, for the comparison to be made again. */
export function configuredMeasures(
  asked: readonly AskedMeasure[],
  registry: readonly Measure[],
): Pick<ReportOptions, "configured"> {
  const records = asked.flatMap(({ name, definition, options, threshold }): [string, ConfiguredRecord][] => {
    const own = !registry.includes(definition);
    const usual = JSON.stringify(options) === JSON.stringify(definition.defaults);
    if (!own && usual && name === definition.name && threshold === undefined) return [];
    const record = {
      measure: definition.name,
      ...(own ? { own } : {}),
      ...(usual ? {} : { options: { ...options } }),
      ...(threshold === undefined ? {} : { threshold }),
    };
    return [[name, record]];
  });
  return records.length === 0 ? {} : { configured: Object.fromEntries(records) };
}

function find(name: string, registry: readonly Measure[]): Measure {
  const found = registry.find((measure) => measure.name === name);
  if (found) return found;
  const known = registry.map((measure) => measure.name);
  throw new DriftlineError("unknownMeasure", `measures: there is no "${name}"; ${suggest(name, known)}`);
}

/** Text is measured by its length, as a number. */
const measuredAs = (kind: Kind): Kind => (kind === "text" ? "number" : kind);

export function appliesTo(measure: AskedMeasure, kind: Kind): boolean {
  return measure.definition.kinds.includes(measuredAs(kind));
}

export function measureNeeds(measure: AskedMeasure, kind: Kind): PairNeed[] {
  return Object.values(measure.definition.needs(measure.options, measuredAs(kind)));
}

export function runMeasure(measure: AskedMeasure, kind: Kind, gathered: Gathered): Outcome {
  try {
    const answers = gathered.answers(measure.definition.needs(measure.options, measuredAs(kind)));
    const outcome = measure.definition.run(answers, measure.options);
    const numbers = "score" in outcome ? [outcome.score, outcome.statistic ?? 0, outcome.pValue ?? 0] : [];
    if (!numbers.some(Number.isNaN)) return outcome;
    return { error: `${measure.name}: the numbers are too large or too far apart for it` };
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

export function measureReport(outcome: Outcome, threshold: number | undefined): MeasureReport {
  if ("error" in outcome || threshold === undefined) return outcome;
  const drifted = outcome.pValue === undefined ? outcome.score >= threshold : outcome.pValue < threshold;
  return { ...outcome, threshold, drifted };
}
