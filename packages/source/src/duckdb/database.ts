import { DriftlineError, suggest } from "@driftline/drift";
import { engineFor } from "./engine.ts";
import { identifier, literal } from "./sql.ts";

export interface DatabaseTable {
  readonly path: string;
  readonly from: string;
  readonly attach: string;
}

const prefix = "duckdb:";

export const isDatabase = (url: string): boolean => url.startsWith(prefix);

export function databasePath(url: string): string {
  return url.slice(prefix.length).replace(/\?table=.*$/s, "");
}

/** `duckdb:FILE?table=T`; a table of another schema than main goes by `schema.table`. */
export async function databaseTable(url: string): Promise<DatabaseTable> {
  const path = databasePath(url);
  const asked = /\?table=(.*)$/s.exec(url)?.[1];
  const wanted = asked === undefined ? undefined : decodeURIComponent(asked);
  const attach = `ATTACH IF NOT EXISTS ${literal(path)} AS ${identifier(path)} (READ_ONLY)`;
  const engine = engineFor(path, attach);
  const listed = await engine.run(
    `SELECT table_schema, table_name FROM information_schema.tables WHERE table_catalog = ${literal(path)} ORDER BY ALL`,
  );
  const names = listed.texts(1);
  const tables = listed.texts(0).map((schema, index) => ({ schema: schema ?? "", name: names[index] ?? "" }));
  const nameOf = ({ schema, name }: (typeof tables)[number]) => (schema === "main" ? name : `${schema}.${name}`);
  const known = tables.map(nameOf);
  const found = tables.find((table) => wanted === nameOf(table) || wanted === `${table.schema}.${table.name}`);
  if (found) return { path, attach, from: [path, found.schema, found.name].map(identifier).join(".") };
  const hint = known.length === 0 ? "the database has none" : suggest(wanted ?? "", known);
  throw new DriftlineError(
    "noTable",
    wanted === undefined
      ? `${url}: name a table of it, as in ${prefix}${path}?table=${known[0] ?? "NAME"}`
      : `${url}: there is no table ${JSON.stringify(wanted)}; ${hint}`,
  );
}
