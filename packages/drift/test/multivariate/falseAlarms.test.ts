import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { multivariateSection } from "../../src/multivariate/section.ts";
import { random } from "../../src/stats/random.ts";
import { mixed, rowsOf } from "./tables.ts";

const reports = 1000;
/** One in twenty, and two standard errors. */
const most = reports * 0.05 + 2 * Math.sqrt(reports * 0.05 * 0.95);

describe("without drift", () => {
  for (const { reference, current } of [
    { reference: 100, current: 100 },
    { reference: 500, current: 500 },
    { reference: 2000, current: 2000 },
    { reference: 1000, current: 60 },
  ])
    it(`at most one report of twenty has a p-value under .05: ${reference} and ${current} rows`, () => {
      const chance = random(reference + current);
      const seen = { together: 0, classifier: 0, reconstruction: 0 };
      for (let report = 0; report < reports; report += 1) {
        const draw = mixed(chance);
        const section = multivariateSection(rowsOf(reference, draw), rowsOf(current, draw), report);
        const { evidence, domainClassifier, reconstruction } = section;
        assert.ok(evidence && !("error" in domainClassifier) && !("error" in reconstruction));
        if (evidence.pValue <= 0.05) seen.together += 1;
        if (domainClassifier.pValue <= 0.05) seen.classifier += 1;
        if (reconstruction.pValue <= 0.05) seen.reconstruction += 1;
      }
      for (const [name, times] of Object.entries(seen)) assert.ok(times <= most, `${name}: ${times} of ${reports}`);
      // A test that never alarms could be of no use.
      assert.ok(seen.classifier > 0.02 * reports, `${seen.classifier}`);
    });
});
