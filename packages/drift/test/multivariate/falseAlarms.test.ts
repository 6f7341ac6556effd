import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { multivariateSection } from "../../src/multivariate/section.ts";
import { type Random, random } from "../../src/stats/random.ts";
import { mixed, rowsOf } from "./tables.ts";

/** A thousand each take two minutes and say the same: set it higher to look closer. */
const reports = Number(process.env["DRIFTLINE_REPORTS"] ?? 200);

/** So many false alarms of a promise of one in twenty, and two standard errors more. */
const most = (all: number) => all * 0.05 + 2 * Math.sqrt(all * 0.05 * 0.95);

interface Seen {
  together: number;
  classifier: number;
  reconstruction: number;
}

/** How many reports without drift have a p-value under .05. */
function alarms(all: number, [reference, current]: readonly [number, number], drawn: typeof mixed): Seen {
  const chance = random(reference + current);
  const seen = { together: 0, classifier: 0, reconstruction: 0 };
  for (let report = 0; report < all; report += 1) {
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
      const seen = alarms(reports, rows, mixed);
      for (const [name, times] of Object.entries(seen))
        assert.ok(times <= most(reports), `${name}: ${times} of ${reports}`);
      // A test that never alarms could be of no use.
      assert.ok(Math.min(seen.classifier, seen.reconstruction) > 0.02 * reports, JSON.stringify(seen));
    });

  it("so it is with names most of which are seen once, which must not give away where", () => {
    const names = (chance: Random) => () => [`name ${chance.below(1500)}`, chance.normal()];
    const { classifier } = alarms(reports, [300, 300], names);
    assert.ok(classifier <= most(reports), `${classifier} of ${reports}`);
  });
});
