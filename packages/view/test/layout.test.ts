import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { layout } from "../src/table/layout.ts";

describe("rows of varying height", () => {
  const tops = layout(4, (at) => [10, 100, 10, 10][at] as number);

  it("lie below one another", () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => tops.top(at)),
      [0, 10, 110, 120],
    );
    assert.equal(tops.total, 130);
  });

  it("are found by height, also beyond the ends", () => {
    assert.deepEqual(
      [-5, 0, 9.9, 10, 109, 110, 129, 1000].map((height) => tops.at(height)),
      [0, 0, 0, 1, 1, 2, 3, 3],
    );
    assert.equal(layout(0, () => 10).at(5), 0);
  });
});
