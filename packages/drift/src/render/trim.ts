import { partOf } from "../family.ts";
import {
  type Bins,
  type ColumnReport,
  type Note,
  type Report,
  type SegmentColumn,
  type SegmentReport,
  verdicts,
} from "../report.ts";
import { shorten } from "./escape.ts";
import { count } from "./format.ts";
import { worstFirst } from "./order.ts";

/** How many columns keep their bins, summaries and measures, and how many are kept at all, the worst ones first. */
export interface Keep {
  readonly details: number;
  readonly columns: number;
  /** How many columns each segment keeps, those that changed most. */
  readonly segmentColumns: number;
}

const mostLabels = 20;
const mostNotes = 40;
const longestText = 200;

/** A report small enough for a notebook. What is left out is said in a note; the head's counts stay those of the whole. */
export function trimmed(report: Report, keep: Keep): Report {
  const order = worstFirst(report);
  const detailed = new Set(order.slice(0, keep.details));
  const kept = new Set(order.slice(0, keep.columns));
  const columns = report.columns
    .filter((column) => kept.has(column))
    .map((column) => (detailed.has(column) ? withFewLabels(column) : withoutDetails(column)));
  const segments = report.segments
    ?.slice(0, mostLabels)
    .map((segment) => ({ ...segment, columns: fewColumns(segment, keep.segmentColumns) }));
  const notes = [...report.notes.slice(0, mostNotes), ...trimNote(report, keep)];
  const isPart = columns.length < report.columns.length || parts(segments) < parts(report.segments);
  const part = isPart ? { partOf: partOf(report) } : {};
  return short({ ...report, columns, ...(segments ? { segments } : {}), ...part, notes }) as Report;
}

const parts = (segments: readonly SegmentReport[] = []): number =>
  segments.reduce((sum, { columns }) => sum + columns.length, 0);

/** What was seen in a segment is not put into words anywhere: only its numbers are kept. */
function fewColumns({ columns }: SegmentReport, most: number): SegmentReport["columns"] {
  const size = ({ verdict, effect }: SegmentColumn) => (effect?.value ?? 0) - verdicts.indexOf(verdict);
  const kept = new Set(columns.toSorted((left, right) => size(right) - size(left)).slice(0, most));
  return columns
    .filter((column) => kept.has(column))
    .map((column) =>
      column.evidence ? { ...column, evidence: { ...column.evidence, view: "", method: "" } } : column,
    );
}

function trimNote(report: Report, { details, columns, segmentColumns }: Keep): Note[] {
  const all = report.columns.length;
  const segments = report.segments ?? [];
  const each = Math.max(0, ...segments.map((segment) => segment.columns.length));
  const isWhole = details >= all && report.notes.length <= mostNotes;
  if (isWhole && segments.length <= mostLabels && each <= segmentColumns) return [];
  const within =
    each > segmentColumns ? `, ${count(segmentColumns)} of up to ${count(each)} columns in each segment` : "";
  const message = `shortened for the notebook: ${count(Math.min(columns, all))} of ${count(all)} columns, details of the ${count(Math.min(details, all))} that changed most${within}`;
  return [{ code: "shortened", message }];
}

function withoutDetails(column: ColumnReport): ColumnReport {
  return {
    ...withFewNames(column),
    summary: { reference: {}, current: {} },
    bins: { reference: [], current: [] },
    measures: {},
  };
}

function withFewLabels(column: ColumnReport): ColumnReport {
  return { ...withFewNames(column), bins: fewLabels(column.kind, column.bins) };
}

function withFewNames(column: ColumnReport): ColumnReport {
  const { newValues, lostValues } = column;
  return {
    ...column,
    ...(newValues ? { newValues: newValues.slice(0, mostLabels) } : {}),
    ...(lostValues ? { lostValues: lostValues.slice(0, mostLabels) } : {}),
  };
}

/** The most frequent categories by name; the others join those that were too many to name. */
function fewLabels(kind: ColumnReport["kind"], bins: Bins): Bins {
  const { labels, rest } = bins;
  if (!labels || labels.length <= mostLabels || (kind !== "category" && kind !== "boolean")) return bins;
  const rows = (index: number) => (bins.reference[index] ?? 0) + (bins.current[index] ?? 0);
  const order = labels.map((_label, index) => index).sort((left, right) => rows(right) - rows(left));
  const pick = <Item>(items: readonly Item[], indexes: readonly number[]) =>
    indexes.map((index) => items[index] as Item);
  const most = order.slice(0, mostLabels);
  const others = order.slice(mostLabels);
  const sum = (counts: readonly number[]) => pick(counts, others).reduce((total, each) => total + each, 0);
  return {
    labels: pick(labels, most),
    reference: pick(bins.reference, most),
    current: pick(bins.current, most),
    rest: {
      values: others.length + (rest?.values ?? 0),
      reference: sum(bins.reference) + (rest?.reference ?? 0),
      current: sum(bins.current) + (rest?.current ?? 0),
    },
  };
}

/** Texts cut, and numbers to six digits; edges keep theirs, as neighbours could become one. */
function short(value: unknown, key = ""): unknown {
  if (typeof value === "string") return value.length > longestText ? shorten(value, longestText) : value;
  if (typeof value === "number") return rounded(value);
  if (Array.isArray(value)) return key === "edges" ? edgesRounded(value as number[]) : value.map((item) => short(item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [shorten(name, longestText), short(item, name)]),
  );
}

function rounded(value: number): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value;
  return Math.abs(value) >= 1e5 ? Math.round(value) : Number(value.toPrecision(6));
}

/** Six digits of the distance between the outer edges. */
function edgesRounded(edges: readonly number[]): readonly number[] {
  const span = (edges.at(-1) ?? 0) - (edges[0] ?? 0);
  if (!(span > 0) || !Number.isFinite(span)) return edges;
  const digits = 6 - Math.ceil(Math.log10(span));
  if (digits < 0) return edges.map(Math.round);
  return digits > 100 ? edges : edges.map((edge) => Number(edge.toFixed(digits)));
}
