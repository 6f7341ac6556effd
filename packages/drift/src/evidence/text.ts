import type { PairAnswers, PairNeeds } from "../measure.ts";
import { type LabelledText, trainTextClassifier } from "../models/textClassifier.ts";
import { runWalks } from "../runWalks.ts";
import { random } from "../stats/random.ts";
import type { Finding } from "./finding.ts";
import { numberEvidence } from "./number.ts";

/** So many texts of each side are enough for any change that matters, and keep a report quick. */
const needs = { texts: { pair: "texts", size: 4000, seed: 1 } } as const satisfies PairNeeds;

/**
 * What texts are about. A classifier learns from half of the rows which side a text is from and scores the other half;
 * where its scores tell the sides apart, the texts changed (Lopez-Paz and Oquab 2017). Without a change the held-out
 * scores are exchangeable, so the tests of numbers are valid on them, and the share that moved is at least what they show.
 */
export const textEvidence = {
  needs,
  find({ texts }: PairAnswers<typeof needs>): Finding {
    const reference = halves(texts.reference, 1);
    const current = halves(texts.current, 2);
    const score = trainTextClassifier(alternate(reference.training, current.training));
    const scores = (held: readonly string[]) => ({ values: Float64Array.from(held, score).sort() });
    const { gap, scores: sums, ties } = numberEvidence.needs;
    const walks = [gap.walk, sums.walk, ties.walk] as const;
    const folded = runWalks(scores(reference.held), scores(current.held), walks);
    const answers = Object.fromEntries(["gap", "scores", "ties"].map((name, index) => [name, folded[index]]));
    const { evidence, effect } = numberEvidence.find(answers as PairAnswers<typeof numberEvidence.needs>);
    return {
      ...(evidence
        ? {
            evidence: {
              ...evidence,
              method: `scores of a classifier of words on rows it did not learn from; ${evidence.method}`,
            },
          }
        : {}),
      ...(effect ? { effect } : {}),
    };
  },
};

function halves(texts: readonly string[], seed: number): { readonly training: string[]; readonly held: string[] } {
  const { next } = random(seed);
  const split = { training: [] as string[], held: [] as string[] };
  for (const text of texts) split[next() < 0.5 ? "training" : "held"].push(text);
  return split;
}

/** Learning goes astray on all of one side and then all of the other. */
function alternate(reference: readonly string[], current: readonly string[]): LabelledText[] {
  const place = (texts: readonly string[], positive: boolean) =>
    texts.map((text, index) => ({ text, positive, at: (index + 0.5) / texts.length }));
  return [...place(reference, false), ...place(current, true)].sort((left, right) => left.at - right.at);
}
