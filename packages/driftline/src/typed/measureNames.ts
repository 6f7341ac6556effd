import type { Kind, Measure, measures } from "@driftline/drift";

type ForBoth =
  | "chiSquare"
  | "gTest"
  | "hellinger"
  | "jensenShannon"
  | "kullbackLeibler"
  | "lInfinity"
  | "psi"
  | "totalVariation";

type ForNumbers =
  | ForBoth
  | "andersonDarling"
  | "cramerVonMises"
  | "energy"
  | "eppsSingleton"
  | "ks"
  | "kuiper"
  | "mannWhitney"
  | "mmd"
  | "tTest"
  | "wasserstein";

type ForCategories = ForBoth | "fisherExact" | "zTest";

/** The measures that a column of a kind can have; text is measured by its length. */
export type MeasuresFor<As extends Kind> = As extends "category" | "boolean" ? ForCategories : ForNumbers;

/** The measures that it has when none are asked for. */
export type DefaultMeasures<As extends Kind> = As extends "category" | "boolean"
  ? "totalVariation" | "chiSquare" | "psi" | "jensenShannon"
  : "kuiper" | "ks" | "wasserstein" | "psi" | "jensenShannon";

export type MeasureName = keyof typeof measures;

type Settings<Definition> = Definition extends Measure<infer Options> ? Partial<Options> : never;

interface Named {
  /** The name it has in the report, where that is not its own. */
  readonly name?: string;
  /** Drifted when the p-value is below it; for a measure without p-value, when the score is at least it. */
  readonly threshold?: number;
}

type Configured = {
  readonly [Name in MeasureName]: Named & {
    readonly measure: Name;
    readonly options?: Settings<(typeof measures)[Name]>;
  };
}[MeasureName];

/** A measure's name, a definition of one's own, or either of them with options, another name and a threshold. */
export type MeasureRequest =
  | MeasureName
  | Measure
  | Configured
  | (Named & { readonly measure: Measure; readonly options?: Readonly<Record<string, unknown>> });

export type MeasuresAsked = "all" | readonly MeasureRequest[] | undefined;

/** The names under which the report of a column of a kind has measures. */
export type MeasuresShown<Asked extends MeasuresAsked, As extends Kind> = [Asked] extends [undefined]
  ? DefaultMeasures<As>
  : Asked extends "all"
    ? MeasuresFor<As>
    : Asked extends readonly (infer One)[]
      ? ShownAs<One, As>
      : never;

/** A known measure is shown only where it applies. */
type ShownAs<One, As extends Kind> = One extends string
  ? Extract<One, MeasuresFor<As>>
  : One extends { readonly measure: infer Of; readonly name: infer Name extends string }
    ? ShownAs<Of, As> extends never
      ? never
      : Name
    : One extends { readonly measure: infer Of }
      ? ShownAs<Of, As>
      : One extends { readonly name: infer Name extends string }
        ? Name
        : never;
