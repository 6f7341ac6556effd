import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { compiled, targetOf } from "../.config/assembly.ts";
import { staleFiles } from "../.config/generate.ts";
import { files, inProject, root } from "../.config/shell.ts";
import { architectureFaults, type Faults, linesOfCode } from "./architecture.ts";

/** The faults of a made-up tree of files. */
function faultsOf(files: Readonly<Record<string, string>>): Faults {
  const folder = mkdtempSync(path.join(tmpdir(), "driftline-architecture-"));
  try {
    for (const [file, text] of Object.entries(files)) {
      const place = path.join(folder, "packages", file);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    return architectureFaults(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const lines = (count: number): string => "export {};\n".repeat(count);

describe("the packages", () => {
  const faults = architectureFaults(root);

  it("all have a row in the table of imports", () => assert.deepEqual(faults.packages, []));
  it("import only what the table allows", () => assert.deepEqual(faults.imports, []));
  it("have no import cycle", () => assert.equal(faults.cycle, undefined));
  it("keep their files small", () => assert.deepEqual(faults.sizes, []));
  it("have their generated files up to date", () => {
    const stale = staleFiles().map(({ file }) => file);
    assert.deepEqual(stale, []);
  });
  it("have compiled code that is what their sources compile to", () => {
    const sources = files("packages/*/assembly/*.ts");
    assert.ok(sources.length > 0);
    for (const source of sources)
      assert.ok(
        readFileSync(inProject(targetOf(source)), "utf8").includes(`"${compiled(source).toString("base64")}"`),
        source,
      );
  });
});

describe("the check of the architecture", () => {
  it("finds nothing wrong with imports along the arrows", () => {
    const faults = faultsOf({
      "drift/src/a.ts": 'import { b } from "./b.ts"; import gamma from "@stdlib/gamma"; export const a = b + gamma;',
      "drift/src/b.ts": "export const b = 1;",
      "source/src/c.ts": 'import type { a } from "@driftline/drift"; import fs from "node:fs"; export { fs, type a };',
    });
    assert.deepEqual(faults, { packages: [], imports: [], cycle: undefined, sizes: [], files: 3 });
  });

  it("finds an import against the arrows, also of types alone and when it is dynamic", () => {
    const faults = faultsOf({
      "drift/src/a.ts": 'import type { c } from "@driftline/source"; export type A = c;',
      "source/src/c.ts": 'export const c = await import("driftline");',
      "driftline/src/d.ts": 'export * from "@driftline/kernel";',
    });
    assert.deepEqual(faults.imports, [
      "packages/drift/src/a.ts must not import @driftline/source",
      "packages/driftline/src/d.ts must not import @driftline/kernel",
      "packages/source/src/c.ts must not import driftline",
    ]);
  });

  it("finds Node's own modules in the core, with and without prefix", () => {
    const faults = faultsOf({ "drift/src/a.ts": 'import "node:fs"; import "path";' });
    assert.equal(faults.imports.length, 2);
  });

  it("finds an import that leaves its package and one that leads nowhere", () => {
    const faults = faultsOf({
      "drift/src/a.ts": 'import "../../source/src/c.ts"; import "./nowhere.ts";',
      "source/src/c.ts": "export {};",
    });
    assert.equal(faults.imports.length, 2);
  });

  it("finds a package without a row", () => {
    assert.deepEqual(faultsOf({ "extra/src/a.ts": "export {};" }).packages, ["packages/extra has no row"]);
  });

  it("finds an import cycle over three files", () => {
    const faults = faultsOf({
      "drift/src/a.ts": 'import "./b.ts";',
      "drift/src/b.ts": 'import "./deep/c.ts";',
      "drift/src/deep/c.ts": 'export type { A } from "../a.ts";',
    });
    const [a, b, c] = ["a", "b", "deep/c"].map((name) => `packages/drift/src/${name}.ts`);
    assert.deepEqual(faults.cycle, [a, b, c, a]);
  });

  it("finds files that are too large", () => {
    assert.deepEqual(faultsOf({ "drift/src/a.ts": lines(60) }).sizes, []);
    assert.equal(faultsOf({ "drift/src/a.ts": lines(61) }).sizes.length, 1);
    assert.equal(faultsOf({ "drift/src/a.ts": lines(401) }).sizes.length, 3);
  });

  it("counts lines of code, not comments and blank lines", () => {
    assert.equal(linesOfCode("/** A.\n * B. */\n\n// C\nconst d = `\n// text\n`; // E\n\n"), 3);
  });
});
