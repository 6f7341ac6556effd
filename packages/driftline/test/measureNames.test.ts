import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, type Measure, measures } from "driftline";
import { compileSnippets } from "./compileSnippet.ts";

const registry: readonly Measure[] = Object.values(measures);
const unionOf = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(" | ");

/** Compiles only where both unions have the same members. */
const same = (left: string, right: string): string => `
import type { DefaultMeasures, MeasuresFor } from "../src/typed/measureNames.ts";
type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;
export const answer: Same<${left}, ${right}> = true;`;

test("the types know for each kind the measures that the package has for it, and those shown unasked", async () => {
  const table = { number: [1, 2, 3], category: ["a", "b", "a"], boolean: [true, false, true] };
  const report = await compare(table, table);
  const shownFor = (kind: "number" | "category" | "boolean") => Object.keys(report.column(kind).measures);
  const snippets = (["number", "category", "boolean"] as const).flatMap((kind) => {
    // What counts numbers by their values is for Evidently's preset alone.
    const apply = registry.filter(({ kinds }) => kinds.includes(kind)).map(({ name }) => name);
    return [
      same(`MeasuresFor<"${kind}">`, unionOf(apply)),
      same(`DefaultMeasures<"${kind}">`, unionOf(shownFor(kind))),
    ];
  });
  assert.deepEqual(
    compileSnippets(snippets),
    snippets.map(() => []),
  );
  const [wrong] = compileSnippets([same('MeasuresFor<"number">', '"ks"')]);
  assert.equal(wrong?.length, 1);
});
