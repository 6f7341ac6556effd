import { realpathSync } from "node:fs";
import { DriftlineError, suggest } from "@driftline/drift";
import { checkFile } from "../text/bytes.ts";
import { engineFor } from "./engine.ts";
import { identifier, literal } from "./sql.ts";

export interface DatabaseTable {
  readonly path: string;
  readonly from: string;
  readonly attach: string;
}

const prefix = "duckdb:";

/** `duckdb:FILE?table=T`; a table of another schema than main goes by `schema.table`. */
export async function databaseTable(url: string): Promise<DatabaseTable> {
  const path = url.slice(prefix.length).replace(/\?table=.*$/s, "");
  checkFile(path);
  const whole = realpathSync(path);
  // One name a file: a database is attached once, and DuckDB takes no notice of capital letters.
  const database = `driftline ${Buffer.from(whole).toString("hex")}`;
  // Told that it is DuckDB's own, the engine does not load what reads other databases.
  const attach = `ATTACH IF NOT EXISTS ${literal(whole)} AS ${identifier(database)} (READ_ONLY, TYPE duckdb)`;
  const listed = await engineFor(path, attach).run(
    `SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = ${literal(database)} ORDER BY ALL`,
  );
  const names = listed.texts(1);
  const tables = listed.texts(0).map((schema, index) => ({ schema: schema ?? "", name: names[index] ?? "" }));
  const wanted = wantedTables(url);
  const found = tables.find((table) => wanted.includes(nameOf(table)) || wanted.includes(fullName(table)));
  if (found) return { path, attach, from: [database, found.schema, found.name].map(identifier).join(".") };
  const known = tables.map(nameOf);
  const asked = wanted.at(-1);
  const hint = known.length === 0 ? "the database has none" : suggest(asked ?? "", known);
  throw new DriftlineError(
    "noTable",
    asked === undefined
      ? `${url}: name a table of it, as in ${prefix}${path}?table=${known[0] ?? "NAME"}`
      : `${url}: there is no table ${JSON.stringify(asked)}; ${hint}`,
  );
}

interface TableName {
  readonly schema: string;
  readonly name: string;
}

const fullName = ({ schema, name }: TableName): string => `${schema}.${name}`;
const nameOf = (table: TableName): string => (table.schema === "main" ? table.name : fullName(table));

/** The name as it stands, and as it would be in a URL. */
function wantedTables(url: string): string[] {
  const asked = /\?table=(.*)$/s.exec(url)?.[1];
  if (asked === undefined) return [];
  try {
    return [asked, decodeURIComponent(asked)];
  } catch {
    return [asked];
  }
}
