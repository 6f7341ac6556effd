import { isPackedAs } from "./codecs.ts";
import { dictionary, oldDictionary, packedBits, plain, runLengths } from "./encodings.ts";
import { type Chunk, type Footer, readFooter } from "./footer.ts";
import { allFit, type Form, formOf, isSeen } from "./form.ts";

/** A table of Parquet files of which some or all columns are read here, without an engine: plain data. */
export interface DirectTable {
  readonly rows: number;
  readonly names: readonly string[];
  readonly columns: ReadonlyMap<string, DirectColumn>;
}

export interface DirectColumn {
  readonly form: Form;
  /** Whether it is known to hold something. */
  readonly seen: boolean;
  readonly parts: readonly DirectPart[];
}

export interface DirectPart extends Pick<Chunk, "start" | "size" | "codec" | "values"> {
  readonly path: string;
  /** Whether its rows may be without a value. */
  readonly optional: boolean;
}

/** Levels alone are packed bits, which are looked at again. */
const known: ReadonlySet<number> = new Set([plain, oldDictionary, runLengths, packedBits, dictionary]);

/** Texts are read where they are told by a dictionary: those that hardly repeat are better counted by DuckDB. */
const isTold = ({ dataEncodings, encodings }: Chunk): boolean => !(dataEncodings ?? encodings).includes(plain);

/** A column of more rows than this takes more memory than an engine's. */
const mostRows = 2 ** 26;

/** None where the files or their names need DuckDB's eye. */
export function directTable(paths: readonly string[]): DirectTable | undefined {
  const footers: Footer[] = [];
  for (const path of paths) {
    const footer = readFooter(path);
    if (footer === undefined || !isAlike(footer, footers[0])) return undefined;
    footers.push(footer);
  }
  const rows = footers.reduce((sum, footer) => sum + footer.rows, 0);
  const names = footers[0]?.columns.map(({ name }) => name) ?? [];
  // DuckDB takes no notice of capital letters, and wants every column to have a name.
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length || names.includes("")) return undefined;
  if (rows > mostRows || Number.isNaN(rows)) return undefined;
  const columns = new Map<string, DirectColumn>();
  for (const [index, name] of names.entries()) {
    const column = directColumn(paths, footers, index);
    if (column) columns.set(name, column);
  }
  return { rows, names, columns };
}

function isAlike({ columns }: Footer, first: Footer | undefined): boolean {
  if (first === undefined) return true;
  return (
    columns.length === first.columns.length &&
    columns.every((column, index) => {
      const other = first.columns[index];
      return other !== undefined && column.name === other.name && formOf(column) === formOf(other);
    })
  );
}

function directColumn(paths: readonly string[], footers: readonly Footer[], index: number): DirectColumn | undefined {
  const fields = footers.map(({ columns }) => columns[index]);
  const form = fields[0] && formOf(fields[0]);
  if (form === undefined) return undefined;
  const parts: DirectPart[] = [];
  let seen = false;
  for (const [file, { chunks }] of footers.entries())
    for (const group of chunks) {
      const chunk = group[index] as Chunk;
      const { start, size, codec, values } = chunk;
      if (!isPackedAs(codec) || !chunk.encodings.every((encoding) => known.has(encoding))) return undefined;
      if (!allFit(form, chunk) || (form === "text" && !isTold(chunk))) return undefined;
      seen ||= isSeen(form, chunk);
      const optional = fields[file]?.optional === true;
      parts.push({ path: paths[file] as string, optional, start, size, codec, values });
    }
  return { form, seen, parts };
}
