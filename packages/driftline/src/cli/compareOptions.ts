import { type CompareOptions, DriftlineError, type EffectSize, type Kind, kinds } from "@driftline/drift";
import { readNames, readPairs } from "./lists.ts";
import { numberOf, type OptionShape, oneOf, type Read, wrongUse } from "./readOptions.ts";

export const compareShapes = {
  preset: "value",
  measures: "list",
  columns: "list",
  types: "list",
  "false-alarms": "value",
  "smallest-effect": "list",
  segments: "list",
  multivariate: "flag",
  format: "value",
  interactive: "flag",
  out: "value",
  "fail-on": "value",
  debug: "flag",
  help: "flag",
} as const satisfies Readonly<Record<string, OptionShape>>;

/** What the comparison itself is told; what comes out of it is another matter. */
export function compareOptionsOf(read: Read): CompareOptions {
  const preset = read.value("preset");
  const falseAlarms = read.value("false-alarms");
  const measures = readNames("--measures", read.list("measures"));
  return {
    ...(preset === undefined ? {} : { preset: oneOf("--preset", preset, ["default", "evidently"]) }),
    ...(falseAlarms === undefined ? {} : { falseAlarms: numberOf("--false-alarms", falseAlarms) }),
    ...(measures.length === 0 ? {} : { measures: measures.includes("all") ? "all" : measures }),
    ...(read.has("columns") ? { columns: readNames("--columns", read.list("columns")) } : {}),
    ...(read.has("segments") ? { segments: readNames("--segments", read.list("segments")) } : {}),
    ...(read.has("multivariate") ? { multivariate: true } : {}),
    types: typesOf(read.list("types")),
    smallestEffect: smallestEffectOf(read.list("smallest-effect")),
  };
}

/** `name=kind` pairs. */
export function typesOf(lists: readonly string[]): Readonly<Record<string, Kind>> {
  const pairs = readPairs("--types", lists).map(({ name, value }): [string, Kind] => {
    if (value === undefined)
      throw wrongUse(`--types: ${JSON.stringify(name)} has no kind; write name=${kinds.join("|")}`);
    return [name, oneOf(`--types ${name}`, value, kinds)];
  });
  // Entries become the object's own keys, "__proto__" too.
  return Object.fromEntries(pairs);
}

function smallestEffectOf(lists: readonly string[]): NonNullable<CompareOptions["smallestEffect"]> {
  const option = "--smallest-effect";
  const columns: [string, EffectSize][] = [];
  let value: number | undefined;
  let missing: number | undefined;
  for (const { name, quoted, value: size } of readPairs(option, lists)) {
    if (size === undefined) value = numberOf(option, name);
    else if (name === "missing" && !quoted) missing = numberOf(`${option} missing`, size);
    else columns.push([name, sizeOf(`${option} ${name}`, size)]);
  }
  return {
    ...(value === undefined ? {} : { value }),
    ...(missing === undefined ? {} : { missing }),
    columns: Object.fromEntries(columns),
  };
}

function sizeOf(option: string, size: string): EffectSize {
  const [, shift] = /^shift:(.*)$/.exec(size) ?? [];
  return shift === undefined ? numberOf(option, size) : { shift: numberOf(option, shift) };
}

/** What the comparison says of its options, by the names that the command gives them. */
export function inOwnWords(error: unknown): unknown {
  if (!(error instanceof DriftlineError) || error.code === "stopped") return error;
  const message = error.message.replace(/^[a-zA-Z]+(?=: | of )/, (name) => {
    const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return Object.hasOwn(compareShapes, option) ? `--${option}` : name;
  });
  return Object.assign(new DriftlineError(error.code, message), { stack: error.stack });
}
