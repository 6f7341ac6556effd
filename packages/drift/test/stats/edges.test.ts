import assert from "node:assert/strict";
import { test } from "node:test";
import type { EdgeRule } from "../../src/measure.ts";
import { nextUp } from "../../src/stats/edges.ts";
import { cellsOf } from "../measures/outcomeOf.ts";
import { readInputs, readReference } from "../measures/readReference.ts";

interface Histogram {
  readonly edges: readonly number[];
  readonly ref: readonly number[];
  readonly cur: readonly number[];
}

const minus = Number.NEGATIVE_INFINITY;
const plus = Number.POSITIVE_INFINITY;
const edgesOf = (rule: EdgeRule, reference: number[], current: number[] = [0]) =>
  cellsOf(rule, { reference, current }).edges;

test("sturges, doane and ten bins of equal width over both sides are numpy 2.4.6's to the last bit", () => {
  const expected = readReference<Record<string, Record<string, Histogram>>>("expected_scipy.json");
  const rules: Record<string, EdgeRule> = {
    histogram_sturges_union: { rule: "sturges", over: "union" },
    histogram_doane_union: { rule: "doane", over: "union" },
    histogram_10_union: { rule: "width", bins: 10, over: "union" },
  };
  let compared = 0;
  for (const [name, data] of readInputs("inputs_num.json"))
    for (const [key, rule] of Object.entries(rules)) {
      const wanted = expected[`num_${name}`]?.[key];
      const { edges, reference, current } = cellsOf(rule, data);
      assert.deepEqual({ edges, ref: reference, cur: current }, wanted, `${name} ${key}`);
      compared += 1;
    }
  assert.equal(compared, 105);
});

test("quantile edges are the reference's R-7 quantiles between open ends", () => {
  const reference = Array.from({ length: 21 }, (_, index) => index);
  const {
    edges,
    reference: rows,
    current,
  } = cellsOf({ rule: "quantiles", bins: 4 }, { reference, current: [-1, 5, 99] });
  assert.deepEqual(edges, [minus, 5, 10, 15, plus]);
  // A value that equals an edge lies in the bin that begins there.
  assert.deepEqual(rows, [5, 5, 5, 6]);
  assert.deepEqual(current, [1, 1, 0, 1]);
});

test("a value that is more than one quantile has a bin of its own", () => {
  assert.deepEqual(edgesOf({ rule: "quantiles", bins: 10 }, [3, 3, 3]), [minus, 3, nextUp(3), plus]);
  assert.deepEqual(edgesOf({ rule: "quantiles", bins: 2 }, [3, 3, 3]), [minus, 3, nextUp(3), plus]);
  assert.deepEqual(edgesOf({ rule: "quantiles", bins: 2 }, [0, 0, 0, 1]), [minus, 0, nextUp(0), plus]);
});

test("few values of the reference turn any rule into a bin a value", () => {
  const { labels } = cellsOf({ rule: "sturges", over: "union", fewValues: 2 }, { reference: [1, 2], current: [2, 7] });
  assert.deepEqual(labels, ["1", "2", "7"]);
});

test("bins over the reference count what lies outside of it in two outer bins", () => {
  const data = { reference: [0, 1, 2, 3, 4], current: [-5, 0, 4, 4.5, 9] };
  const { edges, reference, current } = cellsOf({ rule: "width", bins: 2, over: "reference" }, data);
  assert.deepEqual(edges, [minus, 0, 2, nextUp(4), plus]);
  assert.deepEqual(reference, [0, 2, 3, 0]);
  assert.deepEqual(current, [1, 1, 1, 2]);
});

test("given edges are taken as they are, and sides without values make one bin", () => {
  assert.deepEqual(edgesOf({ rule: "given", edges: [0, 1, 5] }, [2]), [0, 1, 5]);
  assert.deepEqual(edgesOf({ rule: "sturges", over: "union" }, [], []), [minus, plus]);
  assert.deepEqual(edgesOf({ rule: "quantiles", bins: 10 }, []), [minus, plus]);
});

test("nextUp is the next number, also below zero and at it", () => {
  assert.equal(nextUp(1), 1 + Number.EPSILON);
  assert.equal(nextUp(-1), -1 + Number.EPSILON / 2);
  assert.equal(nextUp(0), Number.MIN_VALUE);
  assert.equal(nextUp(-0), Number.MIN_VALUE);
  assert.equal(nextUp(-Number.MIN_VALUE), 0);
});
