import type { PairAnswers, PairNeeds } from "../measure.ts";
import type { Evidence } from "../report.ts";
import type { Finding } from "./finding.ts";
import { oneCategory } from "./oneCategory.ts";
import { type Categories, pooledCategories } from "./pooledCategories.ts";
import { together } from "./together.ts";
import { totalVariation } from "./totalVariation.ts";
import { unseen } from "./unseen.ts";
import { combine } from "./views.ts";

/** How the views of a category share its p-value. A view that the margins rule out spends nothing of its weight. */
export const categoryWeights = { together: 0.3, one: 0.7, unseen: 0.25 } as const;

const needs = { counts: { pair: "counts" } } as const satisfies PairNeeds;

/** Categories and booleans. */
export const categoryEvidence = {
  needs,
  find({ counts }: PairAnswers<typeof needs>): Finding {
    const categories = pooledCategories(counts);
    if (categories.reference === 0 || categories.current === 0) return {};
    const effect = totalVariation(categories);
    return categories.all.length < 2 ? { effect } : { evidence: test(categories), effect };
  },
};

function test(categories: Categories): Evidence {
  const cells = categories.all.length;
  if (cells === 2) return { ...combine([oneCategory(categories, 1)]), cells };
  const one = oneCategory(categories, categoryWeights.one);
  const many = together(categories, categoryWeights.together);
  return { ...combine([one, ...many, unseen(categories, categoryWeights.unseen)]), cells };
}
