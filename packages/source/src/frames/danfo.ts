import { cellsOfColumns, columnsOf } from "../arrays.ts";
import { checkNames, type Frame } from "./frame.ts";

/** A DataFrame holds rows, a Series cells. */
interface DanfoFrame {
  readonly $data: readonly unknown[];
  readonly $columns: readonly unknown[];
  readonly $isSeries: boolean;
}

/**
 * DataFrames and Series of danfojs. Their dtypes are guesses from the first rows, so cells speak for themselves: null,
 * undefined and NaN are missing, and numbers, texts, booleans and Dates are what they are. The index is left out.
 */
export const danfo: Frame<DanfoFrame> = {
  matches(value): value is DanfoFrame {
    const { $data, $columns, $isSeries }: Partial<DanfoFrame> = value;
    return Array.isArray($data) && Array.isArray($columns) && typeof $isSeries === "boolean";
  },
  columns({ $data: data, $columns, $isSeries: isSeries }, name) {
    const names = $columns.map(String);
    checkNames(names, name);
    const cells = (index: number): readonly unknown[] =>
      isSeries ? data : data.map((row) => (Array.isArray(row) ? row[index] : undefined));
    return columnsOf(
      cellsOfColumns(
        names.map((column, index) => [column, cells(index)]),
        name,
      ),
      name,
    );
  },
};
