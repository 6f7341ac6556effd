import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { compare, defineMeasure, type Report, type Source } from "@driftline/drift";
import { file } from "@driftline/source";
import { runInDuckdb } from "./duckdb.ts";

const folder = mkdtempSync(join(tmpdir(), "driftline-"));
after(() => rmSync(folder, { recursive: true }));
const createdAt = "2026-01-01";

async function write(name: string, rows: number, shift: number): Promise<string> {
  const path = join(folder, name);
  const columns = [
    ...Array.from(
      { length: 8 },
      (_, column) => `hash(i * 31 + ${column + 9 * shift}) / 1e19 + ${shift * column} AS n${column}`,
    ),
    "(i % 97)::INTEGER AS few",
    "'group ' || i % 5 AS category",
  ];
  await runInDuckdb(
    ":memory:",
    `COPY (SELECT ${columns.join(", ")} FROM range(${rows}) r(i)) TO '${path}' (FORMAT parquet)`,
  );
  return path;
}

/** The same source, without a crew. */
const alone = ({ crew: _, ...source }: Source): Source => source;

describe("a crew", () => {
  let sides: { reference: Source; current: Source };
  before(async () => {
    const [reference, current] = [await write("a.parquet", 300_000, 0), await write("b.parquet", 280_000, 0.01)];
    sides = { reference: await file(reference), current: await file(current) };
  });

  async function both(options: object): Promise<[Report, Report]> {
    const together = await compare(sides.reference, sides.current, { createdAt, ...options });
    return [together, await compare(alone(sides.reference), alone(sides.current), { createdAt, ...options })];
  }

  test("gives the report that one thread gives", async () => {
    await Promise.all([sides.reference.describe(), sides.current.describe()]);
    const crew = sides.reference.crew?.(sides.current);
    assert.ok(crew && crew.hands > 1, "these tables are worth a crew");
    crew.release();
    const [together, single] = await both({});
    assert.deepEqual(together, single);
    assert.equal(together.columns.length, 10);
    assert.ok(together.columns.every(({ error }) => error === undefined));
  });

  test("compares within segments too, and decides as Evidently does", async () => {
    const [together, single] = await both({
      segments: ["category"],
      columns: ["n0", "n1", "category"],
      preset: "evidently",
    });
    assert.deepEqual(together, single);
    assert.equal(together.segments?.length, 5);
  });

  test("leaves measures that are functions to the thread that has them", async () => {
    const span = defineMeasure({
      name: "span",
      title: "Span",
      source: "this test",
      kinds: ["number"],
      defaults: {},
      needs: () => ({ extent: { pair: "extent" } }),
      run: ({ extent }) => ({ score: extent.current.maximum - extent.reference.maximum }),
      cases: [],
    });
    const [together, single] = await both({ measures: [span, "ks"], columns: ["n0", "few"] });
    assert.deepEqual(together, single);
    assert.equal(together.columns[1]?.measures["span"]?.score, 0);
  });

  test("stops within half a second", async () => {
    const controller = new AbortController();
    let stopped = 0;
    const running = compare(await file(join(folder, "a.parquet")), await file(join(folder, "b.parquet")), {
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done < 2 || stopped > 0) return;
        stopped = performance.now();
        controller.abort();
      },
    });
    await assert.rejects(running, { name: "AbortError" });
    assert.ok(performance.now() - stopped < 500, `${performance.now() - stopped} ms`);
  });

  test("is no end of the tables: what was stopped can be compared again", async () => {
    const fresh = { reference: await file(join(folder, "a.parquet")), current: await file(join(folder, "b.parquet")) };
    const report = await compare(sides.reference, sides.current, { createdAt });
    for (const after of [0, 2]) {
      const controller = new AbortController();
      const running = compare(fresh.reference, fresh.current, {
        signal: controller.signal,
        onProgress: ({ done }) => done >= after && controller.abort(),
      });
      if (after === 0) setImmediate(() => controller.abort());
      await assert.rejects(running, { name: "AbortError" });
      assert.deepEqual(await compare(fresh.reference, fresh.current, { createdAt }), report);
    }
  });

  test("finishes after a file that changed meanwhile was noticed", async () => {
    const path = await write("c.parquet", 300_000, 0);
    const changing = await file(path);
    await changing.describe();
    await write("c.parquet", 300_001, 0);
    const report = await compare(changing, sides.current, { createdAt });
    assert.match(report.columns[0]?.error ?? "", /c\.parquet: the file changed while it was read; compare it again/);
    assert.equal(report.reference.fingerprint, "unknown");
  });
});
