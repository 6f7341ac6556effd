import assert from "node:assert/strict";
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { glob } from "../src/glob.ts";

const root = mkdtempSync(path.join(tmpdir(), "driftline-glob-"));
after(() => rmSync(root, { recursive: true }));
for (const folder of ["2026-01", "2026-02/deep", "other"]) mkdirSync(path.join(root, folder), { recursive: true });
for (const file of [
  "a.csv",
  "b.csv",
  "c.tsv",
  ".hidden.csv",
  "a+b(1).csv",
  "2026-01/x.csv",
  "2026-02/y.csv",
  "2026-02/deep/z.csv",
])
  writeFileSync(path.join(root, file), "x\n1\n");

describe("a glob", () => {
  const patterns = [
    "*.csv",
    "?.csv",
    "[ab].csv",
    "[!a].csv",
    "*.{csv,tsv}",
    "2026-*/*.csv",
    "**/*.csv",
    "**/z.csv",
    "{a,c}.*",
    "a+b(1).*",
    "none*",
  ];
  for (const pattern of patterns) {
    it(`${pattern} finds what Node 24's globSync finds`, () => {
      const whole = path.join(root, pattern);
      const expected = globSync(whole)
        .filter((file) => !path.basename(file).startsWith("."))
        .sort();
      assert.deepEqual(glob(whole), expected);
    });
  }

  it("leaves out names with a dot unless it asks for them", () => {
    assert.deepEqual(glob(path.join(root, ".*.csv")), [path.join(root, ".hidden.csv")]);
  });

  it("of a relative path gives relative paths", () => {
    assert.ok(glob("*.json").includes("package.json"));
  });
});
