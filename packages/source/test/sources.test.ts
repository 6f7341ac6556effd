import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { gzipSync } from "node:zlib";
import { arrays, file, rows } from "@driftline/source";
import { conformance } from "./conformance.ts";
import { asJson, asSeparated, rowsOf, withNulls } from "./tableText.ts";

const folder = mkdtempSync(join(tmpdir(), "driftline-"));
after(() => rmSync(folder, { recursive: true }));
let written = 0;

function save(ending: string, content: string | Uint8Array): string {
  written += 1;
  const path = join(folder, `table${written}.${ending}`);
  writeFileSync(path, content);
  return path;
}

conformance("an object of arrays", async (table) => arrays(table));
conformance("an array of objects", async (table) => {
  const objects = rowsOf(table);
  // A column's place is where its name first stands.
  const [first] = objects;
  if (first)
    objects[0] = Object.assign(
      Object.create(null),
      Object.fromEntries([...table.keys()].map((name) => [name, null])),
      first,
    );
  return rows(objects);
});
conformance("CSV", (table) => file(save("csv", asSeparated(table, ","))));
conformance("CSV with CRLF and a byte order mark", (table) =>
  file(save("csv", `\ufeff${asSeparated(table, ",", "\r\n")}`)),
);
conformance("CSV in UTF-16", (table) => file(save("csv", Buffer.from(`\ufeff${asSeparated(table, ",")}`, "utf16le"))));
conformance("TSV", (table) => file(save("tsv", asSeparated(table, "\t"))));
conformance("CSV under gzip", (table) => file(save("csv.gz", gzipSync(asSeparated(table, ",")))));
conformance("JSON of columns", (table) => {
  const columns = [...table].map(([name, cells]) => `${JSON.stringify(name)}:${asJson(cells)}`);
  return file(save("json", `{${columns.join(",\n")}}`));
});
conformance("JSON of rows", (table) => file(save("json", asJson(withNulls(table)))));
conformance("JSON lines", (table) => file(save("ndjson", `${withNulls(table).map(asJson).join("\n")}\n`)));
