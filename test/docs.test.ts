import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toModule } from "../.config/examples.ts";
import { expectShown } from "../.config/expectShown.ts";

describe("the check of examples", () => {
  const cases: readonly (readonly [unknown, string, unknown])[] = [
    [0.1852, "0.185", 0.1862],
    [2 / 35, "2 / 35", 0.0571],
    ["drift", '"drift"', "none"],
    [{ score: 0.185, pValue: 0.04771 }, "score 0.185, pValue 0.0477", { score: 0.185, pValue: 0.0478 }],
    [3, "3", 3.4],
    [Number.NaN, "NaN", 0],
  ];
  for (const [right, shown, wrong] of cases) {
    it(`takes ${JSON.stringify(right)} for ${shown} and not ${JSON.stringify(wrong)}`, async () => {
      await expectShown(right, shown, "here");
      await assert.rejects(expectShown(wrong, shown, "here"), /^AssertionError.*here: the comment says/);
    });
  }

  it("checks a statement's value against the comment behind it", () => {
    const module = toModule({ where: "a.md:1", code: "const a = 1;\nconsole.log(a); // 1\n" }, [], "./check.ts");
    assert.match(module, /await expectShown\(a, "1", "a\.md:1"\);/);
  });

  it("imports what a doc comment's code uses from the package it stands in", () => {
    const within = { file: "packages/drift/src/errors.ts", package: "@driftline/drift" };
    const module = toModule({ where: "here", code: "psi(1);", within }, ["psi", "ks"], "./check.ts");
    assert.match(module, /import \{ psi \} from "@driftline\/drift";/);
    assert.doesNotMatch(module, /\bks\b/);
  });
});
