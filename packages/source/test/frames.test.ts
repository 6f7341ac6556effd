import { createRequire } from "node:module";
import path from "node:path";
import { toSource } from "@driftline/source";
import { type DataType, Dictionary, Int16, tableFromIPC, tableToIPC, Utf8 } from "apache-arrow";
import { ColumnTable } from "arquero";
import { DataFrame } from "danfojs-node";
import polars from "nodejs-polars";
import { conformance } from "./conformance.ts";
import type { ConformanceTable } from "./conformanceCases.ts";
import { arrowTable, cellRows } from "./frameTables.ts";

/** Every dictionary has a number of its own. */
let dictionaries = 0;
function dictionary(): DataType {
  dictionaries += 1;
  return new Dictionary(new Utf8(), new Int16(), dictionaries);
}

/** The library once more, with classes of its own and other names inside them. */
function otherArrow(): typeof import("apache-arrow") {
  const require = createRequire(import.meta.url);
  return require(path.join(path.dirname(require.resolve("apache-arrow")), "Arrow.es2015.min.js"));
}

/** Not by its function `table`, which loses a column named __proto__. */
function arqueroTable(table: ConformanceTable): ColumnTable {
  return new ColumnTable(Object.fromEntries(table) as never, [...table.keys()]);
}

conformance("danfojs", async (table) =>
  toSource(new DataFrame(cellRows(table), { columns: [...table.keys()] }), "danfojs"),
);
conformance("danfojs in low memory mode", async (table) => {
  const options = { columns: [...table.keys()], config: { lowMemoryMode: true } };
  return toSource(new DataFrame(cellRows(table), options), "danfojs");
});
conformance("Arrow", async (table) => toSource(arrowTable(table), "arrow"));
conformance("Arrow in chunks, texts by a dictionary", async (table) =>
  toSource(arrowTable(table, dictionary, 3), "arrow"),
);
conformance("Arrow from a file's bytes", async (table) =>
  toSource(tableFromIPC(tableToIPC(arrowTable(table), "file")), "arrow"),
);
conformance("Arrow from a stream's bytes, in chunks, by a dictionary", async (table) =>
  toSource(tableFromIPC(tableToIPC(arrowTable(table, dictionary, 5), "stream")), "arrow"),
);
conformance("Arrow of another copy of the library", async (table) =>
  toSource(otherArrow().tableFromIPC(tableToIPC(arrowTable(table), "stream")), "arrow"),
);
conformance("arquero", async (table) => toSource(arqueroTable(table), "arquero"));
conformance("flechette", async (table) =>
  toSource(arqueroTable(table).toArrow({ types: Object.create(null) }), "flechette"),
);
conformance("polars", async (table) =>
  toSource(polars.DataFrame([...table].map(([name, cells]) => polars.Series(name, [...cells]))), "polars"),
);
