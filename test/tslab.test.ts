import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { inProject, node } from "../.config/shell.ts";
import { executeNotebook, output } from "./jupyter.ts";

/** Compiles a file as tslab 1.0.22 compiles a cell: TypeScript 5.0.4, resolving the old way. */
function compileAsTslab(text: string): { readonly status: number | null; readonly stdout: string } {
  const file = path.join(output, "cell.ts");
  mkdirSync(output, { recursive: true });
  writeFileSync(file, text);
  const compiler = inProject("node_modules", "@tslab", "typescript-for-tslab", "bin", "tsc");
  const options = ["--noEmit", "--strict", "--target", "es2022", "--lib", "es2022", "--module", "commonjs"];
  const types = ["--types", "node", "--typeRoots", inProject("node_modules", "tslab", "node_modules", "@types")];
  const resolution = ["--moduleResolution", "node10", "--esModuleInterop", ...types];
  try {
    return spawnSync(node, [compiler, ...options, ...resolution, file], { cwd: output, encoding: "utf8" });
  } finally {
    rmSync(file);
  }
}

describe("stock tslab", () => {
  it("understands the declarations of driftline, all of them", () => {
    const { status, stdout } = compileAsTslab(
      'import { adult, compare } from "driftline";\n' +
        "export const report = adult().then(({ reference, production }) => compare(reference, production));\n",
    );
    assert.equal(stdout, "");
    assert.equal(status, 0);
  });

  it("knows the columns of a table that is declared", () => {
    const { status, stdout } = compileAsTslab(`
      import { compare, table } from "driftline";
      export async function cell(): Promise<void> {
        const visits = await table("visits.parquet", { age: "number", note: "text", at: "time" });
        const part = visits.between("2026-01-05", new Date()).sample(100).select(["age", "note"]);
        const drift = await compare(visits, part);
        drift.column("age").shift;
        drift.column("note").summary.current.words;
        // @ts-expect-error There is no such column.
        drift.column("aeg");
        // @ts-expect-error Text has no values to count.
        drift.column("note").newValues;
        // @ts-expect-error There is no such kind.
        await table("visits.parquet", { age: "numbr" });
      }
    `);
    assert.equal(stdout, "");
    assert.equal(status, 0);
  });

  it("is told when driftline has no such export", () => {
    const { status, stdout } = compileAsTslab('import { nothingOfThatName } from "driftline";\n');
    assert.notEqual(status, 0);
    assert.match(stdout, /nothingOfThatName/);
  });

  it("runs the first notebook from top to bottom", async () => {
    const shown = await executeNotebook(
      inProject("notebooks", "1-start-here.ipynb"),
      "1-start-here-stock.ipynb",
      "stock-tslab",
    );
    const all = shown.join("\n");
    assert.match(all, /\bage\b/);
    assert.match(all, /\beducation\b/);
    assert.match(all, /^verdict: drift$/m);
    assert.match(all, /\bpaid\b.*\bcategory\b/);
  });
});
