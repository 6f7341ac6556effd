import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { multivariateSection } from "../../src/multivariate/section.ts";
import { type Random, random } from "../../src/stats/random.ts";
import { mixed, rowsOf } from "./tables.ts";

/** So many false alarms of a promise of one in twenty, and two standard errors more. */
const most = (reports: number) => reports * 0.05 + 2 * Math.sqrt(reports * 0.05 * 0.95);

interface Seen {
  together: number;
  classifier: number;
  reconstruction: number;
}

/** How many reports without drift have a p-value under .05. */
function alarms(reports: number, [reference, current]: readonly [number, number], drawn: typeof mixed): Seen {
  const chance = random(reference + current);
  const seen = { together: 0, classifier: 0, reconstruction: 0 };
  for (let report = 0; report < reports; report += 1) {
    const draw = drawn(chance);
    const section = multivariateSection(rowsOf(reference, draw), rowsOf(current, draw), report);
    const { evidence, domainClassifier, reconstruction } = section;
    assert.ok(evidence && !("error" in domainClassifier));
    if (evidence.pValue <= 0.05) seen.together += 1;
    if (domainClassifier.pValue <= 0.05) seen.classifier += 1;
    if (!("error" in reconstruction) && reconstruction.pValue <= 0.05) seen.reconstruction += 1;
  }
  return seen;
}

describe("without drift", () => {
  for (const rows of [
    [100, 100],
    [500, 500],
    [2000, 2000],
    [300, 60],
  ] as const)
    it(`at most one report of twenty has a p-value under .05: ${rows.join(" and ")} rows`, () => {
      const seen = alarms(1000, rows, mixed);
      for (const [name, times] of Object.entries(seen)) assert.ok(times <= most(1000), `${name}: ${times} of 1,000`);
      // A test that never alarms could be of no use.
      assert.ok(Math.min(seen.classifier, seen.reconstruction) > 20, JSON.stringify(seen));
    });

  it("so it is with names most of which are seen once, which must not give away where", () => {
    const names = (chance: Random) => () => [`name ${chance.below(1500)}`, chance.normal()];
    const { classifier } = alarms(600, [300, 300], names);
    assert.ok(classifier <= most(600), `${classifier} of 600`);
  });
});
