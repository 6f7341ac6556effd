import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SampledColumn, SampledRows } from "../../src/multivariate/rows.ts";
import { multivariateSection } from "../../src/multivariate/section.ts";
import { random } from "../../src/stats/random.ts";
import { correlated, mixed, rowsOf } from "./tables.ts";

/** The same rows with one more column. */
function withColumn({ rows, columns }: SampledRows, column: SampledColumn): SampledRows {
  return { rows, columns: [...columns, column] };
}

describe("the section on all columns together", () => {
  const chance = random(1);
  const rows = (count: number, correlation: number) => rowsOf(count, correlated(correlation, 2, chance));
  const [reference, current] = [rows(600, 0), rows(500, 0.8)];
  const found = multivariateSection(reference, current, 1);

  it("puts both ways together in one p-value, with the effect of the way that saw more", () => {
    const { domainClassifier, reconstruction, evidence, effect } = found;
    assert.ok(!("error" in domainClassifier) && !("error" in reconstruction));
    assert.deepEqual(found.rows, { reference: 600, current: 500 });
    const scaled = Math.min(domainClassifier.pValue / 0.8, reconstruction.pValue / 0.2);
    assert.ok(Math.abs((evidence?.pValue ?? 1) / scaled - 1) < 1e-9);
    assert.equal(evidence?.view, "columns together");
    assert.equal(effect?.value, 2 * domainClassifier.auc.value - 1);
  });

  it("is plain JSON and the same each time", () => {
    assert.deepEqual(JSON.parse(JSON.stringify(found)), structuredClone(found));
    assert.deepEqual(multivariateSection(reference, current, 1), found);
  });

  it("never has a negative effect", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { effect } = multivariateSection(rowsOf(80, mixed(chance)), rowsOf(80, mixed(chance)), seed);
      assert.ok(
        effect && effect.value >= 0 && effect.low >= 0 && effect.low <= effect.value && effect.value <= effect.high,
      );
    }
  });

  it("says how many rows it takes where there are too few", () => {
    const few = multivariateSection(rows(600, 0), rows(49, 0), 1);
    assert.equal(few.rowsNeeded, 50);
    assert.equal(few.evidence, undefined);
    assert.match(
      "error" in few.domainClassifier ? few.domainClassifier.error : "",
      /50 rows on each side, there are 600 and 49/,
    );
    assert.equal(multivariateSection({ rows: 0, columns: [] }, { rows: 0, columns: [] }, 1).verdict, "unknown");
  });

  it("loses nothing to columns that are constant, missing, odd or on one side only", () => {
    const bad: readonly SampledColumn[] = [
      { name: "constant", kind: "number", numbers: new Float64Array(600).fill(4) },
      { name: "missing", kind: "number", numbers: new Float64Array(600).fill(Number.NaN) },
      { name: "no labels", kind: "category", labels: new Array(600).fill(undefined) },
      { name: "infinite", kind: "number", numbers: new Float64Array(600).fill(Number.POSITIVE_INFINITY) },
      { name: "huge", kind: "number", numbers: Float64Array.from({ length: 600 }, () => 1e300 * chance.normal()) },
      { name: "__proto__", kind: "category", labels: Array.from({ length: 600 }, () => "constructor") },
      { name: "nothing", kind: "text" },
    ];
    const cut = (column: SampledColumn): SampledColumn => ({
      ...column,
      ...(column.numbers ? { numbers: column.numbers.slice(0, 500) } : {}),
      ...(column.labels ? { labels: column.labels.slice(0, 500) } : {}),
    });
    const before = withColumn(bad.reduce(withColumn, reference), {
      name: "lost",
      kind: "number",
      numbers: new Float64Array(600),
    });
    const after = bad.map(cut).reduce(withColumn, current);
    const { domainClassifier, reconstruction, evidence } = multivariateSection(before, after, 1);
    assert.ok(!("error" in domainClassifier) && !("error" in reconstruction));
    assert.ok((evidence?.pValue ?? 1) < 1e-9);
    assert.ok(Number.isFinite(reconstruction.current.value), `${reconstruction.current.value}`);
  });

  it("keeps one way where the other cannot be computed", () => {
    const one = (mean: number) => rowsOf(300, () => [mean + chance.normal()]);
    const { domainClassifier, reconstruction, evidence } = multivariateSection(one(0), one(1), 1);
    assert.ok(!("error" in domainClassifier) && "error" in reconstruction);
    assert.match(reconstruction.error, /two columns/);
    assert.ok(Math.abs((evidence?.pValue ?? 1) / domainClassifier.pValue - 1) < 1e-9);
  });

  it("says that nothing can be compared where no column varies or none is shared", () => {
    const same = multivariateSection(
      rowsOf(100, () => [1]),
      rowsOf(100, () => [1]),
      1,
    );
    assert.equal(same.evidence, undefined);
    assert.match("error" in same.domainClassifier ? same.domainClassifier.error : "", /different values/);
    const apart = multivariateSection({ rows: 100, columns: [] }, rows(100, 0), 1);
    assert.match("error" in apart.domainClassifier ? apart.domainClassifier.error : "", /different values/);
  });

  it("leaves the rows' own clock out, and looks at texts by their length", () => {
    const times = (from: number, count: number): SampledColumn => ({
      name: "time",
      kind: "time",
      numbers: Float64Array.from({ length: count }, (_, row) => from + row),
    });
    const texts = (length: number, count: number): SampledColumn => ({
      name: "note",
      kind: "text",
      labels: Array.from({ length: count }, () => "x".repeat(1 + chance.below(length))),
    });
    const plain = (count: number) => rowsOf(count, correlated(0, 1, chance));
    const clock = multivariateSection(
      withColumn(plain(300), times(0, 300)),
      withColumn(plain(300), times(1000, 300)),
      1,
    );
    assert.ok((clock.evidence?.pValue ?? 0) > 0.001);
    const longer = multivariateSection(
      withColumn(plain(300), texts(20, 300)),
      withColumn(plain(300), texts(40, 300)),
      1,
    );
    assert.ok(!("error" in longer.domainClassifier));
    assert.equal(longer.domainClassifier.columns[0]?.name, "note");
    assert.ok((longer.evidence?.pValue ?? 1) < 1e-6);
  });
});
