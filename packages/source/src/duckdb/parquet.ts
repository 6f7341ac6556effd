import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { DriftlineError } from "@driftline/drift";
import { checkSameColumns } from "../text/sameColumns.ts";
import { type Engine, engineFor } from "./engine.ts";
import { pathLiteral } from "./sql.ts";

const magic = "PAR1";

/** Stops at a file that is not Parquet from its first to its last bytes, before an engine is loaded for it. */
export function checkParquet(path: string): void {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (textAt(file, 0) !== magic)
      throw new DriftlineError(
        "wrongFormat",
        `${path}: this is no Parquet file, whatever its name says; give it the ending of what it is`,
      );
    if (size < 12 || textAt(file, size - magic.length) !== magic)
      throw new DriftlineError(
        "badParquet",
        `${path}: the end of this Parquet file is missing; copy it again, or wait until it is written`,
      );
  } finally {
    closeSync(file);
  }
}

function textAt(file: number, position: number): string {
  const bytes = Buffer.alloc(magic.length);
  readSync(file, bytes, 0, bytes.length, position);
  return bytes.toString("latin1");
}

export const parquetTable = (paths: readonly string[]): string =>
  `read_parquet([${paths.map(pathLiteral).join(",")}], union_by_name = true)`;

/** Files read together must have the same columns, of types that go together. */
export async function checkParquetTypes(paths: readonly string[]): Promise<void> {
  const [first, ...others] = paths;
  if (first === undefined || others.length === 0) return;
  const expected = await typesIn(first);
  for (const path of others) {
    const types = await typesIn(path);
    checkSameColumns([...types.keys()], path, { path: first, names: [...expected.keys()] });
    for (const [column, type] of types) {
      const before = expected.get(column) as string;
      if (family(type) === family(before)) continue;
      throw new DriftlineError(
        "typeChanged",
        `${path}: column ${JSON.stringify(column)} is ${type} here but ${before} in ${first}; write both with the same type, or compare the files apart`,
      );
    }
  }
}

async function typesIn(path: string): Promise<Map<string, string>> {
  const engine: Engine = engineFor(path, undefined);
  const table = await engine.run(`DESCRIBE SELECT * FROM ${parquetTable([path])}`);
  const types = table.texts(1);
  return new Map(table.texts(0).map((name, index) => [name ?? "", types[index] ?? ""]));
}

/** Types that are read as the same kind of cell: whole numbers of any width and floats, times of any precision. */
function family(type: string): string {
  if (/^(?:FLOAT|DOUBLE|U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL.*)$/.test(type)) return "number";
  return /^(?:DATE|TIMESTAMP.*)$/.test(type) ? "time" : type;
}
