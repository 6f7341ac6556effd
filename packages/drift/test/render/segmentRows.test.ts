import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SegmentColumn } from "@driftline/drift";
import { segmentNote } from "../../src/render/segmentRows.ts";

const column = (share?: number): SegmentColumn => ({
  name: "age",
  verdict: "drift",
  rows: { reference: 10, current: 10 },
  ...(share === undefined ? {} : { share }),
});

describe("the note on parts of a change", () => {
  it("is there where a part is below zero or over all of it", () => {
    for (const share of [-2.05, -0.001, 1.001, 3.05])
      assert.match(segmentNote([column(0.5), column(share)]) ?? "", /add up to 100 %/);
  });
  it("is not where every part says what it is", () => {
    assert.equal(segmentNote([column(), column(0), column(0.3), column(1)]), undefined);
    assert.equal(segmentNote([]), undefined);
  });
});
