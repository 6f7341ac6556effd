/**
 * What a cell can hold; what holds nothing (null, undefined, NaN, an empty CSV field) is no cell.
 * A typed cell and its text read the same: `5` as "5", `true` as "true", a Date as its ISO 8601 text.
 */
export type Cell = string | number | bigint | boolean | Date;

/** The name a cell goes by as a category. */
export function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  return cell instanceof Date ? cell.toISOString() : String(cell);
}
