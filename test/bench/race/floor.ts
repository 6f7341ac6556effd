// The floor under every comparison of two Parquet files: DuckDB decodes all columns of both and computes nothing else.
import { DuckDBInstance } from "@duckdb/node-api";

const connection = await (await DuckDBInstance.create()).connect();
const found = [];
for (const file of process.argv.slice(2)) {
  const reader = await connection.runAndReadAll("SELECT bit_xor(hash(COLUMNS(*))) FROM read_parquet($1)", [file]);
  found.push(reader.getRowObjectsJson());
}
console.log(JSON.stringify(found));
