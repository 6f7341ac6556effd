import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

export type Cell = number | string | null;

interface Header {
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly bytes?: number;
    readonly cells?: readonly string[];
  }[];
}

/** All 48,842 rows of Adult by column, in the order that packages/source/data/README.md tells with the format. */
export function adultCells(): Map<string, Cell[]> {
  const packed = readFileSync(new URL("../packages/source/data/adult.br", import.meta.url));
  const bytes = brotliDecompressSync(packed);
  const end = bytes.indexOf("\n");
  const { rows, columns } = JSON.parse(bytes.toString("utf8", 0, end)) as Header;
  let plane = end + 1;
  return new Map(
    columns.map(({ name, bytes: planes = 1, cells }) => {
      const start = plane;
      plane += planes * rows;
      const numberAt = (row: number): number => {
        let value = 0;
        for (let power = planes - 1; power >= 0; power -= 1)
          value = value * 256 + (bytes[start + power * rows + row] as number);
        return value;
      };
      const column = Array.from({ length: rows }, (_, row) => numberAt(row));
      return [name, cells ? column.map((code) => cells[code] ?? null) : column];
    }),
  );
}
