import {
  type CompareOptions,
  type ConfiguredRecord,
  type Note,
  type Report,
  measures as registry,
} from "@driftline/drift";

/** How a report was made, as far as it tells. */
export interface Recorded {
  readonly options: CompareOptions;
  /** Measures that cannot be computed again. */
  readonly left: ReadonlySet<string>;
  readonly notes: readonly Note[];
}

type Asked = Exclude<CompareOptions["measures"], "all" | undefined>[number];

/** The options that a comparison takes to make the report again. */
export function recordedOptions({ options, createdAt }: Report): Recorded {
  const { preset, measures, configured = {}, columns, types, driftShare: _, evidently, ...others } = options;
  const left = new Set<string>();
  const asked = measures?.flatMap((name): Asked[] => {
    const how = Object.hasOwn(configured, name) ? configured[name] : undefined;
    const measure = how?.measure ?? name;
    if (!how?.own && Object.hasOwn(registry, measure)) return [how ? configuredMeasure(name, how) : name];
    left.add(name);
    return [];
  });
  const { falseAlarms, smallestEffect, segments, multivariate, ...unknown } = others;
  return {
    options: {
      preset: preset === "evidently" ? { name: preset, ...revived(evidently ?? {}) } : (preset as "default"),
      falseAlarms,
      smallestEffect,
      segments,
      createdAt,
      ...(asked ? { measures: asked } : {}),
      ...(columns ? { columns } : {}),
      ...(types ? { types } : {}),
      ...(multivariate ? { multivariate } : {}),
    },
    left,
    notes: [...leftNotes(left), ...unknownNotes(Object.keys(unknown))],
  };
}

function configuredMeasure(name: string, { measure, options, threshold }: ConfiguredRecord): Asked {
  return {
    measure,
    name,
    ...(options ? { options: revived(options) } : {}),
    ...(threshold === undefined ? {} : { threshold }),
  };
}

/** Options are open in the schema, so that their numbers that JSON does not have are still words. */
function revived<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_key, item) =>
    item === "Infinity" || item === "-Infinity" || item === "NaN" ? Number(item) : item,
  );
}

const list = (names: Iterable<string>): string => [...names].map((name) => JSON.stringify(name)).join(", ");

function leftNotes(left: ReadonlySet<string>): Note[] {
  if (left.size === 0) return [];
  const message = `measures: ${list(left)} ${left.size === 1 ? "is" : "are"} no measure of this version but a function of somebody's own, which a report does not hold: not computed again`;
  return [{ code: "ownMeasure", message }];
}

function unknownNotes(names: readonly string[]): Note[] {
  if (names.length === 0) return [];
  const message = `options: ${list(names)} ${names.length === 1 ? "is" : "are"} unknown to this version of Driftline and had no part in this`;
  return [{ code: "unknownOption", message }];
}
