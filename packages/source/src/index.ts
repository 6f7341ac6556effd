export { type Adult, type AdultRow, type AdultScenario, adult, type TimedAdultRow } from "./adult.ts";
export { arrays, type ColumnArrays, type RowOf } from "./arrays.ts";
export { file } from "./file.ts";
export { rows } from "./rows.ts";
export type { Table, TableOptions } from "./table.ts";
export { type DeclaredOptions, type DeclaredRow, type DeclaredTable, table } from "./tableOf.ts";
export type { KindsIn, Moment, NamesIn } from "./tableType.ts";
export { toSource } from "./toSource.ts";
