import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { arrays } from "@driftline/source";
import { compare, type Progress } from "../../src/compare.ts";
import { random } from "../../src/stats/random.ts";

function table(columns: number, rows: number, seed: number) {
  const { next } = random(seed);
  return arrays(
    Object.fromEntries(
      Array.from({ length: columns }, (_, column) => [`c${column}`, Float64Array.from({ length: rows }, next)]),
    ),
  );
}

describe("a comparison", () => {
  test("says how far it is", async () => {
    const seen: Progress[] = [];
    await compare(table(3, 50, 1), arrays({ c0: [1], c1: [2], new: [3] }), {
      onProgress: (progress) => seen.push(progress),
    });
    assert.deepEqual(
      seen.map(({ done }) => done),
      [1, 2, 3, 4],
    );
    assert.deepEqual(seen.map(({ column }) => column).sort(), ["c0", "c1", "c2", "new"]);
    assert.ok(seen.every(({ of }) => of === 4));
  });

  test("ends within half a second of its stop", async () => {
    const [reference, current] = [table(40, 300_000, 1), table(40, 300_000, 2)];
    const controller = new AbortController();
    const running = compare(reference, current, { signal: controller.signal });
    let stopped = 0;
    setTimeout(() => {
      stopped = performance.now();
      controller.abort();
    }, 300);
    await assert.rejects(running, { name: "AbortError" });
    assert.ok(stopped > 0, "it was stopped and did not end by itself");
    assert.ok(performance.now() - stopped < 500, `${performance.now() - stopped} ms`);
  });

  test("does not begin when it is stopped before", async () => {
    const reason = new Error("no time");
    await assert.rejects(compare(table(1, 5, 1), table(1, 5, 2), { signal: AbortSignal.abort(reason) }), reason);
  });
});
