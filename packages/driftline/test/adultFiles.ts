import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";

interface Header {
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly bytes?: number;
    readonly cells?: readonly string[];
  }[];
}

/** The rows of Adult as fields of text, read from packages/source/data/adult.br by the format told beside it. */
function adultFields(): { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const packed = readFileSync(new URL("../../source/data/adult.br", import.meta.url));
  const bytes = brotliDecompressSync(packed);
  const end = bytes.indexOf("\n");
  const header: Header = JSON.parse(bytes.toString("utf8", 0, end));
  let position = end + 1;
  const plane = (): Uint8Array => {
    position += header.rows;
    return bytes.subarray(position - header.rows, position);
  };
  const columns = header.columns.map(({ cells, bytes: count = 1 }) => {
    const planes = Array.from({ length: count }, plane);
    return Array.from({ length: header.rows }, (_, row) => {
      const number = planes.reduce((sum, each, power) => sum + (each[row] ?? 0) * 256 ** power, 0);
      return cells ? (cells[number] ?? "") : String(number);
    });
  });
  const rows = Array.from({ length: header.rows }, (_, row) => columns.map((column) => column[row] ?? ""));
  return { names: header.columns.map(({ name }) => name), rows };
}

/** Writes Adult's reference and production, split as `adult()` splits them, as two CSV files. */
export function writeAdult(folder: string): { readonly reference: string; readonly production: string } {
  const { names, rows } = adultFields();
  const education = names.indexOf("education");
  const tutorial = new Set(["Some-college", "HS-grad", "Bachelors"]);
  const write = (name: string, chosen: boolean): string => {
    const file = path.join(folder, `${name}.csv`);
    const lines = rows.filter((row) => tutorial.has(row[education] ?? "") === chosen).map((row) => row.join(","));
    writeFileSync(file, [names.join(","), ...lines, ""].join("\n"));
    return file;
  };
  return { reference: write("reference", false), production: write("production", true) };
}
