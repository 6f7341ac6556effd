import { kinds } from "./kinds/kind.ts";
import { verdicts } from "./report.ts";

/** A JSON Schema (2020-12) as far as ours go. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

/** What stands for the numbers that JSON does not have. */
export const numberWords: readonly string[] = ["NaN", "Infinity", "-Infinity"];

type Properties = Readonly<Record<string, Schema>>;

const text: Schema = { type: "string" };
const flag: Schema = { type: "boolean" };
const to = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const number = to("number");
const count = to("count");
const listOf = (items: Schema): Schema => ({ type: "array", items });
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });
const mapOf = (values: Schema): Schema => ({ type: "object", additionalProperties: values });

/** A closed object: all of `required`, perhaps some of `optional`, all of `after`, nothing else; written in this order. */
function closed(required: Properties, optional: Properties = {}, after: Properties = {}): Schema {
  const properties = { ...required, ...optional, ...after };
  return {
    type: "object",
    required: [...Object.keys(required), ...Object.keys(after)],
    properties,
    additionalProperties: false,
  };
}

const pair = (schema: Schema): Schema => closed({ reference: schema, current: schema });
const numberSummary = {
  mean: number,
  standardDeviation: number,
  minimum: number,
  maximum: number,
  distinct: count,
  quantiles: listOf(number),
};
const shift = { value: number, low: number, high: number, unit: text };
const evidence = closed({ pValue: number, view: text, method: text }, { cells: count, least: number });

const definitions: Readonly<Record<string, Schema>> = {
  number: {
    description: "A number; JSON has no word for those that are not finite.",
    anyOf: [{ type: "number" }, { enum: numberWords }],
  },
  count: { type: "integer", minimum: 0 },
  verdict: { enum: verdicts },
  interval: closed({ value: number, low: number, high: number }),
  shift: closed(shift),
  evidence,
  table: closed({ name: text, rows: count, fingerprint: text }),
  nothing: closed({}),
  numberSummary: closed(numberSummary),
  timeSummary: closed({ ...numberSummary, span: number, meanGap: number, largestGap: number }),
  lengthSummary: { anyOf: [to("numberSummary"), to("nothing")] },
  textSummary: closed({ length: to("lengthSummary"), words: to("lengthSummary") }),
  categorySummary: closed({ distinct: count, mode: text, modeShare: number }),
  summary: { anyOf: ["timeSummary", "numberSummary", "textSummary", "categorySummary", "nothing"].map(to) },
  bins: closed(
    { reference: listOf(count), current: listOf(count) },
    { edges: listOf(number), labels: listOf(text), rest: closed({ values: count, reference: count, current: count }) },
  ),
  missing: closed(
    {
      reference: number,
      current: number,
      rows: pair(count),
      verdict: to("verdict"),
      pValue: orNull(number),
      adjustedPValue: orNull(number),
    },
    { evidence: to("evidence"), effect: to("interval"), rowsNeeded: number },
  ),
  measure: closed(
    {},
    { score: number, statistic: number, pValue: number, threshold: number, drifted: flag, error: text },
  ),
  column: closed(
    {
      name: text,
      kind: { enum: kinds },
      verdict: to("verdict"),
      drifted: flag,
      measure: text,
      score: orNull(number),
      threshold: orNull(number),
    },
    {
      pValue: number,
      adjustedPValue: number,
      effect: to("interval"),
      shift: to("shift"),
      spread: to("shift"),
      evidence: to("evidence"),
      error: text,
      clock: flag,
      rowsNeeded: number,
      newValues: listOf(text),
      lostValues: listOf(text),
      newShare: number,
      lostShare: number,
    },
    {
      missing: to("missing"),
      rows: pair(count),
      summary: pair(to("summary")),
      bins: to("bins"),
      measures: mapOf(to("measure")),
    },
  ),
  segmentColumn: closed(
    { name: text, verdict: to("verdict"), rows: pair(count) },
    {
      pValue: number,
      adjustedPValue: number,
      effect: to("interval"),
      shift: to("shift"),
      share: number,
      clock: flag,
      evidence: to("evidence"),
    },
  ),
  segment: closed({
    column: text,
    value: text,
    rows: pair(count),
    verdict: to("verdict"),
    columns: listOf(to("segmentColumn")),
  }),
  failed: closed({ error: text }),
  domainClassifier: closed({
    auc: to("interval"),
    pValue: number,
    columns: listOf(closed({ name: text, share: number })),
  }),
  reconstruction: closed({
    components: count,
    pValue: number,
    reference: to("interval"),
    current: to("interval"),
  }),
  multivariate: closed(
    {
      rows: pair(count),
      verdict: to("verdict"),
      domainClassifier: { anyOf: [to("domainClassifier"), to("failed")] },
      reconstruction: { anyOf: [to("reconstruction"), to("failed")] },
    },
    { pValue: number, adjustedPValue: number, effect: to("interval"), evidence: to("evidence"), rowsNeeded: number },
  ),
  configured: closed(
    { measure: text },
    { own: flag, options: { type: "object", additionalProperties: true }, threshold: number },
  ),
  effectSize: { anyOf: [number, closed({ shift: number })] },
  options: {
    ...closed(
      {
        preset: text,
        falseAlarms: number,
        smallestEffect: closed({ value: number, missing: number, columns: mapOf(to("effectSize")) }),
        segments: listOf(text),
      },
      {
        measures: listOf(text),
        configured: mapOf(to("configured")),
        columns: listOf(text),
        multivariate: closed({ rows: count, seed: number }),
        types: mapOf({ enum: kinds }),
        driftShare: number,
        evidently: { type: "object", additionalProperties: true },
      },
    ),
    additionalProperties: true,
  },
  note: closed({ code: text, message: text }, { column: text }),
};

/** What a report is. A key that it does not name is a mistake, but for options, which measures and presets extend. */
export const reportSchema: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "driftline.report/1",
  title: "Driftline report",
  ...closed(
    {
      schema: { const: "driftline.report/1" },
      createdAt: text,
      version: text,
      options: to("options"),
      reference: to("table"),
      current: to("table"),
      verdict: to("verdict"),
      drifted: closed({ columns: count, of: count, share: number, dataset: flag }),
      columns: listOf(to("column")),
    },
    {
      segments: listOf(to("segment")),
      multivariate: to("multivariate"),
      partOf: closed({ columns: count, tests: count, shares: number }),
    },
    { notes: listOf(to("note")) },
  ),
  $defs: definitions,
};
