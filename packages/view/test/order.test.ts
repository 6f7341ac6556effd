import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Kind, Verdict } from "@driftline/drift";
import { mixed } from "../../drift/test/render/samples.ts";
import { type Filter, type Sort, shownColumns } from "../src/table/order.ts";

const report = mixed();
const all: Filter = { search: "", verdicts: new Set<Verdict>(), kinds: new Set<Kind>() };
const worst: Sort = { by: "verdict", isDown: true };
const names = (filter: Partial<Filter>, sort: Sort = worst) =>
  shownColumns(report, { ...all, ...filter }, sort).map((index) => report.columns[index]?.name);

describe("the columns that are shown", () => {
  it("come worst first, and the other way", () => {
    const down = names({});
    assert.equal(down[0], "signed_up");
    assert.deepEqual(names({}, { by: "verdict", isDown: false }), down.toReversed());
  });

  it("are those whose name has the words searched for, in any case", () => {
    assert.deepEqual(names({ search: " ROO " }), ["rooms"]);
    assert.deepEqual(names({ search: "nowhere" }), []);
  });

  it("are those of the pressed verdicts and kinds", () => {
    assert.deepEqual(names({ kinds: new Set<Kind>(["text", "boolean"]) }), ["active", "review"]);
    assert.deepEqual(names({ verdicts: new Set<Verdict>(["unknown"]) }), ["rare"]);
    assert.deepEqual(names({ verdicts: new Set<Verdict>(["unknown"]), kinds: new Set<Kind>(["text"]) }), []);
  });

  it("sort by name as people count, and by numbers, those without one last either way", () => {
    const two = { ...report, columns: ["a10", "a9"].map((name) => ({ ...report.columns[0], name })) } as typeof report;
    assert.deepEqual(shownColumns(two, all, { by: "name", isDown: false }), [1, 0]);
    const [first, second, ...rest] = report.columns;
    const { adjustedPValue: _none, ...without } = first as NonNullable<typeof first>;
    const some = { ...report, columns: [without, { ...second, adjustedPValue: 0.5 }, ...rest] } as typeof report;
    for (const isDown of [true, false])
      assert.equal(shownColumns(some, all, { by: "p", isDown }).at(-1), 0, String(isDown));
    assert.equal(shownColumns(some, all, { by: "p", isDown: true })[0] !== 0, true);
  });
});
