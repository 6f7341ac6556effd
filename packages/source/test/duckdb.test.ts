import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { gzipSync } from "node:zlib";
import { file } from "@driftline/source";
import { conformance } from "./conformance.ts";
import { runInDuckdb, tableStatements } from "./duckdb.ts";
import { asJson, asSeparated, withNulls } from "./tableText.ts";

const folder = mkdtempSync(join(tmpdir(), "driftline-"));
after(() => rmSync(folder, { recursive: true }));
let written = 0;

function place(ending: string): string {
  written += 1;
  return join(folder, `table${written}.${ending}`);
}

function save(ending: string, content: string | Uint8Array): string {
  const path = place(ending);
  writeFileSync(path, content);
  return path;
}

conformance("Parquet through DuckDB", async (table) => {
  const path = place("parquet");
  await runInDuckdb(":memory:", ...tableStatements(table), `COPY t TO '${path}' (FORMAT parquet)`);
  return file(path);
});
conformance("a table of a DuckDB database", async (table) => {
  const path = place("duckdb");
  await runInDuckdb(path, ...tableStatements(table));
  return file(`duckdb:${path}?table=t`);
});
conformance("CSV through DuckDB", (table) => file(save("csv", asSeparated(table, ",")), { engine: "duckdb" }));
conformance("CSV with CRLF and a byte order mark through DuckDB", (table) =>
  file(save("csv", `\ufeff${asSeparated(table, ",", "\r\n")}`), { engine: "duckdb" }),
);
conformance("TSV under gzip through DuckDB", (table) =>
  file(save("tsv.gz", gzipSync(asSeparated(table, "\t"))), { engine: "duckdb" }),
);
conformance("JSON through DuckDB", (table) => file(save("json", asJson(withNulls(table))), { engine: "duckdb" }));
conformance("JSON lines through DuckDB", (table) =>
  file(save("ndjson", `${withNulls(table).map(asJson).join("\n")}\n`), { engine: "duckdb" }),
);
