import type { Cell } from "@driftline/drift";
import type { ConformanceTable } from "./conformanceCases.ts";

/** Cells of row i under their names; objects without a prototype, so that any name is only a name. */
export function rowsOf(table: ConformanceTable): Record<string, Cell>[] {
  const length = table.values().next().value?.length ?? 0;
  return Array.from({ length }, (_, row) => {
    const object: Record<string, Cell> = Object.create(null);
    for (const [name, cells] of table) {
      const cell = cells[row];
      if (cell !== null && cell !== undefined) object[name] = cell;
    }
    return object;
  });
}

/** The same with null where there is no cell. */
export function withNulls(table: ConformanceTable): Record<string, unknown>[] {
  const length = table.values().next().value?.length ?? 0;
  return Array.from({ length }, (_, row) => {
    const object: Record<string, unknown> = Object.create(null);
    for (const [name, cells] of table) object[name] = cells[row];
    return object;
  });
}

export function asSeparated(table: ConformanceTable, separator: string, lineEnd = "\n"): string {
  const quoted = (text: string): string =>
    /["\r\n\t,;]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
  const field = (cell: Cell | null | undefined): string => {
    if (cell === null || cell === undefined) return "";
    return quoted(cell instanceof Date ? cell.toISOString() : String(cell));
  };
  const length = table.values().next().value?.length ?? 0;
  const lines = [[...table.keys()].map(quoted).join(separator)];
  for (let row = 0; row < length; row += 1)
    lines.push([...table.values()].map((cells) => field(cells[row])).join(separator));
  return lines.map((line) => line + lineEnd).join("");
}

/** JSON has no infinities, which become text, and no limit to digits, which bigints keep. */
export function asJson(cells: unknown): string {
  if (typeof cells === "bigint") return String(cells);
  if (typeof cells === "number" && !Number.isFinite(cells)) return JSON.stringify(String(cells));
  if (Array.isArray(cells)) return `[${cells.map(asJson).join(",")}]`;
  if (typeof cells !== "object" || cells === null || cells instanceof Date) return JSON.stringify(cells);
  return `{${Object.entries(cells)
    .map(([name, cell]) => `${JSON.stringify(name)}:${asJson(cell)}`)
    .join(",")}}`;
}
