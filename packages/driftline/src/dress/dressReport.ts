import { type ColumnReport, DriftlineError, decide, partOf, type Report, suggest } from "@driftline/drift";
import { json } from "@driftline/drift/render";
import { liveReport } from "../cell/liveReport.ts";
import type { DriftReport } from "../typed/report.ts";
import { columnMethods } from "./columnMethods.ts";
import { addHidden, displayOf, type Shown } from "./display.ts";

/** Gives a report its dress. The report itself stays as it is; what comes back is a copy. */
export function dress<Columns>(report: Report): DriftReport<Columns> {
  const columns = report.columns.map((column) => dressColumn(report, column));
  const byName = new Map(columns.map((column) => [column.name, column]));
  const column = (name: string): ColumnReport => {
    const found = byName.get(name);
    if (found) return found;
    const hint = suggest(name, [...byName.keys()]);
    throw new DriftlineError("unknownColumn", `column: the report has no column ${JSON.stringify(name)}; ${hint}`);
  };
  const live = liveReport();
  const decided = (): DriftReport<Columns> => dress(decide(report, live.settings()));
  const toJSON = (): unknown => JSON.parse(json(report));
  const hidden = { ...displayOf(() => report, live), column, decided, toJSON };
  // Which columns there are, and of which kinds, is known to the caller's types alone.
  return addHidden({ ...report, columns }, hidden) as unknown as DriftReport<Columns>;
}

function dressColumn(report: Report, column: ColumnReport): ColumnReport & Shown {
  return addHidden({ ...column }, { ...displayOf(() => onlyColumn(report, column)), ...columnMethods(column) });
}

/** The part of a report that is about one column. Its verdict was reached among all columns, and stays. */
function onlyColumn(report: Report, column: ColumnReport): Report {
  const { segments, ...rest } = report;
  const drifted = column.drifted ? 1 : 0;
  const isOwn = ({ name }: { readonly name: string }): boolean => name === column.name;
  return {
    ...rest,
    verdict: column.verdict,
    drifted: { columns: drifted, of: 1, share: drifted, dataset: column.drifted },
    columns: [column],
    ...(report.columns.length > 1 ? { partOf: partOf(report) } : {}),
    ...(segments ? { segments: segments.map((part) => ({ ...part, columns: part.columns.filter(isOwn) })) } : {}),
    notes: report.notes.filter((note) => note.column === column.name),
  };
}
