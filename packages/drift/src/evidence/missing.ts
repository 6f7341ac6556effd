import type { Pair } from "../report.ts";
import { differenceInterval } from "../stats/differenceInterval.ts";
import { doubledTail, leastDoubledTail } from "../stats/hypergeometric.ts";
import { wilson } from "../stats/wilson.ts";
import type { Finding } from "./finding.ts";

/** Whether cells go missing more or less often; the effect is the signed change of their share. */
export function missingEvidence(rows: Pair<number>, missing: Pair<number>): Finding {
  const { reference, current } = rows;
  if (reference === 0 || current === 0) return {};
  const effect = differenceInterval(wilson(missing.reference, reference), wilson(missing.current, current));
  const both = reference + current;
  const marked = missing.reference + missing.current;
  if (marked === 0 || marked === both) return { effect };
  return {
    evidence: {
      pValue: doubledTail(missing.current, both, marked, current),
      view: "missing",
      method: "share of missing cells, exact (hypergeometric, doubled tail)",
      least: leastDoubledTail(both, marked, current),
    },
    effect,
  };
}
