import { DriftlineError } from "../errors.ts";
import { type Kind, kinds } from "../kinds/kind.ts";
import type { Measure } from "../measure.ts";
import { checkEvidently, type EvidentlyOptions } from "../presets/evidently.ts";
import type { EffectSize, MultivariateSettings, SmallestEffect } from "../report.ts";
import type { Stop, Types } from "../source.ts";
import { suggest } from "../suggest.ts";
import { type AskedMeasure, askedMeasures, type MeasureRequest } from "./measures.ts";

/** What counts as large enough to matter. A number is a share of rows; `{ shift }` is a change of the median in the column's own units. */
export interface SmallestEffectOptions {
  readonly value?: number;
  readonly missing?: number;
  readonly columns?: Readonly<Record<string, EffectSize>>;
}

/** How far a comparison is: parts that are done, of those known so far, and the column of the last one. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly column: string;
}

export interface CompareOptions {
  readonly preset?: "default" | "evidently" | ({ readonly name: "evidently" } & EvidentlyOptions);
  readonly measures?: "all" | readonly MeasureRequest[];
  /** Only these columns, in this order. */
  readonly columns?: readonly string[];
  readonly types?: Types;
  /** The chance that a report on data without drift shows any column as drifted is at most this. */
  readonly falseAlarms?: number;
  readonly smallestEffect?: number | SmallestEffectOptions;
  /** The comparison is made again within each value of these columns. */
  readonly segments?: readonly string[];
  /** All columns are looked at together too, on so many whole rows of each side (5,000 unless set), chosen by the seed. */
  readonly multivariate?: boolean | Partial<MultivariateSettings>;
  /** When the report says it was made; now, unless set. */
  readonly createdAt?: string | Date;
  /** Ends the comparison within half a second of its abort. */
  readonly signal?: Stop;
  /** Called as parts of the comparison are done. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface ResolvedOptions {
  readonly evidently?: EvidentlyOptions;
  /** None: each kind's default measures. */
  readonly measures?: readonly AskedMeasure[];
  readonly requests?: "all" | readonly MeasureRequest[];
  readonly columns?: readonly string[];
  readonly types: Types;
  readonly falseAlarms: number;
  readonly smallestEffect: SmallestEffect;
  readonly segments: readonly string[];
  readonly multivariate?: MultivariateSettings;
  readonly createdAt: string;
}

const defaultEffects = { value: 0.1, missing: 0.02 };

export function resolveOptions(options: CompareOptions, registry: readonly Measure[]): ResolvedOptions {
  const evidently = evidentlyOptions(options.preset ?? "default");
  for (const [column, kind] of Object.entries(options.types ?? {}))
    if (!kinds.includes(kind as Kind))
      throw new DriftlineError(
        "unknownKind",
        `types: column "${column}" cannot be "${kind}"; the kinds are ${kinds.join(", ")}`,
      );
  return {
    ...(evidently ? { evidently } : {}),
    ...(options.measures ? { measures: askedMeasures(options.measures, registry), requests: options.measures } : {}),
    ...(options.columns ? { columns: [...new Set(options.columns)] } : {}),
    types: options.types ?? {},
    falseAlarms: share("falseAlarms", options.falseAlarms ?? 0.05),
    smallestEffect: smallestEffects(options.smallestEffect ?? {}),
    segments: [...new Set(options.segments ?? [])],
    ...(options.multivariate ? { multivariate: multivariateSettings(options.multivariate) } : {}),
    createdAt: createdAt(options.createdAt),
  };
}

const mostRows = 100_000;

function multivariateSettings(given: true | Partial<MultivariateSettings>): MultivariateSettings {
  const { rows = 5000, seed = 1 } = given === true ? {} : given;
  if (!Number.isInteger(rows) || rows < 1 || rows > mostRows)
    throw new DriftlineError(
      "badOption",
      `multivariate: rows must be a whole number from 1 to ${mostRows}, got ${rows}`,
    );
  if (!Number.isSafeInteger(seed))
    throw new DriftlineError("badOption", `multivariate: seed must be a whole number, got ${seed}`);
  return { rows, seed };
}

function evidentlyOptions(preset: NonNullable<CompareOptions["preset"]>): EvidentlyOptions | undefined {
  const name: string = typeof preset === "string" ? preset : preset.name;
  if (name === "default") return undefined;
  if (name !== "evidently")
    throw new DriftlineError(
      "unknownPreset",
      `preset: there is no "${name}"; ${suggest(name, ["default", "evidently"])}`,
    );
  if (typeof preset === "string") return {};
  const { name: _, ...options } = preset as { readonly name: string } & EvidentlyOptions;
  return checkEvidently(options);
}

function smallestEffects(given: number | SmallestEffectOptions): SmallestEffect {
  const effects = typeof given === "number" ? { value: given } : given;
  const columns = new Map<string, EffectSize>();
  for (const [column, size] of Object.entries(effects.columns ?? {})) {
    const at = `smallestEffect of column "${column}"`;
    if (typeof size === "number") share(at, size);
    else if (!(size.shift > 0))
      throw new DriftlineError("badOption", `${at}: shift must be a number over 0, got ${size.shift}`);
    columns.set(column, size);
  }
  return {
    value: share("smallestEffect", effects.value ?? defaultEffects.value),
    missing: share("smallestEffect of missing", effects.missing ?? defaultEffects.missing),
    columns: Object.fromEntries(columns),
  };
}

/** A part of the rows or of the chances, neither none nor all. */
export const isShare = (value: unknown): value is number => typeof value === "number" && value > 0 && value < 1;

function share(name: string, value: number): number {
  if (isShare(value)) return value;
  throw new DriftlineError("badOption", `${name}: must be a share between 0 and 1, got ${value}`);
}

function createdAt(given: string | Date | undefined): string {
  const date = new Date(given ?? Date.now());
  if (Number.isNaN(date.getTime()))
    throw new DriftlineError("badOption", `createdAt: "${String(given)}" is not a date`);
  return date.toISOString();
}
